package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.KubeletPort;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.cluster.apiserver.call.ServiceAccountTokens;
import dev.sandglass.cluster.apiserver.registry.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All subresources that carry something else than their object. */
public final class Subresources {

    private static final List<String> SCALED =
            List.of(
                    "deployments.apps",
                    "replicasets.apps",
                    "statefulsets.apps",
                    "replicationcontrollers");

    private final Map<String, Subresource> all = new HashMap<>();

    public Subresources(Registry registry, KubeletPort kubelets, ServiceAccountTokens tokens) {
        var scale = new Scale(registry);
        SCALED.forEach(resource -> all.put(resource + "/scale", scale));
        all.put("pods/binding", new PodBinding(registry));
        all.put("pods/eviction", new Eviction(registry));
        all.put("pods/log", new PodLog(registry, kubelets));
        all.put("pods/exec", new PodExec(registry, kubelets));
        all.put("pods/attach", new PodExec(registry, kubelets));
        all.put("serviceaccounts/token", new TokenRequest(registry, tokens));
    }

    /** The subresource of this name; null for those that carry the object itself. */
    public @Nullable Subresource find(Kind kind, String name) {
        return all.get(kind.groupResource() + "/" + name);
    }
}
