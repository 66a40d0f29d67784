package dev.sandglass.cluster.store;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the indexes of a root. Most writes change neither owners nor node, and then cost nothing
 * here.
 */
final class Indexes {

    private Indexes() {}

    static Tree<String> owned(
            Tree<String> index,
            String resource,
            String place,
            @Nullable Document before,
            @Nullable Document after) {
        var old = owners(before);
        var now = owners(after);
        if (old == now || old.equals(now)) {
            return index;
        }
        var changed = index;
        for (var i = 0; i < old.size(); i++) {
            changed = changed.remove(ownedKey(old.document(i), resource, place));
        }
        for (var i = 0; i < now.size(); i++) {
            changed = changed.put(ownedKey(now.document(i), resource, place), place);
        }
        return changed;
    }

    private static Items owners(@Nullable Document object) {
        return object != null
                        && object.get("metadata") instanceof Document metadata
                        && metadata.get("ownerReferences") instanceof Items owners
                ? owners
                : Items.EMPTY;
    }

    private static String ownedKey(Document owner, String resource, String place) {
        return owner.text("uid") + "/" + resource + "/" + place;
    }

    static Tree<String> scheduled(
            Tree<String> index, String place, @Nullable Document before, @Nullable Document after) {
        var old = node(before);
        var now = node(after);
        if (old != null && old.equals(now)) {
            return index;
        }
        var changed = old == null ? index : index.remove(old + "/" + place);
        return now == null ? changed : changed.put(now + "/" + place, place);
    }

    private static @Nullable String node(@Nullable Document pod) {
        if (pod == null) {
            return null;
        }
        return pod.get("spec") instanceof Document spec
                        && spec.get("nodeName") instanceof String node
                ? node
                : "";
    }
}
