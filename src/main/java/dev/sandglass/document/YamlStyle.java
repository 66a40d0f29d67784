package dev.sandglass.document;

/** How a string may be written in YAML, and how go-yaml then writes it. */
enum YamlStyle {
    PLAIN,
    SINGLE,
    DOUBLE,
    LITERAL;

    /**
     * @param asKey before a colon on one line, where no block scalar can stand
     */
    static YamlStyle of(String text, boolean asKey) {
        var traits = Traits.of(text);
        if (text.indexOf('\n') >= 0) {
            return traits.blockForbidden || asKey ? DOUBLE : LITERAL;
        }
        if (!YamlScalars.isString(text)) {
            return DOUBLE;
        }
        if (!traits.plainForbidden) {
            return PLAIN;
        }
        return traits.singleForbidden || asKey && traits.breaks ? DOUBLE : SINGLE;
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** What go-yaml takes for printable: no tab, no character past the basic plane. */
    static boolean isPrintable(int c) {
        return c == '\n'
                || c >= 0x20 && c <= 0x7e
                || c >= 0xa0 && c <= 0xd7ff
                || c >= 0xe000 && c <= 0xfffd && c != 0xfeff;
    }

    /** What one walk over the string finds. */
    private static final class Traits {

        private boolean plainForbidden;
        private boolean singleForbidden;
        private boolean blockForbidden;
        private boolean breaks;
        private boolean afterSpace;
        private boolean afterBreak;

        static Traits of(String text) {
            var traits = new Traits();
            traits.plainForbidden = text.startsWith("---") || text.startsWith("...");
            var afterBlank = true;
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                var beforeBlank = i + 1 >= text.length() || isBlank(text.charAt(i + 1));
                traits.plainForbidden |=
                        i == 0
                                ? cannotBegin(c, beforeBlank)
                                : c == ':' && beforeBlank || c == '#' && afterBlank;
                traits.visit(c, i == 0, i + 1 == text.length());
                afterBlank = isBlank(c) || isBreak(c);
            }
            return traits;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }

        private static boolean cannotBegin(char c, boolean beforeBlank) {
            return "#,[]{}&*!|>'\"%@`".indexOf(c) >= 0 || "?:-".indexOf(c) >= 0 && beforeBlank;
        }

        private void visit(char c, boolean first, boolean last) {
            if (!isPrintable(c)) {
                forbidAllButDouble();
            }
            if (c == ' ') {
                plainForbidden |= first || last || afterBreak;
                blockForbidden |= last;
                singleForbidden |= afterBreak;
                afterSpace = true;
                afterBreak = false;
            } else if (isBreak(c)) {
                breaks = true;
                plainForbidden = true;
                if (afterSpace) {
                    forbidAllButDouble();
                }
                afterSpace = false;
                afterBreak = true;
            } else {
                afterSpace = false;
                afterBreak = false;
            }
        }

        private void forbidAllButDouble() {
            plainForbidden = true;
            singleForbidden = true;
            blockForbidden = true;
        }
    }
}
