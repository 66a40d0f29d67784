package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.EventRecorder;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.runtime.ContainerRuntime;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Timeline;
import java.time.Duration;

/** What all pieces of one kubelet work with. */
final class Bench {

    /** The kubelet looks at the runtime and at its queue of retries once a second. */
    private static final long TICK = Duration.ofSeconds(1).toNanos();

    final String node;
    final String address;
    final Workbench work;
    final ContainerRuntime runtime;
    final Volumes volumes;
    final Environments environments;
    final StatusMaker statusMaker;
    final StatusWriter statuses;
    private final long phase;
    private long draws;

    Bench(
            String node,
            String address,
            Workbench work,
            ContainerRuntime runtime,
            Credential credential) {
        this.node = node;
        this.address = address;
        this.work = work;
        this.runtime = runtime;
        this.volumes = new Volumes(work, credential);
        this.environments = new Environments(work, node, address);
        this.statusMaker = new StatusMaker(address);
        this.statuses = new StatusWriter(this);
        this.phase = work.chance().below((int) TICK, "ticks", node, 0);
    }

    Timeline timeline() {
        return work.around().timeline();
    }

    long now() {
        return timeline().now();
    }

    /** The first tick after this moment. */
    long tickAfter(long moment) {
        return Math.floorDiv(moment - phase, TICK) * TICK + TICK + phase;
    }

    /** A moment from now on: so many milliseconds, and up to so many more. */
    long soon(String purpose, int millis, int spread) {
        var more = work.chance().below(spread * 1000, purpose, node, draws++);
        return now() + millis * 1_000_000L + more * 1_000L;
    }

    /** The tick at which something that failed is tried again: 10 to 15 seconds from now. */
    long retry() {
        var wait = 10_000_000_000L + (long) (5e9 * work.chance().fraction("retry", node, draws++));
        return tickAfter(now() + wait - 1);
    }

    long draws() {
        return draws;
    }

    void thawDraws(long frozen) {
        draws = frozen;
    }

    // ---- events ----

    /** An event about a Pod or, with a container's name, about that container. */
    void say(Document pod, String container, String type, String reason, String message) {
        var path = container.isEmpty() ? "" : Specs.fieldPath(pod, container);
        var about = EventRecorder.reference(new Pod(pod), path);
        work.events().record(about, type, reason, message);
    }

    void normal(Document pod, String container, String reason, String message) {
        say(pod, container, EventRecorder.NORMAL, reason, message);
    }

    void warn(Document pod, String container, String reason, String message) {
        say(pod, container, EventRecorder.WARNING, reason, message);
    }
}
