package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import org.jspecify.annotations.Nullable;

/** The annotation in which {@code kubectl apply} notes the configuration it applied last. */
public final class LastApplied {

    public static final String KEY = "kubectl.kubernetes.io/last-applied-configuration";

    private LastApplied() {}

    /** The object with itself noted. */
    public static Document annotated(Document object) {
        return object.with("metadata.annotations", annotations(object).put(KEY, text(object)));
    }

    /** The same for an object that kubectl has in a type: all its fields, in the order of Go's. */
    public static Document annotatedTyped(Document object) {
        var noted = Json.write(object, Typed.order(object)) + "\n";
        return object.with("metadata.annotations", annotations(object).put(KEY, noted));
    }

    /** What would be noted of this configuration: JSON without the note, annotations always there. */
    public static String text(Document object) {
        return Json.write(object.with("metadata.annotations", annotations(object).remove(KEY)))
                + "\n";
    }

    private static Document annotations(Document object) {
        return object.child("metadata.annotations");
    }

    /** What was noted; null when nothing was. */
    public static @Nullable String of(Document object) {
        return annotations(object).get(KEY) instanceof String text ? text : null;
    }
}
