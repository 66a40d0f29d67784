package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.api.Quantity;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.Set;

/** Requests and limits of containers. */
final class ResourceValidation {

    private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");
    private static final String HUGE = "hugepages-";

    private ResourceValidation() {}

    static void requirements(String field, Document resources, Faults faults) {
        if (resources.isEmpty()) {
            return;
        }
        var limits = resources.child("limits");
        var requests = resources.child("requests");
        quantities(field + ".limits", limits, faults);
        for (var i = 0; i < requests.size(); i++) {
            var name = requests.key(i);
            one(field + ".requests", name, requests.valueAt(i), faults);
            compare(field, name, requests, limits, faults);
        }
        var hugeAlone = hasHuge(limits) || hasHuge(requests);
        if (hugeAlone && !hasComputed(limits) && !hasComputed(requests)) {
            faults.forbidden(field, "HugePages require cpu or memory");
        }
    }

    private static boolean hasHuge(Document quantities) {
        for (var i = 0; i < quantities.size(); i++) {
            if (quantities.key(i).startsWith(HUGE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasComputed(Document quantities) {
        return quantities.has("cpu") || quantities.has("memory");
    }

    private static void compare(
            String field, String name, Document requests, Document limits, Faults faults) {
        var given = limits.get(name);
        var mayExceed = OF_CONTAINERS.contains(name);
        if (given == null) {
            if (!mayExceed && (name.startsWith(HUGE) || name.indexOf('/') > 0)) {
                faults.required(
                        field + ".limits", "Limit must be set for non overcommitable resources");
            }
            return;
        }
        var request = Quantity.read(requests.get(name));
        var limit = Quantity.read(given);
        var order = request.compareTo(limit);
        if (order != 0 && !mayExceed) {
            faults.invalid(
                    field + ".requests",
                    request.toString(),
                    "must be equal to " + name + " limit of " + limit);
        } else if (order > 0) {
            faults.invalid(
                    field + ".requests",
                    request.toString(),
                    "must be less than or equal to " + name + " limit of " + limit);
        }
    }

    private static void quantities(String field, Document quantities, Faults faults) {
        for (var i = 0; i < quantities.size(); i++) {
            one(field, quantities.key(i), quantities.valueAt(i), faults);
        }
    }

    private static void one(String list, String name, Object value, Faults faults) {
        var field = list + "[" + name + "]";
        if (!OF_CONTAINERS.contains(name) && !name.startsWith(HUGE)) {
            Checks.rule(field, name, Names::qualifiedName, faults);
            if (name.indexOf('/') < 0) {
                faults.invalid(field, name, "must be a standard resource type or fully qualified");
                faults.invalid(field, name, "must be a standard resource for containers");
            }
        }
        quantity(field, name, value, faults);
    }

    static void quantity(String field, String name, Object value, Faults faults) {
        var quantity = Quantity.read(value);
        if (quantity.sign() < 0) {
            faults.invalid(field, quantity.toString(), "must be greater than or equal to 0");
        }
        if (name.indexOf('/') > 0 && quantity.millis() % 1000 != 0) {
            faults.invalid(field, quantity.toString(), "must be an integer");
        }
    }
}
