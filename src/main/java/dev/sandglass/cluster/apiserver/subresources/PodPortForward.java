package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.KubeletPort;
import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.registry.Registry;

/** {@code portforward}: the way to the ports of a Pod; which ones, the connections in it say. */
record PodPortForward(Registry registry, KubeletPort kubelets) implements Subresource {

    @Override
    public Reply serve(Call call, Asked asked) {
        var name = call.route().name();
        var pod = registry.get(call, name);
        if (pod.text("spec.nodeName").isEmpty()) {
            throw Refusals.badRequest("pod " + name + " does not have a host assigned");
        }
        return kubelets.forward(pod);
    }
}
