package dev.sandglass.cluster.client;

import dev.sandglass.document.Document;

/** {@code metav1.LabelSelector} against labels, as controllers match. */
public final class LabelSelectors {

    private LabelSelectors() {}

    /**
     * Whether the labels satisfy {@code matchLabels} and {@code matchExpressions}. An empty
     * selector takes all.
     */
    public static boolean matches(Document selector, Document labels) {
        if (!containsAll(labels, selector.child("matchLabels"))) {
            return false;
        }
        for (var item : selector.items("matchExpressions")) {
            if (item instanceof Document expression && !holds(expression, labels)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the labels have all of the wanted ones: a Service's selector. */
    public static boolean containsAll(Document labels, Document wanted) {
        for (var i = 0; i < wanted.size(); i++) {
            var value = wanted.valueAt(i);
            if (value == null || !value.equals(labels.get(wanted.key(i)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Document expression, Document labels) {
        var key = expression.text("key");
        var value = labels.get(key);
        return switch (expression.text("operator")) {
            case "In" -> value != null && expression.items("values").contains(value);
            case "NotIn" -> value == null || !expression.items("values").contains(value);
            case "Exists" -> labels.has(key);
            case "DoesNotExist" -> !labels.has(key);
            default -> false; // the API server takes no other
        };
    }
}
