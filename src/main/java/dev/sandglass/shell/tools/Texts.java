package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code cat}, {@code wc}, {@code cut}, {@code tr}, {@code tee}, {@code rev}, {@code nl}: small sieves. */
final class Texts {

    private Texts() {}

    // ---- cat ----

    static Step cat(Process self) {
        var s = Switches.read(self.arguments(), "nbAETevstu", "", "number=n", "show-all=A");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var settings = List.copyOf(s.given().keySet());
        return Filter.start("cat", new Cat(settings, 0), s.rest());
    }

    /** Passes all on, perhaps with numbers. */
    record Cat(List<String> letters, long number) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var shown =
                    letters.contains("A") || letters.contains("T")
                            ? line.replace("\t", "^I")
                            : line;
            shown = whole && (letters.contains("A") || letters.contains("E")) ? shown + "$" : shown;
            var isNumbered = letters.contains("n") || letters.contains("b") && !line.isEmpty();
            var next = isNumbered ? number + 1 : number;
            Sieve.pass(
                    isNumbered ? String.format(Locale.ROOT, "%6d\t%s", next, shown) : shown,
                    whole,
                    self);
            return new Cat(letters, next);
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }

    // ---- wc ----

    static Step wc(Process self) {
        var s =
                Switches.read(
                        self.arguments(), "lwcm", "", "lines=l", "words=w", "bytes=c", "chars=m");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var letters =
                s.given().isEmpty() ? List.of("l", "w", "c") : List.copyOf(s.given().keySet());
        var counts = List.of(0L, 0L, 0L);
        return Filter.start("wc", new Wc(letters, "", counts, counts, 0), s.rest());
    }

    /** Counts lines, words and bytes of each file and of all. */
    record Wc(List<String> letters, String file, List<Long> here, List<Long> all, int files)
            implements Sieve {
        @Override
        public Sieve begin(String next, Process self) {
            report(self);
            return new Wc(letters, next, List.of(0L, 0L, 0L), sum(), files + 1);
        }

        private List<Long> sum() {
            return List.of(
                    all.get(0) + here.get(0), all.get(1) + here.get(1), all.get(2) + here.get(2));
        }

        private void report(Process self) {
            if (!file.isEmpty()) {
                show(here, file.equals("-") ? "" : file, self);
            }
        }

        private void show(List<Long> counts, String name, Process self) {
            var shown = new ArrayList<String>();
            var order = List.of("l", "w", "c");
            for (var i = 0; i < 3; i++) {
                if (letters.contains(order.get(i)) || i == 2 && letters.contains("m")) {
                    shown.add(Long.toString(counts.get(i)));
                }
            }
            var width = shown.size() > 1 && name.isEmpty() ? 7 : widest(counts, shown.size());
            var out = new StringBuilder();
            for (var number : shown) {
                out.append(out.isEmpty() ? "" : " ")
                        .append(" ".repeat(Math.max(0, width - number.length())));
                out.append(number);
            }
            self.print(name.isEmpty() ? out.toString() : out + " " + name);
        }

        private int widest(List<Long> counts, int shown) {
            return shown == 1 && files <= 1 ? 1 : Long.toString(sum().get(2)).length();
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var words = line.isBlank() ? 0 : line.strip().split("\\s+").length;
            var bytes = line.getBytes(StandardCharsets.UTF_8).length + (whole ? 1 : 0);
            return new Wc(
                    letters,
                    file,
                    List.of(
                            here.get(0) + (whole ? 1 : 0),
                            here.get(1) + words,
                            here.get(2) + bytes),
                    all,
                    files);
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

    // ---- cut ----

    static Step cut(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "s",
                        "dfcb",
                        "delimiter=d:",
                        "fields=f:",
                        "characters=c:",
                        "bytes=b:",
                        "output-delimiter=o:",
                        "only-delimited=s");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var list = s.value("f", s.value("c", s.value("b", "")));
        if (list.isEmpty()) {
            self.complain("cut: you must specify a list of bytes, characters, or fields");
            self.complain("Try 'cut --help' for more information.");
            return Step.exit(1);
        }
        var delimiter = s.value("d", "\t");
        if (delimiter.length() != 1) {
            self.complain("cut: the delimiter must be a single character");
            self.complain("Try 'cut --help' for more information.");
            return Step.exit(1);
        }
        var sieve = new Cut(list, s.has("f"), delimiter, s.value("o", delimiter), s.has("s"));
        return Filter.start("cut", sieve, s.rest());
    }

    /** Parts of each line. */
    record Cut(
            String list, boolean byField, String delimiter, String between, boolean onlyDelimited)
            implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            if (byField && line.indexOf(delimiter) < 0) {
                if (!onlyDelimited) {
                    self.print(line);
                }
                return this;
            }
            var parts =
                    byField
                            ? List.of(line.split(java.util.regex.Pattern.quote(delimiter), -1))
                            : line.codePoints().mapToObj(Character::toString).toList();
            var chosen = new ArrayList<String>();
            for (var i = 0; i < parts.size(); i++) {
                if (isChosen(i + 1)) {
                    chosen.add(parts.get(i));
                }
            }
            self.print(String.join(byField ? between : "", chosen));
            return this;
        }

        private boolean isChosen(int number) {
            for (var range : list.split(",")) {
                var dash = range.indexOf('-');
                var first = Numbers.whole(dash < 0 ? range : range.substring(0, dash), 1);
                var last =
                        dash < 0
                                ? first
                                : Numbers.whole(range.substring(dash + 1), Integer.MAX_VALUE);
                if (first <= number && number <= last) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }

    // ---- tr ----

    static Step tr(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "dscC",
                        "",
                        "delete=d",
                        "squeeze-repeats=s",
                        "complement=c");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        if (s.rest().isEmpty()) {
            self.complain("tr: missing operand");
            self.complain("Try 'tr --help' for more information.");
            return Step.exit(1);
        }
        var to = s.rest().size() > 1 ? CharSets.expand(s.rest().get(1)) : "";
        var letters = List.copyOf(s.given().keySet());
        return Filter.start(
                "tr", new Tr(CharSets.expand(s.rest().getFirst()), to, letters, ""), List.of());
    }

    /** Other characters for some. */
    record Tr(String from, String to, List<String> letters, String last) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var text = whole ? line + "\n" : line;
            var out = new StringBuilder();
            var before = last;
            for (var i = 0; i < text.length(); i++) {
                var c = text.substring(i, i + 1);
                var isIn = from.contains(c) != (letters.contains("c") || letters.contains("C"));
                if (isIn && letters.contains("d")) {
                    continue;
                }
                var put = isIn && !to.isEmpty() ? replacement(c) : c;
                var isSqueezed = letters.contains("s") && put.equals(before) && isIn;
                if (!isSqueezed) {
                    out.append(put);
                }
                before = put;
            }
            Sieve.pass(out.toString(), false, self);
            return new Tr(from, to, letters, before);
        }

        private String replacement(String c) {
            var place = from.indexOf(c);
            var at = place < 0 ? to.length() - 1 : Math.min(place, to.length() - 1);
            return to.substring(at, at + 1);
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }

    /** {@code a-z}, {@code [:upper:]}, {@code \n}. */
    static final class CharSets {
        private CharSets() {}

        static String expand(String set) {
            var text =
                    dev.sandglass.shell.language.Escapes.decode(set)
                            .replace("[:upper:]", "A-Z")
                            .replace("[:lower:]", "a-z")
                            .replace("[:digit:]", "0-9")
                            .replace("[:alpha:]", "A-Za-z")
                            .replace("[:alnum:]", "A-Za-z0-9")
                            .replace("[:space:]", " \t\n\r\u000b\f")
                            .replace("[:punct:]", "!\"#$%&'()*+,\\-./:;<=>?@[]^_`{|}~");
            var out = new StringBuilder();
            for (var i = 0; i < text.length(); i++) {
                if (i + 2 < text.length() && text.charAt(i + 1) == '-') {
                    for (var c = text.charAt(i); c <= text.charAt(i + 2); c++) {
                        out.append(c);
                    }
                    i += 2;
                } else if (text.charAt(i) != '\\' || i + 1 == text.length()) {
                    out.append(text.charAt(i));
                }
            }
            return out.toString();
        }
    }

    // ---- tee ----

    static Step tee(Process self) {
        var s = Switches.read(self.arguments(), "ai", "", "append=a");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var files = self.facility(dev.sandglass.shell.Files.class);
        for (var file : s.rest()) {
            var path = dev.sandglass.shell.Files.resolve(self.folder(), file);
            try {
                if (!s.has("a") || !files.exists(path)) {
                    files.write(path, new byte[0]);
                }
            } catch (dev.sandglass.shell.FileProblem problem) {
                self.complain("tee: " + file + ": " + problem.reason().words());
                return Step.exit(1);
            }
        }
        return Filter.start("tee", new Tee(s.rest()), List.of());
    }

    /** Passes all on and writes it to files. */
    record Tee(List<String> files) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            Sieve.pass(line, whole, self);
            for (var file : files) {
                var path = dev.sandglass.shell.Files.resolve(self.folder(), file);
                var bytes = (whole ? line + "\n" : line).getBytes(StandardCharsets.UTF_8);
                new dev.sandglass.shell.FileOutput(path).write(bytes, self);
            }
            return this;
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }

    static Step rev(Process self) {
        return Filter.start("rev", new Rev(), self.arguments().subList(1, self.arguments().size()));
    }

    /** Lines backwards. */
    record Rev() implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            Sieve.pass(new StringBuilder(line).reverse().toString(), whole, self);
            return this;
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }
}
