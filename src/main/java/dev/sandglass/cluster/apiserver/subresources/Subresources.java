package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.KubeletPort;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.cluster.apiserver.call.ServiceAccountTokens;
import dev.sandglass.cluster.apiserver.registry.Registry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All subresources that carry something else than their object. */
public final class Subresources {

    private static final List<String> SCALED =
            List.of(
                    "deployments.apps",
                    "replicasets.apps",
                    "statefulsets.apps",
                    "replicationcontrollers");

    private final Registry registry;
    private final KubeletPort kubelets;
    private final ServiceAccountTokens tokens;

    public Subresources(Registry registry, KubeletPort kubelets, ServiceAccountTokens tokens) {
        this.registry = registry;
        this.kubelets = kubelets;
        this.tokens = tokens;
    }

    /** The subresource of this name; null for those that carry the object itself. */
    public @Nullable Subresource find(Kind kind, String name) {
        return switch (name) {
            case "scale" -> SCALED.contains(kind.groupResource()) ? new Scale(registry) : null;
            case "token" ->
                    kind.groupResource().equals("serviceaccounts")
                            ? new TokenRequest(registry, tokens)
                            : null;
            case "proxy" -> new NoProxy();
            default -> kind.groupResource().equals("pods") ? ofPods(name) : null;
        };
    }

    private @Nullable Subresource ofPods(String name) {
        return switch (name) {
            case "binding" -> new PodBinding(registry);
            case "eviction" -> new Eviction(registry);
            case "log" -> new PodLog(registry, kubelets);
            case "exec", "attach" -> new PodExec(registry, kubelets);
            case "portforward" -> new PodPortForward(registry, kubelets);
            default -> null;
        };
    }
}
