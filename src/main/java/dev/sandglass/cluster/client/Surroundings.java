package dev.sandglass.cluster.client;

import dev.sandglass.api.Feed;
import dev.sandglass.api.Transport;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Timeline;
import java.util.function.Supplier;

/**
 * What a component finds when it is put into a cluster.
 *
 * @param cluster the cluster's name in its sandbox: parts are called {@code cluster/component}
 */
public record Surroundings(
        String cluster, Timeline timeline, Chance chance, Transport transport, Feed feed) {

    /** The name of a part of this cluster, unique in the sandbox. */
    public String part(String component) {
        return (cluster + "/" + component).intern(); // a few dozen, in each of many sandboxes
    }

    /**
     * Puts a component on the timeline that is made when it is first needed; at once, if the feed
     * must still be told what it watches.
     */
    public void add(String part, Supplier<? extends Part> maker) {
        timeline.add(part, maker);
        if (!feed.knows(part)) {
            timeline.part(part);
        }
    }

    public long now() {
        return timeline.now();
    }
}
