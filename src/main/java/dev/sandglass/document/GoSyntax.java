package dev.sandglass.document;

import org.jspecify.annotations.Nullable;

/** Values as Go's verb {@code %#v} shows them; some messages have them. */
final class GoSyntax {

    private GoSyntax() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "interface {}(nil)";
            case String text -> GoQuote.quote(text);
            case Double number -> GoFloat.shortest(number);
            case Document document -> {
                var out = new StringBuilder("map[interface {}]interface {}{");
                document.forEach(
                        (key, inner) ->
                                out.append(out.charAt(out.length() - 1) == '{' ? "" : ", ")
                                        .append(GoQuote.quote(key))
                                        .append(':')
                                        .append(of(inner)));
                yield out.append('}').toString();
            }
            case Items items -> {
                var out = new StringBuilder("[]interface {}{");
                for (var item : items) {
                    out.append(out.charAt(out.length() - 1) == '{' ? "" : ", ").append(of(item));
                }
                yield out.append('}').toString();
            }
            default -> value.toString();
        };
    }
}
