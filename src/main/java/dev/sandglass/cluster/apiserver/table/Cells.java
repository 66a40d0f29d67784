package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.api.Ages;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells of one object, one for each column of its kind; follows upstream's printers. */
interface Cells {

    /** The cells at this moment (epoch nanoseconds): strings, whole numbers, booleans. */
    Object[] of(Document object, long now);

    // ---- what many kinds show ----

    static String name(Document object) {
        return object.text("metadata.name");
    }

    static String age(Document object, long now) {
        return Ages.since(object.text("metadata.creationTimestamp"), now);
    }

    static String or(String text, String fallback) {
        return text.isEmpty() ? fallback : text;
    }

    /** {@code a,b} of the containers' names or images. */
    static String containers(Document podSpec, String field) {
        return podSpec.items("containers")
                .documents()
                .map(container -> container.text(field))
                .collect(Collectors.joining(","));
    }

    /** {@code a=b,c=d} in order; {@code <none>} of nothing. */
    static String labels(Document labels) {
        if (labels.isEmpty()) {
            return "<none>";
        }
        return labels.toMap().entrySet().stream().map(Cells::pair).collect(Collectors.joining(","));
    }

    private static String pair(Map.Entry<String, Object> entry) {
        return entry.getKey() + "=" + entry.getValue();
    }

    static String bool(Document object, String path) {
        return switch (object.at(path)) {
            case Boolean flag -> flag ? "True" : "False";
            case null, default -> "<unset>";
        };
    }

    /** The first three of a list and how many more there are. */
    static String firstThree(Items all, String none) {
        if (all.isEmpty()) {
            return none;
        }
        var shown = all.texts().limit(3).collect(Collectors.joining(","));
        return all.size() > 3 ? shown + " + " + (all.size() - 3) + " more..." : shown;
    }
}
