package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;

/** A path that upstream serves and this server does not yet: it says so at once, in a Status. */
record NotSimulated(String what) implements Subresource {

    @Override
    public Reply serve(Call call, Asked asked) {
        throw Refusals.plain(501, "NotImplemented", what + " is not simulated yet.");
    }
}
