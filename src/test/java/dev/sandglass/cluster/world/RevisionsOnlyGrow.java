package dev.sandglass.cluster.world;

import dev.sandglass.api.Change;

/** Every write has a greater revision than those before, and shows it in the object. */
public final class RevisionsOnlyGrow implements Invariant {

    private long last;

    @Override
    public void accept(Change change) {
        if (change.revision() <= last) {
            throw new AssertionError(change.revision() + " after " + last);
        }
        last = change.revision();
        if (change.after() != null
                && !change.after().text("metadata.resourceVersion").equals(Long.toString(last))) {
            throw new AssertionError("revision " + last + " of " + change.after());
        }
    }
}
