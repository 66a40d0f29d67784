package dev.sandglass.cluster.controllers.replicaset;

import dev.sandglass.api.Pod;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import java.util.Comparator;
import java.util.Map;

/**
 * Which Pod to delete first: the least useful one.
 *
 * <pre>
 *   without a node   before  with one
 *   Pending          before  Unknown   before  Running
 *   not ready        before  ready
 *   lower value of the annotation pod-deletion-cost before higher
 *   more neighbours of the same owner on its node before fewer
 *   ready for a shorter time before longer, both on a scale of powers of two
 *   more restarts before fewer
 *   younger before older, both on that scale
 * </pre>
 *
 * <p>In the end the uid decides, which spreads the choice. (Upstream lets the uid decide a little
 * earlier, which is no order in the strict sense.)
 *
 * @param neighbours how many Pods of the same owner each node has
 */
record DeletionOrder(Map<String, Integer> neighbours, long now) implements Comparator<Pod> {

    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";

    @Override
    public int compare(Pod a, Pod b) {
        if (a.nodeName().isEmpty() != b.nodeName().isEmpty()) {
            return a.nodeName().isEmpty() ? -1 : 1;
        }
        var byPhase = Integer.compare(phase(a), phase(b));
        if (byPhase != 0) {
            return byPhase;
        }
        if (a.isReady() != b.isReady()) {
            return a.isReady() ? 1 : -1;
        }
        var byCost = Integer.compare(cost(a), cost(b));
        if (byCost != 0) {
            return byCost;
        }
        var byNeighbours = Integer.compare(crowd(b), crowd(a));
        if (byNeighbours != 0) {
            return byNeighbours;
        }
        var byReady = Integer.compare(scale(now - readyAt(a)), scale(now - readyAt(b)));
        if (byReady != 0) {
            return byReady;
        }
        var byRestarts = Integer.compare(restarts(b), restarts(a));
        if (byRestarts != 0) {
            return byRestarts;
        }
        var byBirth = Integer.compare(scale(now - bornAt(a)), scale(now - bornAt(b)));
        return byBirth != 0 ? byBirth : a.uid().compareTo(b.uid());
    }

    private static long bornAt(Pod pod) {
        return Timestamps.nanos(pod.creationTimestamp());
    }

    private static int scale(long age) {
        return age > 0 ? 63 - Long.numberOfLeadingZeros(age) : -1;
    }

    private static int phase(Pod pod) {
        return switch (pod.phase()) {
            case Pod.RUNNING -> 2;
            case "Unknown" -> 1;
            default -> 0;
        };
    }

    private int crowd(Pod pod) {
        return neighbours.getOrDefault(pod.nodeName(), 0);
    }

    private static int cost(Pod pod) {
        try {
            var text = pod.annotation(COST);
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static long readyAt(Pod pod) {
        var ready = pod.isReady() ? pod.condition("Ready") : null;
        return ready == null ? 0 : Timestamps.nanos(ready.text("lastTransitionTime"));
    }

    private static int restarts(Pod pod) {
        var most = 0;
        for (var item : pod.containerStatuses()) {
            if (item instanceof Document status) {
                most = Math.max(most, (int) status.number("restartCount", 0));
            }
        }
        return most;
    }
}
