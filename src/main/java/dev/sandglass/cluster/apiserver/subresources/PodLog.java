package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.KubeletPort;
import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** {@code log}: what a container has written, from the kubelet of its node. */
final class PodLog implements Subresource {

    private final Registry registry;
    private final KubeletPort kubelets;

    PodLog(Registry registry, KubeletPort kubelets) {
        this.registry = registry;
        this.kubelets = kubelets;
    }

    @Override
    public Reply serve(Call call, Asked asked) {
        var pod = registry.get(call, call.route().name());
        var request = call.request();
        var container = Containers.choose(pod, request.parameterOr("container", ""));
        if (pod.text("spec.nodeName").isEmpty()) {
            return new Reply.Raw(200, "text/plain", "".getBytes(StandardCharsets.UTF_8));
        }
        var options = new TreeMap<String, String>();
        request.query().forEach((name, values) -> options.put(name, values.getFirst()));
        return kubelets.logs(pod, container, options);
    }
}
