package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.api.Node;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** Node selector terms, as affinity and volumes use them. */
final class NodeTerms {

    private NodeTerms() {}

    /** Whether one of the terms holds for the node. */
    static boolean anyHolds(Items terms, Node node) {
        for (var item : terms) {
            if (holds((Document) item, node)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of a term's demands hold. A term without any holds for no node. */
    static boolean holds(Document term, Node node) {
        var expressions = term.items("matchExpressions");
        var fields = term.items("matchFields");
        if (expressions.isEmpty() && fields.isEmpty()) {
            return false;
        }
        for (var item : expressions) {
            var expression = (Document) item;
            if (!demandHolds(expression, node.labels().get(expression.text("key")))) {
                return false;
            }
        }
        for (var item : fields) {
            var field = (Document) item;
            var value = field.text("key").equals("metadata.name") ? node.name() : null;
            if (!demandHolds(field, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean demandHolds(Document demand, Object value) {
        var values = demand.items("values");
        return switch (demand.text("operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> compared(value, values) > 0;
            case "Lt" -> compared(value, values) < 0;
            default -> false;
        };
    }

    private static int compared(Object value, Items values) {
        try {
            return value == null || values.size() != 1
                    ? 0
                    : Long.compare(
                            Long.parseLong(value.toString()),
                            Long.parseLong(values.getFirst().toString()));
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
