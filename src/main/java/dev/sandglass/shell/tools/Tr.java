package dev.sandglass.shell.tools;

import dev.sandglass.shell.language.Escapes;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;

/** {@code tr}: other characters for some: {@code -d -s -c}. */
final class Tr {

    private Tr() {}

    static Step start(Process self) {
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
                "tr",
                new Replacing(CharSets.expand(s.rest().getFirst()), to, letters, ""),
                List.of());
    }

    /** Other characters for some. */
    record Replacing(String from, String to, List<String> letters, String last) implements Sieve {
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
            return new Replacing(from, to, letters, before);
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
                    Escapes.decode(set)
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
}
