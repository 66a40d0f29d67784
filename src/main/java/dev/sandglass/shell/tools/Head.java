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
        var wanted = new Wanted(count, isBytes, isNamed, s.rest().size() <= 1);
        var sieve =
                isAllBut
                        ? new AllBut(wanted, Pieces.NONE, 0, false)
                        : new Part(wanted, count, false);
        return Filter.start("head", sieve, s.rest());
    }

    /**
     * What the command line asked for.
     *
     * @param isNamed whether each file's name is shown
     */
    record Wanted(long count, boolean isBytes, boolean isNamed, boolean isSingle) {

        private void name(String file, boolean isBegun, Process self) {
            if (isNamed) {
                var shown = file.equals("-") ? "standard input" : file;
                self.print((isBegun ? "\n" : "") + "==> " + shown + " <==");
            }
        }
    }

    /**
     * The first lines or bytes of each file.
     *
     * @param left how much of this file is still to be shown
     */
    record Part(Wanted wanted, long left, boolean isBegun) implements Sieve {

        @Override
        public Sieve begin(String file, Process self) {
            wanted.name(file, isBegun, self);
            return new Part(wanted, wanted.count(), true);
        }

        @Override
        public Sieve unread(String file, FileProblem.Reason reason, Process self) {
            return reason == FileProblem.Reason.IS_FOLDER ? begin(file, self) : this;
        }

        @Override
        public Sieve bytes(byte[] data, Process self) {
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
            return new Part(wanted, more, isBegun);
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return this; // all has come as bytes
        }

        @Override
        public boolean isDone() {
            return wanted.isSingle() && left <= 0;
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }

    /**
     * All but the last lines or bytes of each file.
     *
     * @param held what may be the end
     * @param count how many lines, or bytes, that is
     */
    record AllBut(Wanted wanted, Pieces held, long count, boolean isBegun) implements Sieve {

        @Override
        public Sieve begin(String file, Process self) {
            finish(self);
            wanted.name(file, isBegun, self);
            return new AllBut(wanted, Pieces.NONE, 0, true);
        }

        @Override
        public Sieve unread(String file, FileProblem.Reason reason, Process self) {
            return reason == FileProblem.Reason.IS_FOLDER ? begin(file, self) : this;
        }

        @Override
        public Sieve bytes(byte[] data, Process self) {
            var all = held.plus(data);
            var counted = count + (wanted.isBytes() ? data.length : newlines(data));
            var more = Math.max(0, counted - wanted.count());
            var sure = wanted.isBytes() ? more : all.lines(more);
            self.write(1, all.first(sure));
            return new AllBut(wanted, all.without(sure), counted - more, isBegun);
        }

        private static int newlines(byte[] data) {
            var newlines = 0;
            for (var b : data) {
                newlines += b == '\n' ? 1 : 0;
            }
            return newlines;
        }

        /** A last line without a newline is one of those left out. */
        private void finish(Process self) {
            if (!wanted.isBytes() && held.lines(count) < held.size()) {
                var more = Math.max(0, count + 1 - wanted.count());
                self.write(1, held.first(held.lines(more)));
            }
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return this; // all has come as bytes
        }

        @Override
        public boolean isDone() {
            return Pieces.isTooMuch(held.size());
        }

        @Override
        public int end(Process self) {
            if (Pieces.isTooMuch(held.size())) {
                Pieces.complain("head", self);
                return 1;
            }
            finish(self);
            return 0;
        }
    }
}
