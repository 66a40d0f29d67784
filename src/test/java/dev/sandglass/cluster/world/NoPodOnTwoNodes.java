package dev.sandglass.cluster.world;

import dev.sandglass.api.Change;
import dev.sandglass.api.Pod;

/** A Pod that has a node keeps it. */
public final class NoPodOnTwoNodes implements Invariant {

    @Override
    public void accept(Change change) {
        if (!change.key().resource().equals("pods") || change.before() == null) {
            return;
        }
        var before = new Pod(change.before());
        var after = new Pod(change.object());
        if (!before.nodeName().isEmpty() && !before.nodeName().equals(after.nodeName())) {
            throw new AssertionError(
                    change.key() + " moved from " + before.nodeName() + " to " + after.nodeName());
        }
    }
}
