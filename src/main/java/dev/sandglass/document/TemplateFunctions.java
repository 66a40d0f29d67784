package dev.sandglass.document;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of Go templates, and the two that kubectl adds. */
final class TemplateFunctions {

    static final Set<String> NAMES =
            Set.of(
                    "and",
                    "or",
                    "not",
                    "len",
                    "index",
                    "slice",
                    "print",
                    "printf",
                    "println",
                    "html",
                    "js",
                    "urlquery",
                    "eq",
                    "ne",
                    "lt",
                    "le",
                    "gt",
                    "ge",
                    "exists",
                    "base64decode");

    private TemplateFunctions() {}

    /** What Go counts as true: all but zeros, the empty and nothing. */
    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case TemplateNode.Absent _ -> false;
            case Boolean flag -> flag;
            case String text -> !text.isEmpty();
            case Document document -> !document.isEmpty();
            case Items items -> !items.isEmpty();
            case Number number -> number.doubleValue() != 0;
            default -> true;
        };
    }

    static String goType(Object value) {
        return switch (value) {
            case Document _ -> "map[string]interface {}";
            case Items _ -> "[]interface {}";
            case String _ -> "string";
            case Boolean _ -> "bool";
            case Integer _ -> "int";
            case Long _ -> "int64";
            default -> "float64";
        };
    }

    /** How many arguments the function wants, if this count is wrong; else the empty string. */
    static String wantedArguments(String name, int count) {
        return switch (name) {
            case "len", "not", "base64decode" -> count == 1 ? "" : "1";
            case "ne", "lt", "le", "gt", "ge" -> count == 2 ? "" : "2";
            case "print", "println", "html", "js", "urlquery" -> "";
            default -> count >= 1 ? "" : "at least 1";
        };
    }

    static boolean wantsText(String name) {
        return name.equals("printf") || name.equals("base64decode");
    }

    /** Whether this argument ends an {@code and} or an {@code or} before the others are looked at. */
    static boolean decides(String name, @Nullable Object value) {
        return name.equals("and") && !isTrue(value) || name.equals("or") && isTrue(value);
    }

    static @Nullable Object call(String name, List<@Nullable Object> arguments) {
        var first = arguments.isEmpty() ? null : arguments.getFirst();
        return switch (name) {
            case "and", "or" -> arguments.getLast();
            case "not" -> !isTrue(first);
            case "len" -> length(first);
            case "index" -> index(first, arguments.subList(1, arguments.size()));
            case "slice" -> slice(first, arguments.subList(1, arguments.size()));
            case "print" -> GoPrintf.print(arguments);
            case "println" -> GoPrintf.printLine(arguments);
            case "printf" ->
                    GoPrintf.printf(String.valueOf(first), arguments.subList(1, arguments.size()));
            case "html" -> html(text(arguments));
            case "js" -> js(text(arguments));
            case "urlquery" -> URLEncoder.encode(text(arguments), StandardCharsets.UTF_8);
            case "eq" -> equalToAny(first, arguments.subList(1, arguments.size()));
            case "ne" -> !equal(first, arguments.get(1));
            case "exists" -> exists(first, arguments.subList(1, arguments.size()));
            case "base64decode" -> decoded(String.valueOf(first));
            default -> compare(name, first, arguments.get(1));
        };
    }

    private static @Nullable Object present(@Nullable Object value) {
        return switch (value) {
            case TemplateNode.Absent _ -> null;
            case Integer number -> (long) number;
            case null, default -> value;
        };
    }

    private static String text(List<@Nullable Object> arguments) {
        return arguments.size() == 1 && arguments.getFirst() instanceof String text
                ? text
                : GoPrintf.print(arguments);
    }

    // ---- comparing ----

    private static Malformed incompatible(@Nullable Object one, @Nullable Object other) {
        return new Malformed(
                "incompatible types for comparison: "
                        + (one == null ? "<nil>" : goType(one))
                        + " and "
                        + (other == null ? "<nil>" : goType(other)));
    }

    private static boolean compare(String name, @Nullable Object given, @Nullable Object other) {
        var one = present(given);
        var two = present(other);
        if (GoCompare.isComparable(one)
                && GoCompare.isComparable(two)
                && one.getClass() != two.getClass()) {
            throw incompatible(given, other);
        }
        return GoCompare.holds(
                switch (name) {
                    case "lt" -> "<";
                    case "le" -> "<=";
                    case "gt" -> ">";
                    default -> ">=";
                },
                one,
                two);
    }

    private static boolean equalToAny(@Nullable Object one, List<@Nullable Object> others) {
        if (others.isEmpty()) {
            throw new Malformed("missing argument for comparison");
        }
        for (var other : others) {
            if (equal(one, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(@Nullable Object first, @Nullable Object second) {
        var one = present(first);
        var other = present(second);
        if (one == null || other == null) {
            return one == other;
        }
        var objects = one instanceof Document || one instanceof Items;
        if (objects && one.getClass() == other.getClass()) {
            throw new Malformed("non-comparable type " + GoSyntax.plain(one) + ": " + goType(one));
        }
        if (one.getClass() != other.getClass()) {
            throw incompatible(first, second);
        }
        return GoCompare.equal(one, other);
    }

    // ---- looking inside ----

    private static int length(@Nullable Object value) {
        return switch (value) {
            case null -> throw new Malformed("len of nil pointer");
            case TemplateNode.Absent _ ->
                    throw new Malformed("reflect: call of reflect.Value.Type on zero Value");
            case String text -> text.getBytes(StandardCharsets.UTF_8).length;
            case Document document -> document.size();
            case Items items -> items.size();
            default -> throw new Malformed("len of type " + goType(value));
        };
    }

    private static @Nullable Object index(@Nullable Object of, List<@Nullable Object> indexes) {
        if (of == null || TemplateNode.isAbsent(of)) {
            throw new Malformed("index of untyped nil");
        }
        Object here = of;
        for (var index : indexes) {
            here =
                    switch (here) {
                        case null -> throw new Malformed("index of nil pointer");
                        case Items items -> items.get(place(index, items.size()));
                        case String text -> {
                            var bytes = text.getBytes(StandardCharsets.UTF_8);
                            yield (long) (bytes[place(index, bytes.length)] & 0xff);
                        }
                        case Document document -> {
                            if (!(index instanceof String key)) {
                                throw new Malformed(
                                        index == null || TemplateNode.isAbsent(index)
                                                ? "value is nil; should be of type string"
                                                : "value has type "
                                                        + goType(index)
                                                        + "; should be string");
                            }
                            yield document.get(key);
                        }
                        default -> throw new Malformed("can't index item of type " + goType(here));
                    };
        }
        return here;
    }

    private static int place(@Nullable Object index, int size) {
        if (!(present(index) instanceof Long number)) {
            throw new Malformed(
                    index == null || TemplateNode.isAbsent(index)
                            ? "cannot index slice/array with nil"
                            : "cannot index slice/array with type " + goType(index));
        }
        if (number < 0 || number >= size) {
            throw new Malformed("index out of range: " + number);
        }
        return number.intValue();
    }

    private static Object slice(@Nullable Object of, List<@Nullable Object> indexes) {
        if (indexes.size() > 3) {
            throw new Malformed("too many slice indexes: " + indexes.size());
        }
        var size =
                switch (of) {
                    case Items items -> items.size();
                    case String text -> text.length();
                    case null -> throw new Malformed("slice of untyped nil");
                    case TemplateNode.Absent _ -> throw new Malformed("slice of untyped nil");
                    default -> throw new Malformed("can't slice item of type " + goType(of));
                };
        var from = indexes.isEmpty() ? 0 : place(indexes.getFirst(), size + 1);
        var to = indexes.size() < 2 ? size : place(indexes.get(1), size + 1);
        if (from > to) {
            throw new Malformed("invalid slice index: " + from + " > " + to);
        }
        return of instanceof Items items
                ? Items.copyOf(items.subList(from, to))
                : ((String) of).substring(from, to);
    }

    private static boolean exists(@Nullable Object of, List<@Nullable Object> indexes) {
        Object here = present(of);
        for (var index : indexes) {
            switch (here) {
                case Document document when index instanceof String key -> here = document.get(key);
                case Items items
                        when present(index) instanceof Long number
                                && number >= 0
                                && number < items.size() ->
                        here = items.get(number.intValue());
                case null, default -> {
                    return false;
                }
            }
        }
        return here != null;
    }

    // ---- text ----

    private static String decoded(String text) {
        var fault = GoBase64.fault(text);
        if (fault >= 0) {
            throw new Malformed("base64 decode failed: illegal base64 data at input byte " + fault);
        }
        return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\0", "\ufffd");
    }

    private static String js(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '\\' || c == '\'' || c == '"') {
                                out.append('\\').appendCodePoint(c);
                            } else if (c < ' '
                                    || c == '<'
                                    || c == '>'
                                    || c == '&'
                                    || c == '='
                                    || !GoQuote.isPrintable(c)) {
                                out.append(String.format("\\u%04X", c));
                            } else {
                                out.appendCodePoint(c);
                            }
                        });
        return out.toString();
    }
}
