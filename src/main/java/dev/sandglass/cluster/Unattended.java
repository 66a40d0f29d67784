package dev.sandglass.cluster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Kinds that the API server takes and keeps as upstream's does, while the part that would act on them is not simulated yet. Who
 * makes such an object sees nothing happen; so a page says it.
 */
public final class Unattended {

    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("Job, CronJob", "no Pod is started");
        KINDS.put("StatefulSet", "no Pod is started");
        KINDS.put(
                "DaemonSet",
                "no Pod is started; those of kube-proxy stay away when they are deleted");
        KINDS.put("HorizontalPodAutoscaler", "nothing is scaled");
        KINDS.put(
                "PodDisruptionBudget",
                "no disruption is ever allowed: evictions of its Pods are refused, and a drain waits");
        KINDS.put("ResourceQuota, LimitRange", "nothing is limited, and no default is given");
        KINDS.put(
                "Role, RoleBinding, ClusterRole, ClusterRoleBinding",
                "nobody asks them: whoever is known may do everything, whoever is not may read"
                        + " the version");
        KINDS.put("NetworkPolicy", "every connection is let through");
        KINDS.put(
                "PersistentVolume, PersistentVolumeClaim",
                "they are not bound, and Pods with a claim wait for ever");
        KINDS.put("CustomResourceDefinition", "its kind is not served");
        KINDS.put(
                "CertificateSigningRequest",
                "it can be approved, and no certificate is issued then");
        KINDS.put(
                "ValidatingWebhookConfiguration, MutatingWebhookConfiguration,"
                        + " ValidatingAdmissionPolicy",
                "they are not asked");
        KINDS.put("APIService", "requests are not passed on");
        KINDS.put("Namespace", "its labels of Pod Security refuse nothing");
    }

    private Unattended() {}

    /** Kinds, one or some with a comma between, and what does not happen. */
    public static Map<String, String> kinds() {
        return Collections.unmodifiableMap(KINDS);
    }
}
