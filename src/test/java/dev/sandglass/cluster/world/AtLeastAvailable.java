package dev.sandglass.cluster.world;

import dev.sandglass.api.Change;
import dev.sandglass.api.Pod;
import java.util.HashSet;
import java.util.Set;

/** Once so many Pods with a name that begins like this were ready, there are never fewer. */
public final class AtLeastAvailable implements Invariant {

    private final String prefix;
    private final int least;
    private final Set<String> ready = new HashSet<>();
    private boolean wasReached;

    public AtLeastAvailable(String prefix, int least) {
        this.prefix = prefix;
        this.least = least;
    }

    @Override
    public void accept(Change change) {
        if (!change.key().resource().equals("pods") || !change.key().name().startsWith(prefix)) {
            return;
        }
        var pod = change.after() == null ? null : new Pod(change.after());
        if (pod != null && pod.isReady() && !pod.isBeingDeleted()) {
            ready.add(change.key().name());
        } else {
            ready.remove(change.key().name());
        }
        wasReached |= ready.size() >= least;
        if (wasReached && ready.size() < least) {
            throw new AssertionError("only " + ready + " are available");
        }
    }
}
