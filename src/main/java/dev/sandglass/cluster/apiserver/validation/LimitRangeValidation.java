package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.api.Quantity;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** LimitRanges. Left out: how the ratio must fit the other bounds. */
final class LimitRangeValidation implements Validation {

    private static final Set<String> TYPES = Set.of("Pod", "Container", "PersistentVolumeClaim");
    private static final List<String> DEFAULTS = List.of("default", "defaultRequest");

    @Override
    public void create(Document range, Faults faults) {
        var seen = new HashSet<String>();
        var limits = range.items("spec.limits");
        for (var i = 0; i < limits.size(); i++) {
            var limit = limits.document(i);
            var field = "spec.limits[" + i + "]";
            var type = limit.text("type");
            Checks.rule(field + ".type", type, Names::qualifiedName, faults);
            if (!TYPES.contains(type) && type.indexOf('/') < 0) {
                faults.invalid(
                        field + ".type", type, "must be a standard limit type or fully qualified");
            }
            if (!seen.add(type)) {
                faults.duplicate(field + ".type", type);
            }
            forType(field, type, limit, faults);
            var names = new TreeSet<String>();
            for (var list : List.of("max", "min", "default", "defaultRequest")) {
                if (!type.equals("Pod") || !DEFAULTS.contains(list)) {
                    names.addAll(limit.child(list).keys());
                }
            }
            names.forEach(name -> bounds(field, name, limit, faults));
        }
    }

    private static void forType(String field, String type, Document limit, Faults faults) {
        if (type.equals("Pod")) {
            for (var list : DEFAULTS) {
                if (!limit.child(list).isEmpty()) {
                    faults.forbidden(
                            field + "." + list, "may not be specified when `type` is 'Pod'");
                }
            }
        } else if (type.equals("PersistentVolumeClaim")
                && limit.at("min.storage") == null
                && limit.at("max.storage") == null) {
            faults.required(
                    field + ".limits",
                    "either minimum or maximum storage value is required, but neither was"
                            + " provided");
        }
    }

    private static void bounds(String field, String name, Document limit, Faults faults) {
        var least = quantity(limit, "min", name);
        var most = quantity(limit, "max", name);
        var request = quantity(limit, "defaultRequest", name);
        var usual = quantity(limit, "default", name);
        new Bound(field + ".min[" + name + "]", least, "min value", most, "max value")
                .check(least, faults);
        var requested = field + ".defaultRequest[" + name + "]";
        new Bound(requested, least, "min value", request, "default request value")
                .check(request, faults);
        new Bound(requested, request, "default request value", most, "max value")
                .check(request, faults);
        new Bound(requested, request, "default request value", usual, "default limit value")
                .check(request, faults);
        var given = field + ".default[" + name + "]";
        new Bound(given, least, "min value", usual, "default value").check(least, faults);
        new Bound(given, usual, "default value", most, "max value").check(most, faults);
    }

    private static @Nullable Quantity quantity(Document limit, String list, String name) {
        var value = limit.child(list).get(name);
        return value == null ? null : Quantity.read(value);
    }

    /**
     * Of two quantities the first must not be greater; which of them is shown is upstream's choice.
     */
    private record Bound(
            String field,
            @Nullable Quantity less,
            String lessName,
            @Nullable Quantity more,
            String moreName) {

        void check(@Nullable Quantity shown, Faults faults) {
            if (less != null && more != null && less.compareTo(more) > 0) {
                faults.invalid(
                        field,
                        String.valueOf(shown),
                        "%s %s is greater than %s %s".formatted(lessName, less, moreName, more));
            }
        }
    }

    @Override
    public void update(Document range, Document old, Faults faults) {
        create(range, faults);
    }
}
