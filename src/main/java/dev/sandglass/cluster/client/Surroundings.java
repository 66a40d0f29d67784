package dev.sandglass.cluster.client;

import dev.sandglass.api.Feed;
import dev.sandglass.api.Transport;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;

/**
 * What a component finds when it is put into a cluster.
 *
 * @param cluster the cluster's name in its sandbox: parts are called {@code cluster/component}
 */
public record Surroundings(
        String cluster, Timeline timeline, Chance chance, Transport transport, Feed feed) {

    /** The name of a part of this cluster, unique in the sandbox. */
    public String part(String component) {
        return cluster + "/" + component;
    }

    public long now() {
        return timeline.now();
    }
}
