package dev.sandglass.api;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** {@code v1 Pod}. */
public record Pod(Document document) implements Typed {

    public static final Resource<Pod> RESOURCE =
            new Resource<>("pods", "v1", "Pod", true, Pod::new);

    public static final String PENDING = "Pending";
    public static final String RUNNING = "Running";
    public static final String SUCCEEDED = "Succeeded";
    public static final String FAILED = "Failed";

    /** Empty until it is scheduled. */
    public String nodeName() {
        return document.text("spec.nodeName");
    }

    public String phase() {
        return document.text("status.phase");
    }

    public String ip() {
        return document.text("status.podIP");
    }

    public Items containers() {
        return document.items("spec.containers");
    }

    public Items initContainers() {
        return document.items("spec.initContainers");
    }

    public Items containerStatuses() {
        return document.items("status.containerStatuses");
    }

    public int priority() {
        return (int) document.number("spec.priority", 0);
    }

    /** Whether it has come to an end: all containers ended for good. */
    public boolean isOver() {
        var phase = phase();
        return phase.equals(SUCCEEDED) || phase.equals(FAILED);
    }

    /** What controllers call active: neither over nor being deleted. */
    public boolean isAlive() {
        return !isOver() && !isBeingDeleted();
    }

    public boolean isReady() {
        return conditionIsTrue("Ready");
    }

    /** Whether it has been ready for that long; zero seconds: whether it is ready. */
    public boolean isAvailable(int minReadySeconds, long nowNanos) {
        var ready = condition("Ready");
        if (ready == null || !ready.text("status").equals("True")) {
            return false;
        }
        if (minReadySeconds == 0) {
            return true;
        }
        var since = Timestamps.nanos(ready.text("lastTransitionTime"));
        return since != Long.MIN_VALUE && since + minReadySeconds * 1_000_000_000L <= nowNanos;
    }
}
