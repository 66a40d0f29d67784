package dev.sandglass.shell.interpreter;

import java.util.List;

/**
 * {@code !!}, {@code !$}, {@code !-2}, {@code !kubectl}, {@code ^old^new}: earlier lines in a line that is entered at the prompt,
 * as bash takes them from its history. Left out: {@code !%}.
 */
final class HistoryExpansion {

    /** What cannot be. */
    static final class Refused extends Exception {
        Refused(String what, String why) {
            super(what + ": " + why, null, false, false);
        }
    }

    /**
     * A line, and whether it is only to be shown.
     *
     * @param substitution the last {@code :s} of this line or those before
     */
    record Outcome(String line, boolean onlyShown, HistoryChange substitution) {}

    private static final String ENDS_NAME = " \t\n:;&()|<>";
    private static final String BEGINS_WORDS = "^$*-";

    private final List<String> history;
    private final String line;
    private final StringBuilder out = new StringBuilder();
    private HistoryChange substitution;
    private boolean onlyShown;
    private final boolean isExtended;
    private boolean inDouble;
    private int at;

    private HistoryExpansion(
            String line, List<String> history, HistoryChange substitution, boolean isExtended) {
        this.isExtended = isExtended;
        this.line = line;
        this.history = history;
        this.substitution = substitution;
    }

    /**
     * Replaces what is to be replaced.
     *
     * @param before what stands before this line in the same command, for quotes that are open
     * @param isExtended whether {@code !(} begins a pattern
     */
    static Outcome of(
            String before,
            String line,
            List<String> history,
            HistoryChange substitution,
            boolean isExtended)
            throws Refused {
        var quote = openQuote(before);
        if (before.isEmpty() && line.startsWith("^")) {
            return new HistoryExpansion("!!:s" + line, history, substitution, isExtended)
                    .expand('\0');
        }
        return before.contains("<<")
                ? new Outcome(line, false, substitution) // it may be a here-document's
                : new HistoryExpansion(line, history, substitution, isExtended).expand(quote);
    }

    /** The quote that is open behind a text, or NUL. */
    private static char openQuote(String text) {
        var quote = '\0';
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote == '\0' && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = '\0';
            }
        }
        return quote;
    }

    private Outcome expand(char quote) throws Refused {
        inDouble = quote == '"';
        if (quote == '\'') {
            copyTo('\'');
        }
        while (at < line.length()) {
            var c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length()) {
                copy(2);
            } else if (c == '"') {
                inDouble = !inDouble;
                copy(1);
            } else if (c == '\'' && !inDouble) {
                copy(1);
                copyTo('\'');
            } else if (c == '#'
                    && !inDouble
                    && (at == 0 || " \t\n".indexOf(line.charAt(at - 1)) >= 0)) {
                copy(line.length() - at);
            } else if (c == '!' && isEvent()) {
                event();
            } else {
                copy(1);
            }
        }
        return new Outcome(out.toString(), onlyShown, substitution);
    }

    private void copy(int count) {
        out.append(line, at, at + count);
        at += count;
    }

    private void copyTo(char quote) {
        var end = line.indexOf(quote, at);
        copy((end < 0 ? line.length() : end + 1) - at);
    }

    private char look(int ahead) {
        return at + ahead < line.length() && at + ahead >= 0 ? line.charAt(at + ahead) : '\n';
    }

    /** Whether the sign means an earlier line, and not a negation or a variable. */
    private boolean isEvent() {
        var next = look(1);
        if (" \t\r\n=".indexOf(next) >= 0 || inDouble && next == '"' || isExtended && next == '(') {
            return false;
        }
        var before = look(-1);
        return !(before == '$'
                || before == '[' && line.indexOf(']', at) > 0
                || before == '{' && look(-2) == '$' && line.indexOf('}', at) > 0);
    }

    private void event() throws Refused {
        var from = at++;
        var found = found(from);
        var colon = at;
        var words = HistoryWords.read(line, at, found);
        at = words.end();
        if (words.wrong()) {
            throw new Refused(line.substring(colon, at), "bad word specifier");
        }
        out.append(changed(words.text()));
    }

    /** The line that is meant. */
    private String found(int from) throws Refused {
        var c = look(0);
        if (c == '#') {
            at++;
            return out.toString();
        }
        if (c == '!') {
            at++;
            return back(1, from);
        }
        if (c == ':' || BEGINS_WORDS.indexOf(c) >= 0 && !Character.isDigit(look(1))) {
            return back(1, from);
        }
        var digits = at + (c == '-' ? 1 : 0);
        var end = digits;
        while (end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        if (end > digits && end - digits < 9) {
            var number = Integer.parseInt(line.substring(digits, end));
            at = end;
            return back(c == '-' ? number : history.size() + 1 - number, from);
        }
        return named(from, c == '?');
    }

    private String back(int count, int from) throws Refused {
        if (count < 1 || count > history.size()) {
            throw new Refused(line.substring(from, at), "event not found");
        }
        return history.get(history.size() - count);
    }

    private String named(int from, boolean within) throws Refused {
        at += within ? 1 : 0;
        var begin = at;
        while (at < line.length() && !endsName(begin, within)) {
            at++;
        }
        var name = line.substring(begin, at);
        if (name.isEmpty()) {
            throw new Refused(line.substring(from, at), "event not found");
        }
        at += within && look(0) == '?' ? 1 : 0;
        for (var entry : history.reversed()) {
            if (within ? entry.contains(name) : entry.startsWith(name)) {
                return entry;
            }
        }
        throw new Refused(line.substring(from, at), "event not found");
    }

    private boolean endsName(int begin, boolean within) {
        var c = line.charAt(at);
        return within
                ? c == '?' || c == '\n'
                : ENDS_NAME.indexOf(c) >= 0
                        || inDouble && c == '"'
                        || at > begin && BEGINS_WORDS.indexOf(c) >= 0;
    }

    /** With the changes behind colons: {@code :h :t :r :e :p :q :x :s :&}. */
    private String changed(String text) throws Refused {
        var now = text;
        while (look(0) == ':' && look(1) != '\n') {
            var from = at++;
            var everywhere = look(0) == 'g' || look(0) == 'a';
            at += everywhere ? 1 : 0;
            var letter = look(0);
            at++;
            switch (letter) {
                case 'h' -> now = cut(now, '/', true);
                case 't' -> now = now.substring(now.lastIndexOf('/') + 1);
                case 'r' -> now = cut(now, '.', true);
                case 'e' -> now = cut(now, '.', false);
                case 'p' -> onlyShown = true;
                case 'q' -> now = quoted(now);
                case 'x' -> now = quoted(String.join("' '", now.split("[ \t]+")));
                case 's', '&' -> {
                    if (letter == 's') {
                        substitution = substitution.read(line, at);
                        at = substitution.end();
                    }
                    now = substitution.on(now, everywhere, line.substring(from, at));
                }
                default ->
                        throw new Refused(String.valueOf(letter), "unrecognized history modifier");
            }
        }
        return now;
    }

    private static String cut(String text, char sign, boolean before) {
        var last = text.lastIndexOf(sign);
        return last < 0 ? text : before ? text.substring(0, last) : text.substring(last);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
