package dev.sandglass.cluster.world;

import dev.sandglass.api.Change;
import dev.sandglass.api.Transport;
import dev.sandglass.api.View;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Cluster;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A whole simulated cluster, kubelets and all. */
public final class RealWorld extends People {

    private final Timeline timeline =
            new Timeline(Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * 1_000_000_000L);
    private final Cluster cluster;
    private final List<Change> history = new ArrayList<>();
    private long seen;

    public RealWorld(long seed) {
        cluster =
                new Cluster(
                        timeline,
                        new Chance(seed),
                        Cluster.Foundation.EMPTY,
                        Authorities.practice());
        cluster.fill();
        seen = cluster.view().revision();
    }

    @Override
    protected Transport transport() {
        return cluster.transport();
    }

    @Override
    protected View view() {
        return cluster.view();
    }

    @Override
    protected Timeline timeline() {
        return timeline;
    }

    @Override
    public void run(Duration time) {
        super.run(time);
        history.addAll(cluster.changesAfter(seen)); // the store remembers a minute
        seen = cluster.view().revision();
    }

    /** All that happened since the beginning. */
    public List<Change> history() {
        return history;
    }
}
