package dev.sandglass.shell.interpreter;

/**
 * Patterns as the shell at hand understands them.
 *
 * @param extended whether {@code @(a|b)} and its like mean something, as after {@code shopt -s extglob}
 */
record Patterns(boolean extended) {

    static Patterns of(Interpreter shell) {
        return new Patterns(shell.options.contains("extglob"));
    }

    boolean isExtended(String pattern) {
        return extended && ExtendedPattern.isOne(pattern);
    }

    boolean isPattern(String text) {
        return Pattern.isPattern(text) || isExtended(text);
    }

    boolean matches(String pattern, String text) throws Expansion.Refused {
        return isExtended(pattern)
                ? new ExtendedPattern(pattern, text).prefix(0, true) == text.length()
                : Pattern.matches(pattern, text);
    }

    /** The length of the shortest or longest beginning of the text that matches, or -1. */
    int prefix(String pattern, String text, boolean longest) throws Expansion.Refused {
        return isExtended(pattern)
                ? new ExtendedPattern(pattern, text).prefix(0, longest)
                : Pattern.prefix(pattern, text, longest);
    }

    /** Where the longest match ends that begins at that place, or -1. */
    int prefix(String pattern, String text, int from) throws Expansion.Refused {
        return isExtended(pattern)
                ? new ExtendedPattern(pattern, text).prefix(from, true)
                : Pattern.prefix(pattern, text, from);
    }

    /** Where the shortest or longest end of the text that matches begins, or -1. */
    int suffix(String pattern, String text, boolean longest) throws Expansion.Refused {
        return isExtended(pattern)
                ? new ExtendedPattern(pattern, text).suffix(longest)
                : Pattern.suffix(pattern, text, longest);
    }
}
