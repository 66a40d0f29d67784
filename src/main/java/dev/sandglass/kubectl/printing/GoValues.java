package dev.sandglass.kubectl.printing;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Go's fmt prints them: {@code map[a:b]}, {@code [1 2]}, {@code <nil>}. */
public final class GoValues {

    private GoValues() {}

    public static String print(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case Document document ->
                    document.keys().stream()
                            .map(key -> key + ":" + print(document.get(key)))
                            .collect(Collectors.joining(" ", "map[", "]"));
            case Items items ->
                    items.stream().map(GoValues::print).collect(Collectors.joining(" ", "[", "]"));
            case Double number -> Json.number(number);
            default -> value.toString();
        };
    }
}
