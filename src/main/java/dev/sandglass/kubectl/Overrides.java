package dev.sandglass.kubectl;

import dev.sandglass.api.Decoder;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.JsonPatch;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.MergePatch;
import dev.sandglass.document.StrategicPatch;
import dev.sandglass.kubectl.usage.Arguments;
import org.jspecify.annotations.Nullable;

/** {@code --overrides}: a patch, of one of three sorts, of an object that kubectl makes. */
public final class Overrides {

    private Overrides() {}

    /** The object with the overrides, when there are any. */
    public static Document lay(Document object, Arguments arguments) {
        var text = arguments.text("overrides");
        if (text.isEmpty()) {
            return object;
        }
        try {
            return typed(
                    object,
                    switch (arguments.text("override-type")) {
                        case "", "merge" -> merge(object, text);
                        case "json" -> JsonPatch.apply(object, operations(text));
                        case "strategic" ->
                                StrategicPatch.apply(object, map(text), Typed.type(object));
                        case String other -> throw Failure.of("invalid override type: " + other);
                    });
        } catch (Malformed e) {
            throw Failure.of(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Object merge(Document object, String text) {
        @Nullable Object patch;
        try {
            patch = Json.parse(text);
        } catch (Malformed _) {
            throw new Malformed("Invalid JSON Patch");
        }
        return switch (patch) {
            case Document map -> MergePatch.apply(object, map);
            case Items list -> list;
            case null, default -> throw new Malformed("Invalid JSON Patch");
        };
    }

    private static Items operations(String text) {
        var value = Json.parse(text);
        if (value instanceof Items items) {
            return items;
        }
        throw new Malformed(
                "json: cannot unmarshal "
                        + Json.typeName(value)
                        + " into Go value of type jsonpatch.Patch");
    }

    private static Document map(String text) {
        try {
            var value = Json.parse(text);
            if (value == null || value instanceof Document) {
                return value instanceof Document map ? map : Document.EMPTY;
            }
        } catch (Malformed _) {
            // upstream does not say what was wrong
        }
        throw new Malformed("invalid JSON document");
    }

    /** What the patch made, as an object of its kind. */
    private static Document typed(Document original, @Nullable Object patched) {
        if (!(patched instanceof Document object)) {
            throw new Malformed(
                    "couldn't get version/kind; json parse error: json: cannot unmarshal "
                            + Json.typeName(patched)
                            + " into Go value of type struct { APIVersion string"
                            + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string"
                            + " \"json:\\\"kind,omitempty\\\"\" }");
        }
        if (object.text("kind").isEmpty()) {
            var text = Json.write(object, Typed.order(original));
            throw new Malformed("Object 'Kind' is missing in '" + text + "'");
        }
        var type = Typed.type(object);
        if (type == null) {
            throw new Malformed(
                    "no kind \"%s\" is registered for version \"%s\" in scheme \"pkg/scheme/scheme.go:28\""
                            .formatted(object.text("kind"), object.text("apiVersion")));
        }
        return Decoder.decode(object, type).document();
    }
}
