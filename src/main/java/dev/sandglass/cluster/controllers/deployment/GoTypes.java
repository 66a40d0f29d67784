package dev.sandglass.cluster.controllers.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Go types of a Pod template: structs with their fields in order, and what named types stand
 * for.
 */
final class GoTypes {

    /**
     * A field of a struct.
     *
     * @param json its name in JSON; empty for an embedded struct, whose fields stand in the outer
     *     object
     */
    record Field(String name, String type, String json) {}

    static final GoTypes POD_TEMPLATE = read("pod-template.types");

    private final Map<String, List<Field>> structs = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();

    private GoTypes() {}

    /** The fields of a struct, or null when the type is none. */
    @Nullable List<Field> fields(String type) {
        return structs.get(type);
    }

    /** What the type is underneath: itself, unless it is a name for another. */
    String underlying(String type) {
        return named.getOrDefault(type, type);
    }

    private static GoTypes read(String resource) {
        try (var in = Objects.requireNonNull(GoTypes.class.getResourceAsStream(resource))) {
            var types = new GoTypes();
            types.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void parse(String text) {
        List<Field> fields = new ArrayList<>();
        for (var line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
            var words = line.strip().split(" ");
            if (line.startsWith(" ")) {
                fields.add(new Field(words[0], words[1], words.length > 2 ? words[2] : ""));
            } else if (words.length == 3) {
                named.put(words[0], words[2]);
            } else {
                fields = new ArrayList<>();
                structs.put(words[0], fields);
            }
        }
    }
}
