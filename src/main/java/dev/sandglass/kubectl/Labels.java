package dev.sandglass.kubectl;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import java.util.stream.Collectors;

/** Labels of objects: selecting by them on the client's side, printing them. */
public final class Labels {

    private Labels() {}

    /** Whether an object's labels satisfy a selector, which has been checked. */
    static boolean matches(String selector, Document object) {
        return LabelSelector.parse(selector).matches(object.child("metadata.labels"));
    }

    /** {@code a=b,c=d}, or {@code <none>}. */
    public static String format(Document labels) {
        if (labels.isEmpty()) {
            return "<none>";
        }
        return labels.keys().stream()
                .map(key -> key + "=" + labels.get(key))
                .collect(Collectors.joining(","));
    }

    /** Complains about what is no selector. */
    static void check(String selector) {
        try {
            LabelSelector.parse(selector);
        } catch (Malformed fault) {
            throw Failure.of(
                    "the provided selector \"%s\" is not valid: %s"
                            .formatted(selector, fault.getMessage()));
        }
    }
}
