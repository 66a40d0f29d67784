package dev.sandglass.cluster.scheduler;

import dev.sandglass.api.Pod;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.scheduler.Cycle.Outcome;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a node that could take a Pod if Pods of lower priority left it. Follows upstream's
 * DefaultPreemption.
 *
 * <p>Left out: PodDisruptionBudgets, and affinity to Pods that would leave.
 */
final class Preemption {

    private static final String NOT_HELPFUL = "Preemption is not helpful for scheduling";
    private static final String NO_VICTIMS = "No preemption victims found for incoming pod";

    /**
     * What came of the search.
     *
     * @param message what the event says of it
     * @param node the node to be cleared, or null
     * @param victims the Pods that have to leave it
     */
    record Result(String message, @Nullable NodeView node, List<Pod> victims) {}

    private record Candidate(NodeView node, List<Pod> victims) {}

    /** What clearing a node would take: victims, or why it would not help. */
    private record Clearing(List<Pod> victims, List<String> reasons) {}

    private final Cycle cycle;

    Preemption(Cycle cycle) {
        this.cycle = cycle;
    }

    Result search(PendingPod pending, Outcome.TurnedAway turned) {
        if (turned.asSuch()) {
            return new Result("not found", null, List.of());
        }
        var pod = pending.pod();
        if (pod.spec().text("preemptionPolicy").equals("Never")) {
            return none("not eligible due to preemptionPolicy=Never.");
        }
        if (waitsForVictims(pod, turned)) {
            return none("not eligible due to a terminating pod on the nominated node.");
        }
        var counts = new TreeMap<String, Integer>();
        var candidates = new ArrayList<Candidate>();
        turned.verdicts()
                .forEach(
                        (node, verdict) -> {
                            if (!(verdict instanceof Verdict.NotNow)) {
                                counts.merge(NOT_HELPFUL, 1, Integer::sum);
                                return;
                            }
                            var clearing = clear(pending, node);
                            clearing.reasons().forEach(r -> counts.merge(r, 1, Integer::sum));
                            if (!clearing.victims().isEmpty()) {
                                candidates.add(new Candidate(node, clearing.victims()));
                            }
                        });
        if (candidates.isEmpty()) {
            var said = counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey());
            var nodes = turned.verdicts().size();
            return none(
                    "0/%d nodes are available: %s."
                            .formatted(nodes, String.join(", ", said.sorted().toList())));
        }
        var chosen = candidates.stream().min(Order.CHEAPEST).orElseThrow();
        return new Result("", chosen.node(), chosen.victims());
    }

    private static Result none(String why) {
        return new Result("no new claims to deallocate, preemption: " + why, null, List.of());
    }

    private static boolean waitsForVictims(Pod pod, Outcome.TurnedAway turned) {
        var nominated = pod.status().text("nominatedNodeName");
        return !nominated.isEmpty()
                && turned.verdicts().entrySet().stream()
                        .filter(entry -> entry.getKey().name().equals(nominated))
                        .filter(entry -> entry.getValue() instanceof Verdict.NotNow)
                        .flatMap(entry -> entry.getKey().pods().stream())
                        .map(NodeView.Placed::pod)
                        .anyMatch(o -> o.isBeingDeleted() && o.priority() < pod.priority());
    }

    /** The fewest Pods of lower priority whose departure would do. */
    private Clearing clear(PendingPod pending, NodeView node) {
        var without = node.copy();
        var lower =
                node.pods().stream()
                        .map(NodeView.Placed::pod)
                        .filter(other -> other.priority() < pending.pod().priority())
                        .sorted(Order.MOST_IMPORTANT_FIRST)
                        .toList();
        if (lower.isEmpty()) {
            return new Clearing(List.of(), List.of(NO_VICTIMS));
        }
        lower.forEach(other -> without.remove(Pod.RESOURCE.key(other)));
        var verdict = cycle.filter(pending, without);
        if (!(verdict instanceof Verdict.Fits)) {
            return new Clearing(List.of(), verdict.reasons());
        }
        var victims = new ArrayList<Pod>();
        for (var other : lower) { // reprieve who can stay
            without.put(other);
            if (!(cycle.filter(pending, without) instanceof Verdict.Fits)) {
                without.remove(Pod.RESOURCE.key(other));
                victims.add(other);
            }
        }
        return new Clearing(victims, List.of());
    }

    /** Made when somebody is in the way: chains of comparators take a cold start five milliseconds. */
    private static final class Order {

        static final Comparator<Pod> MOST_IMPORTANT_FIRST =
                Comparator.comparingInt(Pod::priority)
                        .reversed()
                        .thenComparingLong(Preemption::startedAt);

        static final Comparator<Candidate> CHEAPEST =
                Comparator.<Candidate>comparingInt(c -> c.victims().getFirst().priority())
                        .thenComparingLong(Preemption::sumOfPriorities)
                        .thenComparingInt(c -> c.victims().size())
                        .thenComparing(
                                Comparator.<Candidate>comparingLong(
                                                c -> startedAt(c.victims().getFirst()))
                                        .reversed())
                        .thenComparing(c -> c.node().name());
    }

    private static long sumOfPriorities(Candidate candidate) {
        return candidate.victims().stream()
                .mapToLong(victim -> victim.priority() + (long) Integer.MAX_VALUE + 1)
                .sum();
    }

    private static long startedAt(Pod pod) {
        var start = pod.status().text("startTime");
        return Timestamps.nanos(start.isEmpty() ? pod.creationTimestamp() : start);
    }
}
