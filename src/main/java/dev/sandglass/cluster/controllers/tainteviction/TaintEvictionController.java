package dev.sandglass.cluster.controllers.tainteviction;

import dev.sandglass.api.Change;
import dev.sandglass.api.Node;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.EventRecorder;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.controllers.Disruption;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes Pods leave nodes with a NoExecute taint that they do not tolerate, or tolerate for so long
 * only.
 */
public final class TaintEvictionController implements Reconciler {

    private static final String REASON = "TaintManagerEviction";
    private static final long NEVER = Long.MAX_VALUE;

    private final Workbench bench;
    private final Client client;
    private final EventRecorder events;
    private final Cache<Node> nodes;
    private final Cache<Pod> pods;

    /** Pods that are to leave later. */
    private final TreeSet<ObjectKey> doomed = new TreeSet<>();

    public TaintEvictionController(Workbench bench) {
        this.bench = bench;
        this.client = bench.client();
        this.events = bench.events();
        this.nodes = bench.cache(Node.RESOURCE);
        this.pods = bench.cache(Pod.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.none(Pod.RESOURCE)
                .also(Node.RESOURCE, this::nodeChanged)
                .also(Pod.RESOURCE, this::podChanged);
    }

    private void nodeChanged(Change change, Consumer<ObjectKey> enqueue) {
        var before = change.before() == null ? List.of() : noExecute(new Node(change.before()));
        var after = change.after() == null ? List.of() : noExecute(new Node(change.after()));
        if (!before.equals(after)) {
            pods.on(change.key().name()).forEach(pod -> enqueue.accept(Pod.RESOURCE.key(pod)));
        }
    }

    private void podChanged(Change change, Consumer<ObjectKey> enqueue) {
        if (change.after() == null) {
            doomed.remove(change.key());
            return;
        }
        var pod = new Pod(change.after());
        var node = pod.nodeName().isEmpty() ? null : nodes.get("", pod.nodeName());
        if (node != null && !noExecute(node).isEmpty()) {
            enqueue.accept(change.key());
        }
    }

    private static List<Document> noExecute(Node node) {
        return node.taints()
                .documents()
                .filter(taint -> taint.text("effect").equals("NoExecute"))
                .toList();
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var pod = pods.find(key).orElse(null);
        var node = pod == null ? null : nodes.get("", pod.nodeName());
        if (pod == null || node == null || pod.isBeingDeleted()) {
            doomed.remove(key);
            return Next.done();
        }
        var leave = noExecute(node).isEmpty() ? NEVER : whenToLeave(pod, noExecute(node));
        if (leave == NEVER) {
            if (doomed.remove(key)) {
                say(key, "Cancelling deletion of Pod " + key);
            }
            return Next.done();
        }
        if (leave > bench.now()) {
            doomed.add(key);
            return Next.after(Duration.ofNanos(leave - bench.now()));
        }
        doomed.remove(key);
        evict(key, pod);
        return Next.done();
    }

    /** The earliest moment at which a taint is tolerated no longer. */
    private long whenToLeave(Pod pod, List<Document> taints) {
        var leave = NEVER;
        for (var taint : taints) {
            var tolerated = toleratedSeconds(pod, taint);
            if (tolerated < 0) {
                return bench.now();
            }
            if (tolerated < NEVER) {
                var since =
                        Timestamps.nanos(taint.text("timeAdded", Timestamps.seconds(bench.now())));
                leave = Math.min(leave, since + tolerated * 1_000_000_000L);
            }
        }
        return leave;
    }

    /**
     * For how long the Pod tolerates the taint: -1 for not at all, the greatest number for ever.
     */
    private static long toleratedSeconds(Pod pod, Document taint) {
        var seconds = -1L;
        for (var item : pod.spec().items("tolerations")) {
            var toleration = (Document) item;
            if (covers(toleration, taint)) {
                var own = Math.max(0, toleration.number("tolerationSeconds", NEVER));
                seconds = seconds < 0 ? own : Math.min(seconds, own);
            }
        }
        return seconds;
    }

    private static boolean covers(Document toleration, Document taint) {
        var effect = toleration.text("effect");
        var key = toleration.text("key");
        var isAboutIt =
                (effect.isEmpty() || effect.equals("NoExecute"))
                        && (key.isEmpty() || key.equals(taint.text("key")));
        return isAboutIt
                && (toleration.text("operator").equals("Exists")
                        || !key.isEmpty() && toleration.text("value").equals(taint.text("value")));
    }

    private void evict(ObjectKey key, Pod pod) {
        say(key, "Marking for deletion Pod " + key);
        new Disruption("DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint")
                .note(bench, pod, Document.EMPTY);
        client.attempt(() -> client.delete(Pod.RESOURCE, key)).tolerating("NotFound");
    }

    private void say(ObjectKey key, String message) {
        var about =
                Document.of(
                        "kind",
                        "Pod",
                        "namespace",
                        key.namespace(),
                        "name",
                        key.name(),
                        "apiVersion",
                        "v1");
        events.record(about, EventRecorder.NORMAL, REASON, message);
    }

    @Override
    public Object freeze() {
        return List.copyOf(doomed);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void thaw(@Nullable Object frozen) {
        doomed.clear();
        doomed.addAll((List<ObjectKey>) frozen);
    }
}
