package dev.sandglass.cluster.client;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Typed;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which objects a controller's object may call its own: it adopts orphans that its selector matches
 * and lets go of those that it no longer matches. Follows upstream's controller ref manager.
 *
 * @param owned the resource of the objects
 * @param ownerResource the resource of their owner
 */
public record Claims<T extends Typed>(Client client, Resource<T> owned, Resource<?> ownerResource) {

    /**
     * Those of the candidates that are the owner's, after adoptions and releases.
     *
     * @param candidates those that it controls and orphans that it might adopt
     */
    public List<T> claim(Typed owner, Document selector, Stream<T> candidates) {
        var claimed = new ArrayList<T>();
        candidates.forEach(
                object -> {
                    if (isClaimed(owner, selector, object)) {
                        claimed.add(object);
                    }
                });
        return claimed;
    }

    private boolean isClaimed(Typed owner, Document selector, T object) {
        var reference = object.controllerReference();
        var matches = LabelSelector.stored(selector).matches(object.labels());
        if (reference != null) {
            if (!reference.text("uid").equals(owner.uid())) {
                return false;
            }
            if (matches) {
                return true;
            }
            if (!owner.isBeingDeleted()) {
                release(owner, object);
            }
            return false;
        }
        if (owner.isBeingDeleted() || !matches || object.isBeingDeleted()) {
            return false;
        }
        return adopt(owner, object);
    }

    private boolean adopt(Typed owner, T object) {
        var fresh = client.find(ownerResource, owner.namespace(), owner.name());
        if (fresh == null || !fresh.uid().equals(owner.uid()) || fresh.isBeingDeleted()) {
            return false;
        }
        return patch(object, ownerResource.controllerReference(owner));
    }

    private void release(Typed owner, T object) {
        patch(object, Document.of("$patch", "delete", "uid", owner.uid()));
    }

    private boolean patch(T object, Document reference) {
        var metadata = Document.of("ownerReferences", List.of(reference), "uid", object.uid());
        var key = owned.key(object);
        var answer =
                client.attempt(() -> client.patch(owned, key, Document.of("metadata", metadata)));
        return switch (answer) {
            case Answer.Done<T> _ -> true;
            case Answer.No<T>(var status) -> {
                if (status.reason().equals("NotFound") || status.reason().equals("Invalid")) {
                    yield false; // gone, or another one of the same name
                }
                throw new Refused(status);
            }
        };
    }
}
