package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import java.util.Objects;
import java.util.Set;

/** The rules that most kinds share. */
public final class Generic {

    /** Kinds whose objects count the changes of what they ask for. */
    private static final Set<String> COUNTED =
            Set.of(
                    "pods",
                    "replicationcontrollers",
                    "deployments.apps",
                    "replicasets.apps",
                    "daemonsets.apps",
                    "statefulsets.apps",
                    "jobs.batch",
                    "cronjobs.batch",
                    "poddisruptionbudgets.policy",
                    "ingresses.networking.k8s.io",
                    "ingressclasses.networking.k8s.io",
                    "networkpolicies.networking.k8s.io",
                    "endpointslices.discovery.k8s.io",
                    "priorityclasses.scheduling.k8s.io",
                    "flowschemas.flowcontrol.apiserver.k8s.io",
                    "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io",
                    "customresourcedefinitions.apiextensions.k8s.io",
                    "validatingwebhookconfigurations.admissionregistration.k8s.io",
                    "mutatingwebhookconfigurations.admissionregistration.k8s.io",
                    "validatingadmissionpolicies.admissionregistration.k8s.io",
                    "validatingadmissionpolicybindings.admissionregistration.k8s.io",
                    "resourceslices.resource.k8s.io");

    private Generic() {}

    public static Document withoutStatus(Document object, Kind kind) {
        return kind.subresource("status") == null || !object.has("status")
                ? object
                : object.put("status", Document.EMPTY);
    }

    public static Document keepStatus(Document object, Document old, Kind kind) {
        if (kind.subresource("status") == null) {
            return object;
        }
        return old.has("status")
                ? object.put("status", old.get("status"))
                : object.remove("status");
    }

    /**
     * The old object with the new status and the new metadata: upstream lets a status update change
     * that.
     */
    public static Document onlyStatus(Document object, Document old) {
        var kept = old.put("metadata", object.get("metadata"));
        return object.has("status") ? kept.put("status", object.get("status")) : kept;
    }

    /** The first generation, for kinds that count them. */
    public static Document counted(Document object, Kind kind) {
        return COUNTED.contains(kind.groupResource())
                ? object.with("metadata.generation", 1)
                : object.without("metadata.generation");
    }

    /** The next generation if anything but metadata and status changed, else the old one. */
    public static Document recounted(Document object, Document old, Kind kind) {
        var generation = old.number("metadata.generation", 0);
        if (generation == 0) {
            return object.without("metadata.generation");
        }
        var isNew = COUNTED.contains(kind.groupResource()) && asksElse(object, old);
        return object.with("metadata.generation", isNew ? generation + 1 : generation);
    }

    private static boolean asksElse(Document object, Document old) {
        for (var i = 0; i < object.size(); i++) {
            var key = object.key(i);
            if (isAsked(key) && !Objects.equals(object.valueAt(i), old.get(key))) {
                return true;
            }
        }
        for (var i = 0; i < old.size(); i++) {
            if (isAsked(old.key(i)) && !object.has(old.key(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsked(String key) {
        return switch (key) {
            case "metadata", "status", "apiVersion", "kind" -> false;
            default -> true;
        };
    }
}
