package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Word;
import dev.sandglass.shell.language.Word.Piece;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands behind the name in <code>${name…}</code>: defaults, cutting, replacing, upper and lower case. */
final class Operators {

    private static final int CHARACTERS_AT_MOST = 4 << 20;
    private static final int EXTENDED_AT_MOST = 1 << 11;
    private static final int STARRED_AT_MOST = 1 << 14;

    private final Expansion expansion;
    private final Interpreter shell;

    Operators(Expansion expansion) {
        this.expansion = expansion;
        this.shell = expansion.shell;
    }

    /** The value as the operator makes it; null is an unset variable. */
    String apply(Piece.Variable v, @Nullable String value)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var text = value == null ? "" : value;
        return switch (v.operator()) {
            case "" -> text;
            case ":-", "-", ":+", "+", ":=", "=", ":?", "?" -> withDefault(v, value);
            case "#", "##" -> {
                var end =
                        Patterns.of(shell)
                                .prefix(expansion.pattern(v.argument()), text, isDouble(v));
                yield end < 0 ? text : text.substring(end);
            }
            case "%", "%%" -> {
                var start =
                        Patterns.of(shell)
                                .suffix(expansion.pattern(v.argument()), text, isDouble(v));
                yield start < 0 ? text : text.substring(0, start);
            }
            case "/", "//", "/#", "/%" -> replaced(v, text);
            case "^" -> text.isEmpty() ? text : upper(text.substring(0, 1)) + text.substring(1);
            case "^^" -> upper(text);
            case "," -> text.isEmpty() ? text : lower(text.substring(0, 1)) + text.substring(1);
            case ",," -> lower(text);
            case ":" -> slice(v, text);
            case "@Q" -> value == null ? "" : quoted(text);
            case "@U" -> upper(text);
            case "@u" -> text.isEmpty() ? text : upper(text.substring(0, 1)) + text.substring(1);
            case "@L" -> lower(text);
            case "@E" -> dev.sandglass.shell.language.Escapes.decode(text);
            default ->
                    throw new Expansion.Refused(
                            "${" + v.name() + v.operator() + "}: bad substitution");
        };
    }

    private static String quoted(String text) {
        var isPlain = text.chars().noneMatch(c -> c < ' ');
        return isPlain ? "'" + text.replace("'", "'\\''") + "'" : TypeBuiltin.quoted(text);
    }

    private static boolean isDouble(Piece.Variable v) {
        return v.operator().length() == 2;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private String withDefault(Piece.Variable v, @Nullable String value)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var text = value == null ? "" : value;
        var isMissing = v.operator().startsWith(":") ? text.isEmpty() : value == null;
        var sign = v.operator().charAt(v.operator().length() - 1);
        if (isMissing == (sign == '+')) {
            return sign == '+' ? "" : text;
        }
        var words = expansion.single(v.argument());
        if (sign == '=') {
            shell.set(v.name(), words);
        } else if (sign == '?') {
            var usual =
                    v.operator().startsWith(":")
                            ? "parameter null or not set"
                            : "parameter not set";
            throw Expansion.Refused.fatal(v.name() + ": " + (words.isEmpty() ? usual : words));
        }
        return words;
    }

    int sum(Word word) throws Expansion.NeedsOutput, Expansion.Refused {
        var value = new Arithmetic(shell).value(expansion.single(word));
        return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private String slice(Piece.Variable v, String text)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var from = sum(v.argument());
        var start = from < 0 ? text.length() + from : Math.min(from, text.length());
        var end = text.length();
        if (!v.replacement().pieces().isEmpty()) {
            var length = sum(v.replacement());
            end = length < 0 ? text.length() + length : (int) Math.min(end, (long) start + length);
            if (length < 0 && end < start) {
                var shown = expansion.single(v.replacement());
                throw new Expansion.Refused(shown + ": substring expression < 0");
            }
        }
        return start < 0 || end <= start ? "" : text.substring(start, end);
    }

    private String replaced(Piece.Variable v, String text)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var pattern = expansion.pattern(v.argument());
        var by = expansion.single(v.replacement());
        if (pattern.isEmpty() && (v.operator().equals("/") || v.operator().equals("//"))) {
            return text;
        }
        if (v.operator().equals("/#")) {
            var end = Patterns.of(shell).prefix(pattern, text, true);
            return end < 0 ? text : by + text.substring(end);
        }
        if (v.operator().equals("/%")) {
            var start = Patterns.of(shell).suffix(pattern, text, true);
            return start < 0 ? text : text.substring(0, start) + by;
        }
        return everywhere(pattern, text, by, v.operator().equals("//"));
    }

    private String everywhere(String pattern, String text, String by, boolean all)
            throws Expansion.Refused {
        if (text.length() > STARRED_AT_MOST && pattern.indexOf('*') >= 0) {
            throw new Expansion.Refused(
                    "the sandbox replaces patterns with * in texts of at most 16384 characters");
        }
        var patterns = Patterns.of(shell);
        if (text.length() > EXTENDED_AT_MOST && patterns.isExtended(pattern)) {
            throw new Expansion.Refused(
                    "the sandbox replaces extended patterns in texts of at most 2048 characters");
        }
        var out = new StringBuilder();
        var at = 0;
        while (at < text.length()) {
            var end = patterns.prefix(pattern, text, at);
            if (end > at) {
                out.append(by);
                at = end;
                if (!all) {
                    break;
                }
            } else {
                out.append(text.charAt(at++));
            }
            if (out.length() > CHARACTERS_AT_MOST) {
                throw Expansion.Refused.fatal(
                        "cannot allocate memory: a word may have 4 MiB in this sandbox");
            }
        }
        return out.append(text, at, text.length()).toString();
    }
}
