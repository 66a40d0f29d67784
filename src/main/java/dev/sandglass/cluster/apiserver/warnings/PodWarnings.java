package dev.sandglass.cluster.apiserver.warnings;

import dev.sandglass.api.Quantity;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Malformed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What upstream warns of in Pods and their templates. Left out: volumes and fields that have been gone for long, AppArmor
 * and seccomp by annotation, hostIP without hostPort.
 */
final class PodWarnings {

    private static final Map<String, String> OLD_LABELS =
            Map.of(
                    "beta.kubernetes.io/arch",
                    "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
                    "beta.kubernetes.io/os",
                    "deprecated since v1.14; use \"kubernetes.io/os\" instead",
                    "failure-domain.beta.kubernetes.io/region",
                    "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
                    "failure-domain.beta.kubernetes.io/zone",
                    "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
                    "beta.kubernetes.io/instance-type",
                    "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
                    "app.kubernetes.io/created-by",
                    "deprecated since v1.9",
                    "scheduler.alpha.kubernetes.io/preferAvoidPods",
                    "deprecated since v1.22; use Taints and Tolerations instead",
                    "node-role.kubernetes.io/master",
                    "use \"node-role.kubernetes.io/control-plane\" instead");

    private static final List<List<String>> OLD_ANNOTATIONS =
            List.of(
                    List.of(
                            "scheduler.alpha.kubernetes.io/critical-pod",
                            "non-functional in v1.16+; use the \"priorityClassName\" field instead"),
                    List.of(
                            "security.alpha.kubernetes.io/sysctls",
                            "non-functional in v1.11+; use the \"sysctls\" field instead"),
                    List.of(
                            "security.alpha.kubernetes.io/unsafe-sysctls",
                            "non-functional in v1.11+; use the \"sysctls\" field instead"));

    private static final List<String> CONTAINERS =
            List.of("initContainers", "containers", "ephemeralContainers");

    private final String path;
    private final Document metadata;
    private final Document spec;
    private final Consumer<String> out;

    /**
     * @param path where Pod or template stand, with a dot at its end; empty for a Pod
     */
    PodWarnings(String path, Document pod, Consumer<String> out) {
        this.path = path;
        this.metadata = pod.child("metadata");
        this.spec = pod.child("spec");
        this.out = out;
    }

    void tell() {
        nodes();
        annotations();
        twice("hostAliases", "ip");
        twice("imagePullSecrets", "name");
        for (var sort : CONTAINERS) {
            var containers = spec.items(sort);
            for (var i = 0; i < containers.size(); i++) {
                container(containers.document(i), path + "spec." + sort + "[" + i + "]");
            }
        }
        ports();
        if (spec.number("terminationGracePeriodSeconds", 0) < 0) {
            warn(
                    "spec.terminationGracePeriodSeconds",
                    "must be >= 0; negative values are invalid and will be treated as 1");
        }
        affinities();
    }

    private void warn(String where, String text) {
        out.accept(path + where + ": " + text);
    }

    private void nodes() {
        spec.child("nodeSelector")
                .forEach(
                        (label, _) -> {
                            var text = OLD_LABELS.get(label);
                            if (text != null) {
                                warn("spec.nodeSelector[" + label + "]", text);
                            }
                        });
        var affinity = spec.child("affinity.nodeAffinity");
        if (!affinity.isEmpty()) {
            var place = "spec.affinity.nodeAffinity.";
            var required = "requiredDuringSchedulingIgnoredDuringExecution";
            var terms = affinity.child(required).items("nodeSelectorTerms");
            for (var i = 0; i < terms.size(); i++) {
                term(terms.document(i), place + required + ".nodeSelectorTerms[" + i + "]");
            }
            var preferred = "preferredDuringSchedulingIgnoredDuringExecution";
            var wishes = affinity.items(preferred);
            for (var i = 0; i < wishes.size(); i++) {
                var wish = wishes.document(i).child("preference");
                term(wish, place + preferred + "[" + i + "].preference");
            }
        }
        spread();
    }

    private void term(Document term, String where) {
        var expressions = term.items("matchExpressions");
        for (var i = 0; i < expressions.size(); i++) {
            oldKey(expressions.document(i), "key", where + ".matchExpressions[" + i + "].key");
        }
    }

    private void oldKey(Document holder, String field, String where) {
        var key = holder.text(field);
        var text = OLD_LABELS.get(key);
        if (text != null) {
            warn(where, key + " is " + text);
        }
    }

    private void spread() {
        var constraints = spec.items("topologySpreadConstraints");
        for (var i = 0; i < constraints.size(); i++) {
            var where = "spec.topologySpreadConstraints[" + i + "]";
            oldKey(constraints.document(i), "topologyKey", where + ".topologyKey");
            selector(constraints.document(i), where);
        }
    }

