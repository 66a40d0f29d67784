package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.api.Namespace;
import dev.sandglass.api.Node;
import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.NodeViews;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.ScorePlugin;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Set;

/** Puts Pods near Pods that they like and away from those that they, or the others, do not. */
final class InterPodAffinity implements FilterPlugin, ScorePlugin {

    private static final String LIKES = "podAffinity";
    private static final String AVOIDS = "podAntiAffinity";

    /**
     * What was worked out for a Pod.
     *
     * @param liked Pods that all its demands are about, by domain
     * @param avoided Pods that it must not be with, by domain
     * @param avoiding Pods that must not be with it, by domain
     */
    private record Found(
            List<Document> likes,
            List<Document> avoids,
            Domains liked,
            Domains avoided,
            Domains avoiding,
            boolean likesItself) {}

    private final PodTerms terms;
    private final Object scoreNote = new Object();

    InterPodAffinity(Cache<Namespace> namespaces) {
        this.terms = new PodTerms(namespaces);
    }

    @Override
    public Verdict prepare(PendingPod pending, NodeViews nodes) {
        var pod = pending.pod();
        var likes = PodTerms.of(pod, LIKES, PodTerms.REQUIRED);
        var avoids = PodTerms.of(pod, AVOIDS, PodTerms.REQUIRED);
        var likesItself = likes.stream().allMatch(term -> terms.isAbout(term, pod, pod));
        var found =
                new Found(likes, avoids, new Domains(), new Domains(), new Domains(), likesItself);
        if (!likes.isEmpty() || !avoids.isEmpty()) {
            for (var node : nodes.all()) {
                node.pods().forEach(placed -> weigh(found, pod, placed.pod(), node.node()));
            }
        }
        for (var key : nodes.picky()) {
            var node = nodes.nodeOf(key);
            weighOther(found, pod, node.pod(key), node.node());
        }
        pending.note(this, found);
        return Verdict.FITS;
    }

    private void weigh(Found found, Pod pod, Pod other, Node node) {
        var likesAll =
                !found.likes.isEmpty()
                        && found.likes.stream().allMatch(term -> terms.isAbout(term, pod, other));
        if (likesAll) {
            found.likes.forEach(term -> found.liked.add(node, term.text("topologyKey"), 1));
        }
        for (var term : found.avoids) {
            if (terms.isAbout(term, pod, other)) {
                found.avoided.add(node, term.text("topologyKey"), 1);
            }
        }
    }

    private void weighOther(Found found, Pod pod, Pod other, Node node) {
        for (var term : PodTerms.of(other, AVOIDS, PodTerms.REQUIRED)) {
            if (terms.isAbout(term, other, pod)) {
                found.avoiding.add(node, term.text("topologyKey"), 1);
            }
        }
    }

    @Override
    public Verdict filter(PendingPod pending, NodeView view) {
        Found found = pending.noted(this);
        if (found == null) {
            return Verdict.FITS;
        }
        var node = view.node();
        if (!isLiked(found, node)) {
            return Verdict.never("node(s) didn't match pod affinity rules");
        }
        for (var term : found.avoids) {
            if (found.avoided.at(node, term.text("topologyKey")) > 0) {
                return Verdict.notNow("node(s) didn't match pod anti-affinity rules");
            }
        }
        return found.avoiding.anyAt(node)
                ? Verdict.notNow("node(s) didn't satisfy existing pods anti-affinity rules")
                : Verdict.FITS;
    }

    private static boolean isLiked(Found found, Node node) {
        var areThere = true;
        for (var term : found.likes) {
            var key = term.text("topologyKey");
            if (!node.labels().has(key)) {
                return false;
            }
            areThere &= found.liked.at(node, key) > 0;
        }
        // the first of a group that wants to be together has to begin somewhere
        return areThere || found.liked.isEmpty() && found.likesItself;
    }

    @Override
    public boolean mayTakeNow(PendingPod pod, NodeView node) {
        return true; // who is where is known only in a cycle
    }

    // ---- preferences ----

    @Override
    public void prepareScore(PendingPod pending, NodeViews nodes) {
        var pod = pending.pod();
        var scores = new Domains();
        var likes = PodTerms.of(pod, LIKES, PodTerms.PREFERRED);
        var avoids = PodTerms.of(pod, AVOIDS, PodTerms.PREFERRED);
        if (!likes.isEmpty() || !avoids.isEmpty()) {
            for (var node : nodes.all()) {
                for (var placed : node.pods()) {
                    prefer(scores, likes, 1, pod, placed.pod(), node.node());
                    prefer(scores, avoids, -1, pod, placed.pod(), node.node());
                }
            }
        }
        for (var key : nodes.picky()) {
            var node = nodes.nodeOf(key);
            var other = node.pod(key);
            var liked = PodTerms.of(other, LIKES, PodTerms.PREFERRED);
            var avoided = PodTerms.of(other, AVOIDS, PodTerms.PREFERRED);
            prefer(scores, liked, 1, other, pod, node.node());
            prefer(scores, avoided, -1, other, pod, node.node());
            demanded(scores, other, pod, node.node());
        }
        pending.note(scoreNote, scores);
    }

    private void prefer(
            Domains scores, List<Document> weighted, int sign, Pod owner, Pod other, Node node) {
        for (var preference : weighted) {
            var term = preference.child("podAffinityTerm");
            if (terms.isAbout(term, owner, other)) {
                scores.add(node, term.text("topologyKey"), sign * preference.number("weight", 0));
            }
        }
    }

    /** What an existing Pod demands counts a little, as if it preferred it. */
    private void demanded(Domains scores, Pod owner, Pod other, Node node) {
        for (var term : PodTerms.of(owner, LIKES, PodTerms.REQUIRED)) {
            if (terms.isAbout(term, owner, other)) {
                scores.add(node, term.text("topologyKey"), 1);
            }
        }
    }

    @Override
    public long score(PendingPod pod, NodeView node) {
        Domains scores = pod.noted(scoreNote);
        return scores == null ? 0 : scores.sumAt(node.node());
    }

    @Override
    public void normalize(PendingPod pod, long[] scores) {
        var least = Long.MAX_VALUE;
        var most = Long.MIN_VALUE;
        for (var score : scores) {
            least = Math.min(least, score);
            most = Math.max(most, score);
        }
        for (var i = 0; i < scores.length; i++) {
            scores[i] = most == least ? 0 : BEST * (scores[i] - least) / (most - least);
        }
    }

    @Override
    public Set<ClusterChange> worthRetryingAfter() {
        return Set.of(
                ClusterChange.NODE_ADDED,
                ClusterChange.NODE_LABELS,
                ClusterChange.POD_PLACED,
                ClusterChange.POD_GONE);
    }
}
