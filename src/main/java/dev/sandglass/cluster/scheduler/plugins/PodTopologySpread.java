package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Pod;
import dev.sandglass.api.Service;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.NodeViews;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.ScorePlugin;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Spreads like Pods over domains: as their constraints demand or prefer; without constraints those
 * of one owner over hosts and zones, softly.
 */
final class PodTopologySpread implements FilterPlugin, ScorePlugin {

    private static final String REASON = "node(s) didn't match pod topology spread constraints";
    private static final String HOST = "kubernetes.io/hostname";
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final Set<String> OWNERS =
            Set.of("ReplicaSet", "ReplicationController", "StatefulSet");

    /** A constraint and its counts. */
    private record Constraint(
            String key, long maxSkew, long minDomains, boolean countsItself, Domains counts) {}

    private record Soft(List<Constraint> constraints, boolean needsAllKeys) {}

    private final NodeAffinity affinity = new NodeAffinity();
    private final TaintToleration taints = new TaintToleration();
    private final Cache<Service> services;
    private final Object scoreNote = new Object();

    PodTopologySpread(Cache<Service> services) {
        this.services = services;
    }

    private static List<Document> written(PendingPod pod, String when) {
        var constraints = new ArrayList<Document>(0);
        for (var item : pod.pod().spec().items("topologySpreadConstraints")) {
            if (((Document) item).text("whenUnsatisfiable").equals(when)) {
                constraints.add((Document) item);
            }
        }
        return constraints;
    }

    // ---- demands ----

    @Override
    public Verdict prepare(PendingPod pod, NodeViews nodes) {
        var constraints = written(pod, "DoNotSchedule");
        if (!constraints.isEmpty()) {
            pod.note(this, counted(pod, constraints, nodes.all()));
        }
        return Verdict.FITS;
    }

    private List<Constraint> counted(
            PendingPod pod, List<Document> constraints, List<NodeView> nodes) {
        var counted = new ArrayList<Constraint>();
        for (var constraint : constraints) {
            var key = constraint.text("topologyKey");
            var selector = constraint.child("labelSelector");
            var counts = new Domains();
            for (var node : nodes) {
                if (hasAll(constraints, node) && isEligible(pod, constraint, node)) {
                    counts.add(node.node(), key, matching(pod.pod(), selector, node));
                }
            }
            counted.add(
                    new Constraint(
                            key,
                            constraint.number("maxSkew", 1),
                            constraint.number("minDomains", 1),
                            LabelSelector.stored(selector).matches(pod.pod().labels()),
                            counts));
        }
        return counted;
    }

    private static boolean hasAll(List<Document> constraints, NodeView node) {
        return constraints.stream().allMatch(c -> node.node().labels().has(c.text("topologyKey")));
    }

    private boolean isEligible(PendingPod pod, Document constraint, NodeView node) {
        var byAffinity = !constraint.text("nodeAffinityPolicy").equals("Ignore");
        var byTaints = constraint.text("nodeTaintsPolicy").equals("Honor");
        return !(byAffinity && !(affinity.filter(pod, node) instanceof Verdict.Fits))
                && !(byTaints && !(taints.filter(pod, node) instanceof Verdict.Fits));
    }

    private static long matching(Pod pod, Document selector, NodeView node) {
        return node.pods().stream()
                .map(NodeView.Placed::pod)
                .filter(other -> other.namespace().equals(pod.namespace()))
                .filter(other -> !other.isBeingDeleted())
                .filter(other -> LabelSelector.stored(selector).matches(other.labels()))
                .count();
    }

    @Override
    public Verdict filter(PendingPod pod, NodeView node) {
        List<Constraint> constraints = pod.noted(this);
        if (constraints == null) {
            return Verdict.FITS;
        }
        for (var constraint : constraints) {
            if (!node.node().labels().has(constraint.key())) {
                return Verdict.never(REASON + " (missing required label)");
            }
            var counts = constraint.counts();
            var isWide = counts.size(constraint.key()) >= constraint.minDomains();
            var least = isWide ? counts.least(constraint.key()) : 0;
            var own = constraint.countsItself() ? 1 : 0;
            var skew = counts.at(node.node(), constraint.key()) + own - least;
            if (skew > constraint.maxSkew()) {
                return Verdict.notNow(REASON);
            }
        }
        return Verdict.FITS;
    }

    @Override
    public boolean mayTakeNow(PendingPod pod, NodeView node) {
        return true; // who is where is known only in a cycle
    }

    @Override
    public Set<ClusterChange> worthRetryingAfter() {
        return Set.of(
                ClusterChange.NODE_ADDED,
                ClusterChange.NODE_LABELS,
                ClusterChange.NODE_TAINTS,
                ClusterChange.POD_PLACED,
                ClusterChange.POD_GONE);
    }

    // ---- preferences ----

    @Override
    public void prepareScore(PendingPod pod, NodeViews nodes) {
        var written = written(pod, "ScheduleAnyway");
        if (!pod.pod().spec().items("topologySpreadConstraints").isEmpty()) {
            pod.note(scoreNote, new Soft(counted(pod, written, nodes.all()), true));
            return;
        }
        var count = likeThis(pod.pod());
        if (count != null) {
            var constraints =
                    List.of(
                            byDefault(HOST, 3, count, nodes.all()),
                            byDefault(ZONE, 5, count, nodes.all()));
            pod.note(scoreNote, new Soft(constraints, false));
        }
    }

    private static Constraint byDefault(
            String key, int maxSkew, ToLongFunction<NodeView> count, List<NodeView> nodes) {
        var counts = new Domains();
        nodes.forEach(node -> counts.add(node.node(), key, count.applyAsLong(node)));
        return new Constraint(key, maxSkew, 1, true, counts);
    }

    /** How many Pods like this one a node has: of the same owner, else behind the same Services. */
    private @Nullable ToLongFunction<NodeView> likeThis(Pod pod) {
        var owner = pod.controllerReference();
        if (owner != null && OWNERS.contains(owner.text("kind"))) {
            return node -> node.podsOwnedBy(owner.text("uid"));
        }
        var selector = Document.EMPTY;
        for (var service : services.in(pod.namespace()).toList()) {
            if (!service.selector().isEmpty()
                    && LabelSelector.storedLabels(service.selector()).matches(pod.labels())) {
                selector = selector.putAll(service.selector());
            }
        }
        if (selector.isEmpty()) {
            return null;
        }
        var all = Document.of("matchLabels", selector);
        return node -> matching(pod, all, node);
    }

    @Override
    public long score(PendingPod pod, NodeView node) {
        Soft soft = pod.noted(scoreNote);
        if (soft == null) {
            return 0;
        }
        var sum = 0.0;
        for (var constraint : soft.constraints()) {
            var key = constraint.key();
            if (node.node().labels().has(key)) {
                var weight = Math.log(constraint.counts().size(key) + 2);
                sum += constraint.counts().at(node.node(), key) * weight + constraint.maxSkew() - 1;
            } else if (soft.needsAllKeys()) {
                return -1;
            }
        }
        return Math.round(sum);
    }

    @Override
    public void normalize(PendingPod pod, long[] scores) {
        if (pod.noted(scoreNote) == null) {
            return;
        }
        var least = Long.MAX_VALUE;
        var most = 0L;
        for (var score : scores) {
            least = score < 0 ? least : Math.min(least, score);
            most = Math.max(most, score);
        }
        for (var i = 0; i < scores.length; i++) {
            scores[i] =
                    scores[i] < 0 ? 0 : most == 0 ? BEST : BEST * (most + least - scores[i]) / most;
        }
    }
}
