package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;

/** {@code proxy} of Pods, Services and Nodes: a request passed on by the server. Not simulated yet, and says so. */
final class NoProxy implements Subresource {

    @Override
    public Reply serve(Call call, Asked asked) {
        throw Refusals.plain(
                501,
                "NotImplemented",
                "the server does not pass requests on to "
                        + call.kind().plural()
                        + " in this sandbox yet: ask them from a Pod or, at a node port, from the"
                        + " desk");
    }
}
