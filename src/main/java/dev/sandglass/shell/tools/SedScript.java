package dev.sandglass.shell.tools;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code sed}'s scripts. */
final class SedScript {

    /** No script; the message is GNU sed's. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private final String text;
    private final boolean extended;
    private int at;

    SedScript(String text, boolean extended) {
        this.text = text;
        this.extended = extended;
    }

    List<Sed.Command> read() throws Refused {
        var commands = new ArrayList<Sed.Command>();
        skip();
        while (at < text.length()) {
            var from = address();
            Sed.Address to = null;
            if (from != null && take(',')) {
                to = address();
                if (to == null) {
                    throw new Refused("unexpected `,'");
                }
            }
            skip();
            var negated = take('!');
            skip();
            commands.add(command(from, to, negated));
            skip();
        }
        return List.copyOf(commands);
    }

    private void skip() {
        while (at < text.length() && " \t\n;}{".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private Sed.@Nullable Address address() throws Refused {
        if (at >= text.length()) {
            return null;
        }
        var c = text.charAt(at);
        if (Character.isDigit(c)) {
            var start = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            return new Sed.Address(Long.parseLong(text.substring(start, at)), false, null);
        }
        if (c == '$') {
            at++;
            return new Sed.Address(0, true, null);
        }
        if (c == '/') {
            at++;
            return new Sed.Address(0, false, regex(until('/'), ""));
        }
        return null;
    }

    private String regex(String pattern, String flags) {
        var isFolded = flags.contains("I") || flags.contains("i");
        var regex = (isFolded ? "(?i)" : "") + Regexes.regex(pattern, false, extended);
        Pattern.compile(regex);
        return regex;
    }

    private String until(char end) throws Refused {
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != end) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
                var escaped = text.charAt(at);
                out.append(escaped == end ? "" : "\\").append(escaped);
            } else {
                out.append(text.charAt(at));
            }
            at++;
        }
        if (at >= text.length()) {
            throw new Refused("unterminated `s' command");
        }
        at++;
        return out.toString();
    }

    private Sed.Command command(
            Sed.@Nullable Address from, Sed.@Nullable Address to, boolean negated) throws Refused {
        if (at >= text.length()) {
            throw new Refused("missing command");
        }
        var letter = text.charAt(at++);
        return switch (letter) {
            case 's', 'y' -> {
                var mark = text.charAt(at++);
                var left = until(mark);
                var right = until(mark);
                var start = at;
                while (letter == 's'
                        && at < text.length()
                        && "gpiIw0123456789".indexOf(text.charAt(at)) >= 0) {
                    at++;
                }
                var flags = text.substring(start, at);
                yield letter == 's'
                        ? new Sed.Command(
                                from,
                                to,
                                negated,
                                Sed.Kind.SUBSTITUTE,
                                regex(left, flags),
                                right,
                                flags)
                        : new Sed.Command(from, to, negated, Sed.Kind.TRANSLATE, left, right, "");
            }
            case 'd' -> plain(from, to, negated, Sed.Kind.DELETE);
            case 'p' -> plain(from, to, negated, Sed.Kind.PRINT);
            case 'q' -> plain(from, to, negated, Sed.Kind.QUIT);
            case 'a' -> words(from, to, negated, Sed.Kind.APPEND);
            case 'i' -> words(from, to, negated, Sed.Kind.INSERT);
            case 'c' -> words(from, to, negated, Sed.Kind.CHANGE);
            default -> throw new Refused("unknown command: `" + letter + "'");
        };
    }

    private static Sed.Command plain(
            Sed.@Nullable Address from, Sed.@Nullable Address to, boolean negated, Sed.Kind kind) {
        return new Sed.Command(from, to, negated, kind, "", "", "");
    }

    private Sed.Command words(
            Sed.@Nullable Address from, Sed.@Nullable Address to, boolean negated, Sed.Kind kind) {
        take('\\');
        take('\n');
        while (take(' ')) {}
        var end = text.indexOf('\n', at);
        var words = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end;
        return new Sed.Command(from, to, negated, kind, words, "", "");
    }

    /** The line with what matches replaced. */
    static String substitute(Sed.Command command, String line) {
        var matcher = Pattern.compile(command.left()).matcher(line);
        var digits = command.flags().replaceAll("\\D", "");
        var wanted = Numbers.whole(digits, 1);
        var all = command.flags().contains("g");
        var out = new StringBuilder();
        var from = 0;
        for (var count = 1; matcher.find(); count++) {
            if (count < wanted || !all && count > wanted) {
                continue;
            }
            out.append(line, from, matcher.start());
            var right = command.right();
            for (var i = 0; i < right.length(); i++) {
                var c = right.charAt(i);
                if (c == '&') {
                    out.append(matcher.group());
                } else if (c == '\\' && i + 1 < right.length()) {
                    var escaped = right.charAt(++i);
                    if (Character.isDigit(escaped)) {
                        var group = matcher.group(escaped - '0');
                        out.append(group == null ? "" : group);
                    } else {
                        out.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
                    }
                } else {
                    out.append(c);
                }
            }
            from = matcher.end();
        }
        return out.append(line.substring(from)).toString();
    }
}
