package dev.sandglass.cluster.apiserver.registry;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.cluster.apiserver.strategy.Strategies;
import dev.sandglass.cluster.apiserver.strategy.Strategy.Companion;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and removes the objects that live beside others: addresses and ports of Services. */
final class Companions {

    private final Store store;

    Companions(Store store) {
        this.store = store;
    }

    /**
     * Brings the companions from what the old object had to what the new one has; null is no
     * object.
     */
    void follow(@Nullable Document before, @Nullable Document after, Call call) {
        var old = of(before, call);
        var now = of(after, call);
        if (old.isEmpty() && now.isEmpty()) {
            return;
        }
        var kept = new HashSet<ObjectKey>();
        now.forEach(companion -> kept.add(companion.key()));
        for (var companion : old) {
            if (!kept.remove(companion.key())) {
                store.delete(companion.key());
            }
        }
        for (var companion : now) {
            if (kept.contains(companion.key())) {
                store.put(companion.key(), named(companion, call));
            }
        }
    }

    private List<Companion> of(@Nullable Document object, Call call) {
        return object == null
                ? List.of()
                : Strategies.of(Stored.resource(call.kind())).companions(object);
    }

    private Document named(Companion companion, Call call) {
        var key = companion.key();
        var uid = call.chance().uid("uid", key.resource() + "/" + key, store.revision());
        return companion
                .object()
                .with("metadata.uid", uid)
                .with("metadata.creationTimestamp", Timestamps.seconds(call.now()));
    }
}
