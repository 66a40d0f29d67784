package dev.sandglass.shell.tools;

import dev.sandglass.shell.interpreter.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code sed}'s scripts, and does the one thing in them that needs more than a line: {@code s}. */
final class SedScript {

    /** Which lines: a number, every so many from it on, the last ({@code $}), or those that match. */
    record Address(long line, long step, boolean last, @Nullable String regex) {
        boolean matches(long number, boolean isLast, String text) {
            if (regex != null) {
                return Regex.compile(regex).matcher(text).find();
            }
            if (step > 0) {
                return number >= line && (number - line) % step == 0;
            }
            return last ? isLast : number == line;
        }
    }

    /** One command of a script. */
    record Command(
            @Nullable Address from,
            @Nullable Address to,
            boolean negated,
            String name,
            String left,
            String right,
            String flags) {
        char letter() {
            return name.charAt(0);
        }
    }

    /** No script; the message is GNU sed's. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private final String text;
    private final boolean extended;
    private int at;
    private int depth;

    SedScript(String text, boolean extended) {
        this.text = text;
        this.extended = extended;
    }

    List<Command> read() throws Refused {
        var commands = new ArrayList<Command>();
        skip();
        while (at < text.length()) {
            var from = address();
            Address to = null;
            if (from != null && take(',')) {
                to = address();
                if (to == null) {
                    throw refused("unexpected `,'");
                }
            }
            blanks();
            var negated = take('!');
            blanks();
            commands.add(command(from, to, negated));
            skip();
        }
        if (depth > 0) {
            throw new Refused("char 0: unmatched `{'");
        }
        return List.copyOf(commands);
    }

    private Refused refused(String words) {
        return new Refused("char " + at + ": " + words);
    }

    private void blanks() {
        while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skip() {
        while (at < text.length() && " \t\n;".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            var end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
            skip();
        }
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private long number() {
        var start = at;
        while (at < text.length() && at - start < 15 && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at == start ? 0 : Long.parseLong(text.substring(start, at));
    }

    private @Nullable Address address() throws Refused {
        if (at >= text.length()) {
            return null;
        }
        var c = text.charAt(at);
        if (Character.isDigit(c)) {
            var line = number();
            var step = take('~') ? number() : 0;
            return new Address(line, step, false, null);
        }
        if (take('$')) {
            return new Address(0, 0, true, null);
        }
        if (c == '/' || c == '\\' && at + 1 < text.length()) {
            at += c == '/' ? 1 : 2;
            var end = text.charAt(at - 1);
            var pattern = until(end, "unterminated address regex");
            var flags = take('I') ? "I" : "";
            return new Address(0, 0, false, regex(pattern, flags));
        }
        return null;
    }

    private String regex(String pattern, String flags) {
        var isFolded = flags.contains("I") || flags.contains("i");
        var regex = (isFolded ? "(?i)" : "") + Regexes.regex(pattern, false, extended);
        Regex.compile(regex);
        return regex;
    }

    private String until(char end, String problem) throws Refused {
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != end) {
            var c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                var escaped = text.charAt(at);
                out.append(escaped == end ? "" : "\\").append(escaped);
            } else {
                out.append(c);
            }
            at++;
        }
        if (at >= text.length()) {
            throw refused(problem);
        }
        at++;
        return out.toString();
    }

    private Command command(@Nullable Address from, @Nullable Address to, boolean negated)
            throws Refused {
        if (at >= text.length()) {
            throw refused("missing command");
        }
        var letter = text.charAt(at++);
        var name = String.valueOf(letter);
        if (letter == 's' || letter == 'y') {
            return substitution(from, to, negated, letter);
        }
        if (letter == 'a' || letter == 'i' || letter == 'c') {
            return words(from, to, negated, letter);
        }
        depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
        if (depth < 0) {
            throw refused("unexpected `}'");
        }
        if ("dpPqQ=nNhHgGxD{}".indexOf(letter) < 0) {
            throw refused("unknown command: `" + letter + "'");
        }
        blanks();
        var code = letter == 'q' || letter == 'Q' ? Long.toString(number()) : "";
        blanks();
        var isEnd = at >= text.length() || ";}\n#".indexOf(text.charAt(at)) >= 0;
        if (!isEnd && letter != '{' && letter != '}') {
            throw refused("extra characters after command");
        }
        return new Command(from, to, negated, name, code, "", "");
    }

    private Command substitution(
            @Nullable Address from, @Nullable Address to, boolean negated, char letter)
            throws Refused {
        var name = String.valueOf(letter);
        var problem = "unterminated `" + letter + "' command";
        if (at >= text.length()) {
            throw refused(problem);
        }
        var mark = text.charAt(at++);
        var left = until(mark, problem);
        var right = until(mark, problem);
        var start = at;
        while (letter == 's'
                && at < text.length()
                && "gpiIm0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var flags = text.substring(start, at);
        if (at < text.length() && ";}\n \t#".indexOf(text.charAt(at)) < 0) {
            at++;
            throw refused("unknown option to `" + letter + "'");
        }
        return letter == 's'
                ? new Command(from, to, negated, name, regex(left, flags), right, flags)
                : new Command(from, to, negated, name, left, right, "");
    }

    private Command words(
            @Nullable Address from, @Nullable Address to, boolean negated, char letter)
            throws Refused {
        blanks();
        if (take('\\')) {
            blanks();
            take('\n');
        }
        if (at >= text.length()) {
            throw refused("expected \\ after `a', `c' or `i'");
        }
        var name = String.valueOf(letter);
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++; // a newline behind a backslash goes on with the text
            }
            out.append(text.charAt(at++));
        }
        return new Command(from, to, negated, name, out.toString(), "", "");
    }

    /** The line with what matches replaced; null when nothing does. */
    static @Nullable String substitute(Command command, String line) throws SedCycle.TooLong {
        var matcher = Regex.compile(command.left()).matcher(line);
        var digits = command.flags().replaceAll("\\D", "");
        var wanted = Numbers.whole(digits, 1);
        var all = command.flags().contains("g");
        var out = new StringBuilder();
        var from = 0;
        var found = false;
        for (var count = 1; matcher.find(); count++) {
            SedCycle.check(out.length());
            if (count < wanted || !all && count > wanted) {
                continue;
            }
            found = true;
            out.append(line, from, matcher.start());
            replacement(command.right(), matcher, out);
            from = matcher.end();
            if (!all) {
                break;
            }
        }
        return found ? out.append(line.substring(from)).toString() : null;
    }

    private static void replacement(
            String form, com.google.re2j.Matcher matcher, StringBuilder out) {
        var kept = 'E'; // upper, lower or as it is
        for (var i = 0; i < form.length(); i++) {
            var c = form.charAt(i);
            if (c == '&') {
                out.append(cased(matcher.group(), kept));
            } else if (c != '\\' || i + 1 == form.length()) {
                out.append(cased(String.valueOf(c), kept));
            } else {
                var escaped = form.charAt(++i);
                if ("ULE".indexOf(escaped) >= 0) {
                    kept = escaped;
                } else if (!Character.isDigit(escaped)) {
                    out.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
                } else if (escaped - '0' <= matcher.groupCount()) {
                    var group = matcher.group(escaped - '0');
                    out.append(group == null ? "" : cased(group, kept));
                }
            }
        }
    }

    private static String cased(String text, char kept) {
        return kept == 'U'
                ? text.toUpperCase(Locale.ROOT)
                : kept == 'L' ? text.toLowerCase(Locale.ROOT) : text;
    }
}
