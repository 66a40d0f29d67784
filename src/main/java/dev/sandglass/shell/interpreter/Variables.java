package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Word;
import dev.sandglass.shell.language.Word.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code $name} and everything that <code>${name…}</code> can say. */
final class Variables {

    private final Expansion expansion;
    private final Interpreter shell;

    Variables(Expansion expansion) {
        this.expansion = expansion;
        this.shell = expansion.shell;
    }

    List<String> values(Piece.Variable v) throws Expansion.NeedsOutput, Expansion.Refused {
        var items = items(v);
        if (v.operator().equals("length")) {
            var isList = isList(v);
            var length = isList ? items.size() : items.isEmpty() ? 0 : items.getFirst().length();
            return List.of(Integer.toString(length));
        }
        if (v.operator().equals("!")) {
            var target = items.isEmpty() ? "" : items.getFirst();
            return List.of(shell.variables.getOrDefault(target, ""));
        }
        if (isList(v)) {
            return list(v, items);
        }
        var value = items.isEmpty() ? null : items.getFirst();
        if (value == null && v.operator().isEmpty() && shell.options.contains("nounset")) {
            throw new Expansion.Refused(v.name() + ": unbound variable");
        }
        return List.of(operated(v, value));
    }

    private List<String> list(Piece.Variable v, List<String> items)
            throws Expansion.NeedsOutput, Expansion.Refused {
        List<String> result = new ArrayList<>();
        if (v.operator().equals(":")) {
            var from = (int) sum(v.argument());
            var count =
                    v.replacement().pieces().isEmpty() ? items.size() : (int) sum(v.replacement());
            var offset =
                    v.name().equals("@") || v.name().equals("*") ? Math.max(0, from - 1) : from;
            result.addAll(items.stream().skip(Math.max(0, offset)).limit(count).toList());
        } else {
            for (var item : items) {
                result.add(operated(v, item));
            }
            if (items.isEmpty() && !v.operator().isEmpty()) {
                result.add(operated(v, null));
            }
        }
        var isStar = v.name().equals("*") || v.index() != null && "*".equals(v.index().plain());
        if (isStar && v.quoted()) {
            var separators = shell.variables.getOrDefault("IFS", " ");
            var separator = separators.isEmpty() ? "" : separators.substring(0, 1);
            return List.of(String.join(separator, result));
        }
        return result;
    }

    private static boolean isList(Piece.Variable v) {
        var index = v.index() == null ? null : v.index().plain();
        return v.name().equals("@")
                || v.name().equals("*")
                || "@".equals(index)
                || "*".equals(index);
    }

    /** The value as a list of one, or of none when it is unset. */
    private List<String> items(Piece.Variable v) throws Expansion.NeedsOutput, Expansion.Refused {
        var name = v.name();
        if (v.index() != null) {
            var all = shell.items(name);
            if (isList(v)) {
                return all;
            }
            var index = (int) sum(v.index());
            var place = index < 0 ? all.size() + index : index;
            return place >= 0 && place < all.size() ? List.of(all.get(place)) : List.of();
        }
        var special = special(name);
        if (special != null) {
            return special;
        }
        var value = shell.variables.get(name);
        if (value == null) {
            value = shell.variables.get(name + "[0]");
        }
        return value == null ? List.of() : List.of(value);
    }

    private @Nullable List<String> special(String name) {
        return switch (name) {
            case "@", "*" -> shell.arguments;
            case "#" -> List.of(Integer.toString(shell.arguments.size()));
            case "?" -> List.of(Integer.toString(shell.status));
            case "$" -> List.of(Integer.toString(shell.self().pid()));
            case "!" ->
                    shell.lastBackground == 0
                            ? List.of()
                            : List.of(Integer.toString(shell.lastBackground));
            case "-" -> List.of(shell.isInteractive() ? "himBHs" : "hBc");
            case "0" -> List.of(shell.name);
            case "RANDOM" -> List.of(Integer.toString(random()));
            case "SECONDS" -> List.of(Long.toString(shell.self().now() / 1_000_000_000L));
            case "EPOCHSECONDS" -> List.of(Long.toString(shell.self().now() / 1_000_000_000L));
            default -> positional(name);
        };
    }

