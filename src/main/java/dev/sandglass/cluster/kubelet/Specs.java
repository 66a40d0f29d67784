package dev.sandglass.cluster.kubelet;

import dev.sandglass.document.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a Pod's spec. */
final class Specs {

    private static final String MIRROR = "kubernetes.io/config.mirror";

    private Specs() {}

    static List<Document> containers(Document pod) {
        return pod.items("spec.containers").documents().toList();
    }

    static List<Document> inits(Document pod) {
        return pod.items("spec.initContainers").documents().toList();
    }

    static List<Document> ephemerals(Document pod) {
        return pod.items("spec.ephemeralContainers").documents().toList();
    }

    /** A container of any sort, by name. */
    static @Nullable Document container(Document pod, String name) {
        for (var list : List.of("containers", "initContainers", "ephemeralContainers")) {
            var found = pod.child("spec").items(list).named("name", name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The path of a container's spec, as events name it: {@code spec.containers{web}}. */
    static String fieldPath(Document pod, String name) {
        for (var list : List.of("containers", "initContainers", "ephemeralContainers")) {
            if (pod.child("spec").items(list).named("name", name) != null) {
                return "spec." + list + "{" + name + "}";
            }
        }
        return "";
    }

    static String name(Document container) {
        return container.text("name");
    }

    /** Whether this is a sidecar: an init container that is kept running. */
    static boolean isSidecar(Document init) {
        return init.text("restartPolicy").equals("Always");
    }

    static String restartPolicy(Document pod) {
        return pod.text("spec.restartPolicy", "Always");
    }

    /** Whether a container that failed is started again. */
    static boolean restartsFailed(Document pod) {
        return !restartPolicy(pod).equals("Never");
    }

    /** Whether a container of the Pod that ended with this code is started again. */
    static boolean restarts(Document pod, Document container, int exitCode) {
        if (isSidecar(container)) {
            return true;
        }
        return switch (restartPolicy(pod)) {
            case "Never" -> false;
            case "OnFailure" -> exitCode != 0;
            default -> true;
        };
    }

    static boolean isBeingDeleted(Document pod) {
        return pod.at("metadata.deletionTimestamp") != null;
    }

    static boolean isOnHostNetwork(Document pod) {
        return pod.flag("spec.hostNetwork");
    }

    /** A Pod that the kubelet itself made known, of a manifest on the node. */
    static boolean isMirror(Document pod) {
        return pod.child("metadata.annotations").has(MIRROR);
    }

    /**
     * The uid that the kubelet and the runtime go by: a mirror Pod's is that of the manifest it
     * shows.
     */
    static String uid(Document pod) {
        return isMirror(pod) ? (String) pod.child("metadata.annotations").get(MIRROR) : apiUid(pod);
    }

    /** The uid that the API server knows. */
    static String apiUid(Document pod) {
        return pod.text("metadata.uid");
    }

    static String namespace(Document pod) {
        return pod.text("metadata.namespace");
    }

    static String podName(Document pod) {
        return pod.text("metadata.name");
    }

    /** {@code web_default(6f1c…)}: how messages name a Pod. */
    static String label(Document pod) {
        return podName(pod) + "_" + namespace(pod) + "(" + uid(pod) + ")";
    }

    static boolean isTerminal(String phase) {
        return phase.equals("Succeeded") || phase.equals("Failed");
    }
}
