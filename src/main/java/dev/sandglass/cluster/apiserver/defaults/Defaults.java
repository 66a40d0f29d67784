package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which defaulting each kind has, by group, version and kind as in {@code apps/v1/Deployment}. */
public final class Defaults {

    private static final Map<String, UnaryOperator<Document>> ALL = Map.of();

    private Defaults() {}

    /** The object with everything filled in that its kind has defaults for. */
    public static Document apply(String apiVersion, String kind, Document object) {
        var defaulting = ALL.get(apiVersion + "/" + kind);
        return defaulting == null ? object : defaulting.apply(object);
    }
}