    private int random() {
        var host = shell.self().host();
        return host.chance()
                .below(32_768, "shell RANDOM", host.hostname(), shell.self().now() + shell.draws++);
    }

    private @Nullable List<String> positional(String name) {
        if (!Character.isDigit(name.charAt(0))) {
            return null;
        }
        var index = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
        return index <= shell.arguments.size()
                ? List.of(shell.arguments.get(index - 1))
                : List.of();
    }

    private long sum(Word word) throws Expansion.NeedsOutput, Expansion.Refused {
        return new Arithmetic(shell).value(expansion.single(word));
    }

    private String operated(Piece.Variable v, @Nullable String value)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var text = value == null ? "" : value;
        var isMissing = v.operator().startsWith(":") ? text.isEmpty() : value == null;
        return switch (v.operator()) {
            case "" -> text;
            case ":-", "-" -> isMissing ? expansion.single(v.argument()) : text;
            case ":+", "+" -> isMissing ? "" : expansion.single(v.argument());
            case ":=", "=" -> {
                if (isMissing) {
                    shell.set(v.name(), expansion.single(v.argument()));
                }
                yield shell.variables.getOrDefault(v.name(), "");
            }
            case ":?", "?" -> {
                if (isMissing) {
                    var words = expansion.single(v.argument());
                    throw new Expansion.Refused(
                            v.name()
                                    + ": "
                                    + (words.isEmpty() ? "parameter null or not set" : words));
                }
                yield text;
            }
            case "#", "##" -> {
                var end = Pattern.prefix(expansion.pattern(v.argument()), text, isDouble(v));
                yield end < 0 ? text : text.substring(end);
            }
            case "%", "%%" -> {
                var start = Pattern.suffix(expansion.pattern(v.argument()), text, isDouble(v));
                yield start < 0 ? text : text.substring(0, start);
            }
            case "/", "//", "/#", "/%" -> replaced(v, text);
            case "^" -> text.isEmpty() ? text : upper(text.substring(0, 1)) + text.substring(1);
            case "^^" -> upper(text);
            case "," -> text.isEmpty() ? text : lower(text.substring(0, 1)) + text.substring(1);
            case ",," -> lower(text);
            case ":" -> slice(v, text);
            default ->
                    throw new Expansion.Refused(
                            "${" + v.name() + v.operator() + "}: bad substitution");
        };
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

    private String slice(Piece.Variable v, String text)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var from = (int) sum(v.argument());
        var start = from < 0 ? Math.max(0, text.length() + from) : Math.min(from, text.length());
        var end = text.length();
        if (!v.replacement().pieces().isEmpty()) {
            var length = (int) sum(v.replacement());
            end = length < 0 ? text.length() + length : Math.min(text.length(), start + length);
        }
        return end <= start ? "" : text.substring(start, end);
    }

    private String replaced(Piece.Variable v, String text)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var pattern = expansion.pattern(v.argument());
        var by = expansion.single(v.replacement());
        if (pattern.isEmpty()) {
            return text;
        }
        if (v.operator().equals("/#")) {
            var end = Pattern.prefix(pattern, text, true);
            return end < 0 ? text : by + text.substring(end);
        }
        if (v.operator().equals("/%")) {
            var start = Pattern.suffix(pattern, text, true);
            return start < 0 ? text : text.substring(0, start) + by;
        }
        var out = new StringBuilder();
        var at = 0;
        while (at <= text.length()) {
            var length = Pattern.prefix(pattern, text.substring(at), true);
            if (length > 0) {
                out.append(by);
                at += length;
                if (v.operator().equals("/")) {
                    break;
                }
            } else {
                if (at < text.length()) {
                    out.append(text.charAt(at));
                }
                at++;
            }
        }
        return at < text.length() ? out.append(text.substring(at)).toString() : out.toString();
    }
}
