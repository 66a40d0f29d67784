package dev.sandglass.shell.interpreter;

/**
 * {@code :s/old/new/} behind a line of the history; {@code :&} does the last one again.
 *
 * @param end where the line goes on behind it
 */
record HistoryChange(String old, String by, int end) {

    static final HistoryChange NONE = new HistoryChange("", "", 0);

    /** Reads it from behind its letter. An empty old text is the one before's. */
    HistoryChange read(String line, int from) {
        if (from >= line.length()) {
            return new HistoryChange(old, "", from);
        }
        var sign = line.charAt(from);
        var middle = end(line, from + 1, sign);
        var last = end(line, Math.min(line.length(), middle + 1), sign);
        var typed = line.substring(from + 1, middle).replace("\\" + sign, "" + sign);
        var sought = typed.isEmpty() ? old : typed;
        var text =
                middle >= line.length()
                        ? ""
                        : line.substring(middle + 1, last).replace("\\" + sign, "" + sign);
        var after = last < line.length() && line.charAt(last) == sign ? last + 1 : last;
        return new HistoryChange(sought, with(text, sought), after);
    }

    private static int end(String line, int from, char sign) {
        var at = from;
        while (at < line.length() && line.charAt(at) != sign && line.charAt(at) != '\n') {
            at += line.charAt(at) == '\\' && at + 1 < line.length() ? 2 : 1;
        }
        return at;
    }

    /** The new text, in which an ampersand is the old one. */
    private static String with(String text, String sought) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '&') {
                out.append(text.charAt(++i));
            } else {
                out.append(c == '&' ? sought : String.valueOf(c));
            }
        }
        return out.toString();
    }

    /**
     * Does it.
     *
     * @param typed what was typed, for complaints
     */
    String on(String text, boolean everywhere, String typed) throws HistoryExpansion.Refused {
        if (old.isEmpty()) {
            throw new HistoryExpansion.Refused(typed, "no previous substitution");
        }
        var first = text.indexOf(old);
        if (first < 0) {
            throw new HistoryExpansion.Refused(typed, "substitution failed");
        }
        return everywhere
                ? text.replace(old, by)
                : text.substring(0, first) + by + text.substring(first + old.length());
    }
}
