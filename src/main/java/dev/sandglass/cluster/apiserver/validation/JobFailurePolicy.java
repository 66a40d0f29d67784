package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.HashSet;
import java.util.List;

/** What a Job does about Pods that fail: rules by exit code or by condition. */
final class JobFailurePolicy {

    private static final int MOST_RULES = 20;
    private static final int MOST_VALUES = 255;
    private static final List<String> ACTIONS = List.of("Count", "FailIndex", "FailJob", "Ignore");
    private static final List<String> OPERATORS = List.of("In", "NotIn");
    private static final List<String> CONDITIONS = List.of("False", "True", "Unknown");

    private JobFailurePolicy() {}

    static void check(String path, Document policy, Document job, Faults faults) {
        var rules = policy.items("rules");
        if (rules.size() > MOST_RULES) {
            faults.tooMany(path + ".rules", rules.size(), MOST_RULES);
        }
        for (var i = 0; i < rules.size(); i++) {
            rule(path + ".rules[" + i + "]", rules.document(i), job, faults);
        }
    }

    private static void rule(String path, Document rule, Document job, Faults faults) {
        var action = rule.text("action");
        Checks.requiredOneOf(path + ".action", action, ACTIONS, faults);
        if (action.equals("FailIndex") && !job.has("backoffLimitPerIndex")) {
            faults.invalid(path + ".action", action, "requires the backoffLimitPerIndex to be set");
        }
        var conditions = rule.items("onPodConditions");
        if (rule.get("onExitCodes") instanceof Document codes) {
            codes(path + ".onExitCodes", codes, job, faults);
            if (!conditions.isEmpty()) {
                omitted(
                        path,
                        "specifying both OnExitCodes and OnPodConditions is not supported",
                        faults);
            }
        } else if (conditions.isEmpty()) {
            omitted(path, "specifying one of OnExitCodes and OnPodConditions is required", faults);
        }
        for (var i = 0; i < conditions.size(); i++) {
            var condition = conditions.document(i);
            var field = path + ".onPodConditions[" + i + "]";
            Checks.required(
                    field + ".type",
                    condition.text("type"),
                    dev.sandglass.api.Names::qualifiedName,
                    faults);
            Checks.requiredOneOf(field + ".status", condition.text("status"), CONDITIONS, faults);
        }
    }

    private static void omitted(String path, String detail, Faults faults) {
        faults.add("FieldValueInvalid", path, "Invalid value", detail);
    }

    private static void codes(String path, Document codes, Document job, Faults faults) {
        var operator = codes.text("operator");
        Checks.requiredOneOf(path + ".operator", operator, OPERATORS, faults);
        var container = codes.text("containerName");
        if (codes.has("containerName") && !hasContainer(job, container)) {
            faults.invalid(
                    path + ".containerName",
                    container,
                    "must be one of the container or initContainer names in the pod template");
        }
        var values = codes.items("values");
        if (values.isEmpty()) {
            faults.invalid(path + ".values", values, "at least one value is required");
        } else if (values.size() > MOST_VALUES) {
            faults.tooMany(path + ".values", values.size(), MOST_VALUES);
        }
        var seen = new HashSet<Long>();
        var isOrdered = true;
        var last = Long.MIN_VALUE;
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i) instanceof Long number ? number : 0L;
            var field = path + ".values[" + i + "]";
            if (operator.equals("In") && value == 0) {
                faults.invalid(field, value, "must not be 0 for the In operator");
            }
            if (!seen.add(value)) {
                faults.duplicate(field, value);
            }
            isOrdered &= value >= last;
            last = value;
        }
        if (!isOrdered) {
            faults.invalid(path + ".values", values, "must be ordered");
        }
    }

    private static boolean hasContainer(Document job, String name) {
        for (var list : List.of("containers", "initContainers")) {
            var containers = job.items("template.spec." + list);
            for (var i = 0; i < containers.size(); i++) {
                if (containers.document(i).text("name").equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
