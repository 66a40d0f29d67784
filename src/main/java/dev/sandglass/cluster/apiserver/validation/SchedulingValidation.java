package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;

/** What a Pod says about the node it wants: affinity, tolerations, spreading, gates. */
final class SchedulingValidation {

    private static final List<String> OPERATORS = List.of("Equal", "Exists", "Lt", "Gt");
    private static final List<String> EFFECTS =
            List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
    private static final List<String> UNSATISFIABLE = List.of("DoNotSchedule", "ScheduleAnyway");
    private static final String HARD = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String SOFT = "preferredDuringSchedulingIgnoredDuringExecution";

    private SchedulingValidation() {}

    static void affinity(String field, Document affinity, Faults faults) {
        if (affinity.get("nodeAffinity") instanceof Document nodes) {
            var at = field + ".nodeAffinity";
            if (nodes.get(HARD) instanceof Document hard) {
                SelectorValidation.nodes(at + "." + HARD, hard, faults);
            }
            var soft = nodes.items(SOFT);
            for (var i = 0; i < soft.size(); i++) {
                var place = at + "." + SOFT + "[" + i + "]";
                weight(place, soft.document(i), faults);
                SelectorValidation.term(
                        place + ".preference", soft.document(i).child("preference"), faults);
            }
        }
        pods(field + ".podAffinity", affinity.child("podAffinity"), faults);
        pods(field + ".podAntiAffinity", affinity.child("podAntiAffinity"), faults);
    }

    private static void weight(String field, Document soft, Faults faults) {
        var weight = soft.number("weight", 0);
        if (weight < 1 || weight > 100) {
            faults.invalid(field + ".weight", weight, "must be in the range 1-100");
        }
    }

    private static void pods(String field, Document affinity, Faults faults) {
        var hard = affinity.items(HARD);
        for (var i = 0; i < hard.size(); i++) {
            term(field + "." + HARD + "[" + i + "]", hard.document(i), faults);
        }
        var soft = affinity.items(SOFT);
        for (var i = 0; i < soft.size(); i++) {
            var place = field + "." + SOFT + "[" + i + "]";
            weight(place, soft.document(i), faults);
            term(place + ".podAffinityTerm", soft.document(i).child("podAffinityTerm"), faults);
        }
    }

    private static void term(String field, Document term, Faults faults) {
        if (term.get("labelSelector") instanceof Document selector) {
            SelectorValidation.labels(field + ".labelSelector", selector, faults);
        }
        if (term.get("namespaceSelector") instanceof Document selector) {
            SelectorValidation.labels(field + ".namespaceSelector", selector, faults);
        }
        var namespaces = term.items("namespaces");
        for (var i = 0; i < namespaces.size(); i++) {
            Checks.rule(
                    field + ".namespace",
                    String.valueOf(namespaces.get(i)),
                    Names::dns1123Label,
                    faults);
        }
        var key = term.text("topologyKey");
        if (key.isEmpty()) {
            faults.required(field + ".topologyKey", "can not be empty");
        }
        Checks.rule(field + ".topologyKey", key, Names::qualifiedName, faults);
    }

    static void tolerations(String field, Items tolerations, Faults faults) {
        for (var i = 0; i < tolerations.size(); i++) {
            toleration(field + "[" + i + "]", tolerations.document(i), faults);
        }
    }

    private static void toleration(String field, Document toleration, Faults faults) {
        var key = toleration.text("key");
        var operator = toleration.text("operator");
        var value = toleration.text("value");
        var effect = toleration.text("effect");
        if (!key.isEmpty()) {
            Checks.rule(field, ".key", key, Names::qualifiedName, faults);
        } else if (!operator.equals("Exists")) {
            faults.invalid(
                    field + ".operator",
                    operator,
                    "operator must be Exists when `key` is empty, which means \"match all values"
                            + " and all keys\"");
        }
        if (toleration.get("tolerationSeconds") != null && !effect.equals("NoExecute")) {
            faults.invalid(
                    field + ".effect",
                    effect,
                    "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        switch (operator) {
            case "", "Equal" -> Checks.rule(field, ".operator", value, Names::labelValue, faults);
            case "Exists" -> {
                if (!value.isEmpty()) {
                    faults.invalid(
                            field + ".operator",
                            value,
                            "value must be empty when `operator` is 'Exists'");
                }
            }
            default -> faults.notSupported(field + ".operator", operator, OPERATORS);
        }
        if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
            Checks.oneOf(field + ".effect", effect, EFFECTS, faults);
        }
    }

    static void spread(String field, Items constraints, Faults faults) {
        for (var i = 0; i < constraints.size(); i++) {
            var constraint = constraints.document(i);
            var at = field + "[" + i + "]";
            var skew = constraint.number("maxSkew", 0);
            if (skew <= 0) {
                faults.invalid(at + ".maxSkew", skew, "must be greater than zero");
            }
            var key = constraint.text("topologyKey");
            if (key.isEmpty()) {
                faults.required(at + ".topologyKey", "can not be empty");
            } else {
                Checks.rule(at + ".topologyKey", key, Names::qualifiedName, faults);
            }
            Checks.oneOf(
                    at + ".whenUnsatisfiable",
                    constraint.text("whenUnsatisfiable"),
                    UNSATISFIABLE,
                    faults);
            if (constraint.get("labelSelector") instanceof Document selector) {
                SelectorValidation.labels(at + ".labelSelector", selector, faults);
            }
        }
    }

    static void gates(String field, Items gates, Faults faults) {
        for (var i = 0; i < gates.size(); i++) {
            Checks.rule(
                    field + "[" + i + "]",
                    gates.document(i).text("name"),
                    Names::qualifiedName,
                    faults);
        }
    }
}
