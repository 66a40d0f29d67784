package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.api.Quantity;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Set;

/** ResourceQuotas. Left out: what may stand in a scopeSelector. */
final class QuotaValidation implements Validation {

    private static final Set<String> COUNTED =
            Set.of(
                    "pods",
                    "services",
                    "replicationcontrollers",
                    "resourcequotas",
                    "secrets",
                    "configmaps",
                    "persistentvolumeclaims",
                    "services.nodeports",
                    "services.loadbalancers");
    private static final Set<String> MEASURED =
            Set.of(
                    "cpu",
                    "memory",
                    "ephemeral-storage",
                    "requests.cpu",
                    "requests.memory",
                    "requests.storage",
                    "requests.ephemeral-storage",
                    "limits.cpu",
                    "limits.memory",
                    "limits.ephemeral-storage");
    private static final Set<String> SCOPES =
            Set.of(
                    "Terminating",
                    "NotTerminating",
                    "BestEffort",
                    "NotBestEffort",
                    "PriorityClass",
                    "CrossNamespacePodAffinity",
                    "VolumeAttributesClass");

    @Override
    public void create(Document quota, Faults faults) {
        var spec = quota.child("spec");
        amounts("spec.hard", spec.child("hard"), faults);
        scopes(spec, faults);
    }

    private static void amounts(String list, Document hard, Faults faults) {
        for (var i = 0; i < hard.size(); i++) {
            var name = hard.key(i);
            var field = list + "[" + name + "]";
            name(field, name, faults);
            var quantity = Quantity.read(hard.valueAt(i));
            if (quantity.sign() < 0) {
                faults.invalid(field, quantity.toString(), "must be greater than or equal to 0");
            }
            var isExtended = name.indexOf('/') > 0 && !name.startsWith("requests.");
            if ((COUNTED.contains(name) || isExtended) && quantity.millis() % 1000 != 0) {
                faults.invalid(field, quantity.toString(), "must be an integer");
            }
        }
    }

    private static void name(String field, String name, Faults faults) {
        Checks.rule(field, name, Names::qualifiedName, faults);
        var isHuge = name.startsWith("hugepages-") || name.startsWith("requests.hugepages-");
        if (name.indexOf('/') >= 0 || COUNTED.contains(name) || MEASURED.contains(name) || isHuge) {
            return;
        }
        if (!name.equals("storage")) {
            faults.invalid(field, name, "must be a standard resource type or fully qualified");
        }
        faults.invalid(field, name, "must be a standard resource for quota");
    }

    private static void scopes(Document spec, Faults faults) {
        var scopes = spec.items("scopes");
        scopes.texts()
                .filter(scope -> !SCOPES.contains(scope))
                .forEach(_ -> faults.invalid("spec.scopes", scopes, "unsupported scope"));
        for (var scope : List.of("BestEffort", "Terminating")) {
            if (scopes.contains(scope) && scopes.contains("Not" + scope)) {
                faults.invalid("spec.scopes", scopes, "conflicting scopes");
            }
        }
    }

    @Override
    public void update(Document quota, Document old, Faults faults) {
        create(quota, faults);
        Checks.immutable("spec.scopes", quota.at("spec.scopes"), old.at("spec.scopes"), faults);
    }

    @Override
    public void updateStatus(Document quota, Document old, Faults faults) {
        amounts("status.hard", quota.child("status.hard"), faults);
        amounts("status.used", quota.child("status.used"), faults);
    }
}
