package dev.sandglass.cluster.apiserver.registry;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.store.Root;
import java.util.Locale;

/** What the metrics server says where it has no measurement: whether there is such an object at all. */
final class Measured {

    private static final String GROUP = "metrics.k8s.io";

    private Measured() {}

    static boolean isMeasured(Call call) {
        return call.kind().group().equals(GROUP);
    }

    static Refusal notFound(Call call, String name, Root root) {
        var key = call.key(name);
        var itself = new ObjectKey(call.kind().plural(), key.namespace(), name);
        if (root.get(itself) == null) {
            return Refusals.notFound(new Refusals.About("", call.kind().plural()), name);
        }
        var where = key.namespace().isEmpty() ? name : key.namespace() + "/" + name;
        var sort = call.kind().name().toLowerCase(Locale.ROOT);
        return Refusals.notFound(new Refusals.About(GROUP, sort), where);
    }
}
