package dev.sandglass.shell.tools;

import dev.sandglass.shell.Device;
import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code wc}: counts lines, words and bytes: {@code -l -w -m -c -L}. */
final class Wc {

    private static final int ENDLESS = 7;

    private Wc() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "lwcmL",
                        "",
                        "bytes=c",
                        "chars=m",
                        "lines=l",
                        "words=w",
                        "max-line-length=L");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var letters = s.given().isEmpty() ? List.of("l", "w", "c") : List.copyOf(s.last().keySet());
        return Filter.start(
                "wc",
                new Counting(
                        new Form(letters, width(s, letters, self), s.rest().isEmpty()),
                        "",
                        Counting.NOTHING,
                        Counting.NOTHING,
                        0,
                        false,
                        0),
                s.rest());
    }

    /** Wide enough for all bytes of all files; what may be endless gets seven places. */
    private static int width(Switches s, List<String> letters, Process self) {
        if (s.rest().size() <= 1 && letters.size() == 1) {
            return 1;
        }
        var files = self.facility(Files.class);
        var bytes = 0L;
        var least = s.rest().isEmpty() ? ENDLESS : 1;
        for (var name : s.rest()) {
            var path = Files.resolve(self.folder(), name);
            try {
                var isInput = name.equals("-") || Device.is(path);
                if (!isInput && files.find(path) instanceof FileNode.Regular file) {
                    bytes += file.bytes().length;
                } else {
                    least = ENDLESS;
                }
            } catch (FileProblem _) {
                if (name.equals(s.rest().getFirst())) {
                    return 1;
                }
            }
        }
        return Math.max(least, Long.toString(bytes).length());
    }

    /**
     * How counts are shown.
     *
     * @param letters which
     * @param isBare whether no file is named: standard input, without a name
     */
    record Form(List<String> letters, int width, boolean isBare) {}

    /**
     * Counts lines, words, characters, bytes of each file and of all, and the longest line.
     *
     * @param isInWord whether the bytes so far end in a word
     * @param column how far the line at hand goes
     */
    record Counting(
            Form form,
            String file,
            List<Long> here,
            List<Long> all,
            int files,
            boolean isInWord,
            long column)
            implements Sieve {

        private static final List<String> ORDER = List.of("l", "w", "m", "c", "L");
        private static final List<Long> NOTHING = List.of(0L, 0L, 0L, 0L, 0L);
        private static final int BYTES = 3;

        @Override
        public Sieve begin(String next, Process self) {
            report(self);
            return new Counting(form, next, NOTHING, sum(), files + 1, false, 0);
        }

        @Override
        public Sieve unread(String next, FileProblem.Reason reason, Process self) {
            if (reason == FileProblem.Reason.IS_FOLDER) {
                return begin(next, self);
            }
            report(self);
            return new Counting(form, "", NOTHING, sum(), files + 1, false, 0);
        }

        private List<Long> sum() {
            var sums = new ArrayList<Long>();
            for (var i = 0; i < ORDER.size(); i++) {
                var isLongest = i == ORDER.size() - 1;
                sums.add(isLongest ? Math.max(all.get(i), here.get(i)) : all.get(i) + here.get(i));
            }
            return sums;
        }

        private void report(Process self) {
            if (!file.isEmpty()) {
                show(here, form.isBare() ? "" : file, self);
            }
        }

        private void show(List<Long> counts, String name, Process self) {
            var shown = new ArrayList<String>();
            for (var i = 0; i < ORDER.size(); i++) {
                if (form.letters().contains(ORDER.get(i))) {
                    shown.add(Long.toString(counts.get(i)));
                }
            }
            var out = new StringBuilder();
            for (var number : shown) {
                out.append(out.isEmpty() ? "" : " ");
                out.append(" ".repeat(Math.max(0, form.width() - number.length()))).append(number);
            }
            self.print(name.isEmpty() ? out.toString() : out + " " + name);
        }

        @Override
        public Sieve bytes(byte[] data, Process self) {
            var lines = here.getFirst();
            var words = here.get(1);
            var characters = here.get(2);
            var longest = here.getLast();
            var inWord = isInWord;
            var at = column;
            for (var b : data) {
                var isSpace = b == ' ' || b >= '\t' && b <= '\r';
                words += isSpace || inWord ? 0 : 1;
                inWord = !isSpace;
                characters += (b & 0xC0) == 0x80 ? 0 : 1; // UTF-8: the others go on with one
                lines += b == '\n' ? 1 : 0;
                at = column(at, b);
                longest = Math.max(longest, at);
            }
            var counts = List.of(lines, words, characters, here.get(BYTES) + data.length, longest);
            return new Counting(form, file, counts, all, files, inWord, at);
        }

        private static long column(long before, byte b) {
            return switch (b) {
                case '\n', '\r', '\f' -> 0;
                case '\t' -> before / 8 * 8 + 8;
                default -> before + (b < ' ' && b >= 0 || (b & 0xC0) == 0x80 ? 0 : 1);
            };
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return this; // all has come as bytes
        }

        @Override
        public int end(Process self) {
            report(self);
            if (files > 1) {
                show(sum(), "total", self);
            }
            return 0;
        }
    }
}
