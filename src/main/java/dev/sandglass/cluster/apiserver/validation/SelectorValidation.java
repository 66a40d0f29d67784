package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;

/** Label selectors of objects, and selectors of nodes. */
final class SelectorValidation {

    private SelectorValidation() {}

    /** A {@code metav1.LabelSelector}. */
    static void labels(String field, Document selector, Faults faults) {
        Checks.labels(field + ".matchLabels", selector.child("matchLabels"), faults);
        var expressions = selector.items("matchExpressions");
        for (var i = 0; i < expressions.size(); i++) {
            var expression = expressions.document(i);
            var at = field + ".matchExpressions[" + i + "]";
            var values = expression.items("values");
            switch (expression.text("operator")) {
                case "In", "NotIn" -> {
                    if (values.isEmpty()) {
                        faults.required(
                                at + ".values",
                                "must be specified when `operator` is 'In' or 'NotIn'");
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (!values.isEmpty()) {
                        faults.forbidden(
                                at + ".values",
                                "may not be specified when `operator` is 'Exists' or"
                                        + " 'DoesNotExist'");
                    }
                }
                default ->
                        faults.invalid(
                                at + ".operator",
                                expression.text("operator"),
                                "not a valid selector operator");
            }
            Checks.rule(at + ".key", expression.text("key"), Names::qualifiedName, faults);
            for (var v = 0; v < values.size(); v++) {
                Checks.rule(
                        at + ".values[" + v + "]",
                        String.valueOf(values.get(v)),
                        Names::labelValue,
                        faults);
            }
        }
    }

    /** A {@code NodeSelector}, which must have a term. */
    static void nodes(String field, Document selector, Faults faults) {
        var terms = selector.items("nodeSelectorTerms");
        if (terms.isEmpty()) {
            faults.required(
                    field + ".nodeSelectorTerms", "must have at least one node selector term");
        }
        for (var i = 0; i < terms.size(); i++) {
            term(field + ".nodeSelectorTerms[" + i + "]", terms.document(i), faults);
        }
    }

    static void term(String field, Document term, Faults faults) {
        for (var list : List.of("matchExpressions", "matchFields")) {
            var expressions = term.items(list);
            for (var i = 0; i < expressions.size(); i++) {
                expression(field + "." + list + "[" + i + "]", expressions.document(i), faults);
            }
        }
    }

    private static void expression(String field, Document expression, Faults faults) {
        var values = expression.items("values");
        switch (expression.text("operator")) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    faults.required(
                            field + ".values",
                            "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    faults.forbidden(
                            field + ".values",
                            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    faults.required(
                            field + ".values",
                            "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default ->
                    faults.invalid(
                            field + ".operator",
                            expression.text("operator"),
                            "not a valid selector operator");
        }
        Checks.rule(field + ".key", expression.text("key"), Names::qualifiedName, faults);
    }
}
