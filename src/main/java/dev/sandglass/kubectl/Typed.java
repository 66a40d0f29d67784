package dev.sandglass.kubectl;

import dev.sandglass.api.Decoder;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.schema.Type;
import dev.sandglass.document.Document;
import dev.sandglass.document.KeyOrder;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Objects as Go's structs show them, where kubectl knows the type of what it makes: fields that are always written are
 * there, empty or not ({@code status: {}}), and JSON has them in Go's order.
 */
public final class Typed {

    private static final KeyOrder META_FIRST = new MetaFirst(null);

    private Typed() {}

    /** The object with all fields that its type always writes; what does not fit its type stays as it is. */
    public static Document complete(Document object) {
        var type = type(object);
        if (type == null) {
            return object;
        }
        try {
            return Decoder.decode(object, type).document();
        } catch (Malformed _) {
            return object;
        }
    }

    static @Nullable Type type(Document object) {
        var version = object.text("apiVersion");
        var slash = version.indexOf('/');
        return Schema.builtIn()
                .type(
                        slash < 0 ? "" : version.substring(0, slash),
                        version.substring(slash + 1),
                        object.text("kind"));
    }

    /** The order of JSON's keys for this object: kind and version, then Go's. */
    public static KeyOrder order(Document object) {
        var type = type(object);
        return type == null ? META_FIRST : new MetaFirst(type);
    }

    /** Kind and version lead; the rest follows in the type's order. */
    private record MetaFirst(@Nullable Struct struct) implements KeyOrder {
        @Override
        public int rank(String key) {
            return switch (key) {
                case "kind" -> -3;
                case "apiVersion" -> -2;
                case "metadata" -> -1;
                default -> struct == null ? 0 : struct.rank(key);
            };
        }

        @Override
        public @Nullable KeyOrder inside(String key) {
            return struct == null ? null : struct.inside(key);
        }
    }
}
