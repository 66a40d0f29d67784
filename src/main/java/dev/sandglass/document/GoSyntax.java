package dev.sandglass.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as Go's verbs {@code %#v} and {@code %v} show them; some messages have them. */
public final class GoSyntax {

    private GoSyntax() {}

    /** An object of JSON as verb {@code %#v}: {@code map[string]interface {}{"a":1}}. */
    public static String object(@Nullable Object value) {
        return of(value, "map[string]interface {}{");
    }

    static String of(@Nullable Object value) {
        return of(value, "map[interface {}]interface {}{");
    }

    private static String of(@Nullable Object value, String map) {
        return switch (value) {
            case null -> "interface {}(nil)";
            case String text -> GoQuote.quote(text);
            case Double number -> GoFloat.general(number);
            case Document document -> {
                var out = new StringBuilder(map);
                document.forEach(
                        (key, inner) ->
                                out.append(out.charAt(out.length() - 1) == '{' ? "" : ", ")
                                        .append(GoQuote.quote(key))
                                        .append(':')
                                        .append(of(inner, map)));
                yield out.append('}').toString();
            }
            case Items items -> {
                var out = new StringBuilder("[]interface {}{");
                for (var item : items) {
                    out.append(out.charAt(out.length() - 1) == '{' ? "" : ", ")
                            .append(of(item, map));
                }
                yield out.append('}').toString();
            }
            default -> value.toString();
        };
    }

    /** As verb v: {@code map[image:nginx ports:[80 443]]}. */
    public static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case Double number -> GoFloat.general(number);
            case Document document -> {
                var out = new StringBuilder("map[");
                document.forEach(
                        (key, inner) ->
                                out.append(out.length() == 4 ? "" : " ")
                                        .append(key)
                                        .append(':')
                                        .append(plain(inner)));
                yield out.append(']').toString();
            }
            case Items items -> list(items);
            default -> value.toString();
        };
    }

    /** A list as verb v: {@code [80 443]}. */
    static String list(List<? extends @Nullable Object> items) {
        var out = new StringBuilder("[");
        for (var item : items) {
            out.append(out.length() == 1 ? "" : " ").append(plain(item));
        }
        return out.append(']').toString();
    }
}