    private void selector(Document holder, String where) {
        if (!holder.has("labelSelector")) {
            warn(where + ".labelSelector", "a null labelSelector results in matching no pod");
        }
    }

    private void annotations() {
        var annotations = metadata.child("annotations");
        if (annotations.isEmpty()) {
            return;
        }
        for (var old : OLD_ANNOTATIONS) {
            if (annotations.has(old.getFirst())) {
                warn("metadata.annotations[" + old.getFirst() + "]", old.getLast());
            }
        }
    }

    private void twice(String field, String key) {
        var items = spec.items(field);
        var seen = new HashSet<String>();
        for (var i = 0; i < items.size(); i++) {
            var value = items.document(i).text(key);
            if (!seen.add(value)) {
                warn(
                        "spec." + field + "[" + i + "]." + key,
                        "duplicate " + key + " " + Refusals.quoted(value));
            }
        }
    }

    // ---- containers ----

    private void container(Document container, String where) {
        for (var name : List.of("memory", "ephemeral-storage")) {
            for (var side : List.of("limits", "requests")) {
                var value = container.child("resources").child(side).get(name);
                if (value != null) {
                    whole(value, where + ".resources." + side + "[" + name + "]");
                }
            }
        }
        var variables = container.items("env");
        if (variables.size() > 1) {
            variables(variables, where);
        }
    }

    /** People write {@code 100m} of memory and mean mebibytes. */
    private void whole(Object value, String where) {
        try {
            var amount = Quantity.read(value);
            if (amount.amount().scale() > 0 && amount.amount().remainder(BigDecimal.ONE).signum() != 0) {
                out.accept(
                        where
                                + ": fractional byte value "
                                + Refusals.quoted(amount.toString())
                                + " is invalid, must be an integer");
            }
        } catch (Malformed wrong) {
            // validation says so
        }
    }

    private void variables(Items variables, String where) {
        var seen = new HashSet<String>();
        for (var i = 0; i < variables.size(); i++) {
            var variable = variables.document(i);
            var name = variable.text("name");
            var value = variable.text("value");
            var itself = "$(" + name + ")";
            if (!seen.add(name)
                    && (variable.has("valueFrom")
                            || value.equals(itself)
                            || !value.contains(itself))) {
                out.accept(
                        where
                                + ".env["
                                + i
                                + "]: hides previous definition of "
                                + Refusals.quoted(name)
                                + ", which may be dropped when using apply");
            }
        }
    }

    private record Port(String where, Document port) {}

    private void ports() {
        var seen = new HashMap<String, List<Port>>();
        for (var sort : CONTAINERS) {
            var containers = spec.items(sort);
            for (var i = 0; i < containers.size(); i++) {
                var ports = containers.document(i).items("ports");
                for (var j = 0; j < ports.size(); j++) {
                    var where = path + "spec." + sort + "[" + i + "].ports[" + j + "]";
                    port(new Port(where, ports.document(j)), seen);
                }
            }
        }
    }

    private void port(Port one, Map<String, List<Port>> seen) {
        var port = one.port();
        var key = port.number("containerPort", 0) + "/" + port.text("protocol");
        var others = seen.computeIfAbsent(key, _ -> new ArrayList<>(1));
        for (var other : others) {
            var how = overlap(port, other.port());
            if (!how.isEmpty()) {
                out.accept(one.where() + ": " + how + " port definition with " + other.where());
            }
        }
        others.add(one);
    }

    private static String overlap(Document one, Document other) {
        var hostPort = one.number("hostPort", 0);
        var otherPort = other.number("hostPort", 0);
        var ip = one.text("hostIP");
        var otherIp = other.text("hostIP");
        if (ip.equals(otherIp) && hostPort == otherPort) {
            return "duplicate";
        }
        if (hostPort == 0 || otherPort == 0) {
            return "overlapping";
        }
        return hostPort == otherPort && ip.isEmpty() != otherIp.isEmpty()
                ? "dangerously ambiguous"
                : "";
    }

    private void affinities() {
        for (var sort : List.of("podAffinity", "podAntiAffinity")) {
            var affinity = spec.child("affinity").child(sort);
            if (affinity.isEmpty()) {
                continue;
            }
            var required = "requiredDuringSchedulingIgnoredDuringExecution";
            var place = "spec.affinity." + sort + ".";
            var terms = affinity.items(required);
            for (var i = 0; i < terms.size(); i++) {
                selector(terms.document(i), place + required + "[" + i + "]");
            }
            var preferred = "preferredDuringSchedulingIgnoredDuringExecution";
            var wishes = affinity.items(preferred);
            for (var i = 0; i < wishes.size(); i++) {
                var term = wishes.document(i).child("podAffinityTerm");
                selector(term, place + preferred + "[" + i + "].podAffinityTerm");
            }
        }
    }
}
