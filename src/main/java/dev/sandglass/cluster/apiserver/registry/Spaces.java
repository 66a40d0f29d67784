package dev.sandglass.cluster.apiserver.registry;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.cluster.store.Usage;
import dev.sandglass.document.Document;

/**
 * Refuses what the cluster has no room for. No real API server does so in these words: its etcd is full at some gigabytes, and a
 * ResourceQuota is somebody's decision. Here many clusters share one machine.
 */
final class Spaces {

    /** An update may always add so much: what components say about objects must not stop. */
    private static final int SMALL = 4_096;

    private Spaces() {}

    static void forCreate(Document object, Call call, Store store) {
        var room = store.room();
        var root = store.root();
        var resource = call.kind().groupResource();
        switch (resource) {
            case "leases.coordination.k8s.io" -> {
                return;
            }
            case "events" -> {
                if (root.count("events") >= room.objects()) {
                    throw full(call, object, "it holds " + room.objects() + " Events");
                }
                return;
            }
            case "pods" -> {
                if (root.count("pods") >= room.pods()) {
                    throw full(call, object, "it holds " + room.pods() + " Pods");
                }
            }
            default -> {}
        }
        var others = root.count("events") + root.count("leases.coordination.k8s.io");
        if (store.usage().objects() - others >= room.objects()) {
            throw full(call, object, "it holds " + room.objects() + " objects");
        }
        if (store.usage().bytes() + Usage.growth(null, object) > room.bytes()) {
            throw full(call, object, "its objects take " + megabytes(room.bytes()));
        }
    }

    static void forUpdate(Document object, Document old, Call call, Store store) {
        var room = store.room();
        if (store.usage().bytes() + SMALL > room.bytes()) {
            var more = Usage.growth(old, object);
            if (more > SMALL) {
                throw full(call, object, "its objects take " + megabytes(room.bytes()));
            }
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    private static Refusal full(Call call, Document object, String why) {
        return Refusals.forbidden(
                call.resource(),
                object.text("metadata.name"),
                "this sandbox is full: " + why + ", and may hold no more; delete some to go on");
    }
}
