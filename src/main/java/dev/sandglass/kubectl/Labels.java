package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import java.util.stream.Collectors;

/** Labels of objects: selecting by them on the client's side, printing them. */
public final class Labels {

    private Labels() {}

    /** Whether an object's labels satisfy a selector of equalities, inequalities and mere keys. */
    static boolean matches(String selector, Document object) {
        var labels = object.child("metadata.labels");
        for (var part : selector.split(",")) {
            if (!matchesOne(part.strip(), labels)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesOne(String part, Document labels) {
        var not = part.indexOf("!=");
        if (not > 0) {
            return !part.substring(not + 2)
                    .strip()
                    .equals(labels.get(part.substring(0, not).strip()));
        }
        var equals = part.indexOf('=');
        if (equals > 0) {
            var value = part.substring(part.startsWith("==", equals) ? equals + 2 : equals + 1);
            return value.strip().equals(labels.get(part.substring(0, equals).strip()));
        }
        return part.startsWith("!") ? !labels.has(part.substring(1).strip()) : labels.has(part);
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
}
