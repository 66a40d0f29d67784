package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.Arrays;

/** {@code head}: the beginning of texts, by lines or bytes, or all but the end; {@code -n -c -q -v}. */
final class Head {

    private Head() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "qv",
                        "nc",
                        "bytes=c:",
                        "lines=n:",
                        "quiet=q",
                        "silent=q",
                        "verbose=v");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var isBytes = s.has("c");
        var wish = isBytes ? s.value("c", "") : s.value("n", "10");
        var isAllBut = wish.startsWith("-");
        var count = Numbers.sized(wish.replaceFirst("^[-+]", ""));
        if (count < 0) {
            var what = isBytes ? "bytes" : "lines";
            self.complain("head: invalid number of " + what + ": ‘" + wish + "’");
            return Step.exit(1);
        }
        var isNamed = s.has("v") || s.rest().size() > 1 && !s.has("q");
        var wanted = new Wanted(count, isBytes, isAllBut, isNamed, s.rest().size() <= 1);
        return Filter.start("head", new Part(wanted, count, new byte[0], false), s.rest());
    }

    /**
     * What the command line asked for.
     *
     * @param isAllBut whether so much is left out at the end
     * @param isNamed whether each file's name is shown
     */
    record Wanted(
            long count, boolean isBytes, boolean isAllBut, boolean isNamed, boolean isSingle) {}

    /**
     * The first lines or bytes of each file.
     *
     * @param left how much of this file is still to be shown
     * @param held what may be the end
     */
    record Part(Wanted wanted, long left, byte[] held, boolean isBegun) implements Sieve {

        @Override
        public Sieve begin(String file, Process self) {
            finish(self);
            name(file, self);
            return new Part(wanted, wanted.count(), new byte[0], true);
        }

        @Override
        public Sieve unread(String file, FileProblem.Reason reason, Process self) {
            return reason == FileProblem.Reason.IS_FOLDER ? begin(file, self) : this;
        }

        private void name(String file, Process self) {
            if (wanted.isNamed()) {
                var shown = file.equals("-") ? "standard input" : file;
                self.print((isBegun ? "\n" : "") + "==> " + shown + " <==");
            }
        }

        @Override
        public Sieve bytes(byte[] data, Process self) {
            if (wanted.isAllBut()) {
                return allBut(data, self);
            }
            var end = 0;
            var more = left;
            if (wanted.isBytes()) {
                end = (int) Math.min(left, data.length);
                more -= end;
            } else {
                while (end < data.length && more > 0) {
                    more -= data[end++] == '\n' ? 1 : 0;
                }
            }
            self.write(1, Arrays.copyOf(data, end));
            return new Part(wanted, more, held, isBegun);
        }

        private Part allBut(byte[] data, Process self) {
            var all = Arrays.copyOf(held, held.length + data.length);
            System.arraycopy(data, 0, all, held.length, data.length);
            var sure = sure(all, wanted.count());
            self.write(1, Arrays.copyOf(all, sure));
            return new Part(wanted, left, Arrays.copyOfRange(all, sure, all.length), isBegun);
        }

        /** How much of this is not the end, whatever comes. */
        private int sure(byte[] all, long kept) {
            if (wanted.isBytes()) {
                return (int) Math.max(0, all.length - kept);
            }
            var at = all.length;
            for (var lines = 0L; at > 0; at--) {
                lines += all[at - 1] == '\n' ? 1 : 0;
                if (lines > kept) {
                    break;
                }
            }
            return at;
        }

        /** A last line without a newline is one of those left out. */
        private void finish(Process self) {
            var isOpen = held.length > 0 && held[held.length - 1] != '\n';
            if (isOpen && !wanted.isBytes() && wanted.count() > 0) {
                self.write(1, Arrays.copyOf(held, sure(held, wanted.count() - 1)));
            } else if (wanted.count() == 0) {
                self.write(1, held);
            }
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return this; // all has come as bytes
        }

        @Override
        public boolean isDone() {
            return wanted.isSingle() && !wanted.isAllBut() && left <= 0;
        }

        @Override
        public int end(Process self) {
            finish(self);
            return 0;
        }
    }
}
