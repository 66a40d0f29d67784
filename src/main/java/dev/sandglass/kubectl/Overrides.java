package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.usage.Arguments;
import org.jspecify.annotations.Nullable;

/** {@code --overrides}: JSON laid over an object that kubectl makes. */
public final class Overrides {

    private Overrides() {}

    /** The object with the overrides, when there are any. */
    public static Document lay(Document object, Arguments arguments) {
        var text = arguments.text("overrides");
        if (text.isEmpty()) {
            return object;
        }
        if (!arguments.text("override-type").equals("merge")) {
            throw NotYet.failure("--override-type=" + arguments.text("override-type"));
        }
        try {
            return (Document) java.util.Objects.requireNonNull(merged(object, Yaml.parse(text)));
        } catch (Malformed e) {
            throw Failure.of(String.valueOf(e.getMessage()));
        }
    }

    /** RFC 7386. */
    private static @Nullable Object merged(@Nullable Object below, @Nullable Object above) {
        if (!(above instanceof Document patch)) {
            return above instanceof Items || above != null ? above : null;
        }
        var result = below instanceof Document document ? document : Document.EMPTY;
        for (var key : patch.keys()) {
            var value = patch.get(key);
            result =
                    value == null
                            ? result.remove(key)
                            : result.put(key, merged(result.get(key), value));
        }
        return result;
    }
}
