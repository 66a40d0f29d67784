package dev.sandglass.cluster.scheduler;

import dev.sandglass.api.Change;
import dev.sandglass.api.Node;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.scheduler.Cycle.Outcome;
import dev.sandglass.cluster.scheduler.SchedulingQueue.Waiting;
import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.NodeViews;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.plugins.DefaultPlugins;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Part;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives each Pod a node. What kube-scheduler is to a real cluster, with its default profile.
 *
 * <p>Simulated: the queue, one Pod a cycle, filters, scores, binding through the API, preemption,
 * messages word for word. Left out: other profiles, gang scheduling, extenders, permits.
 *
 * <p>Nodes are not looked up for each Pod: sums and counts are kept change by change ({@link
 * NodeViews}), once there is a Pod to find a node for.
 */
public final class Scheduler implements Part {

    public static final String NAME = "default-scheduler";

    private static final String DELIVER = "deliver";
    private static final String WORK = "work";
    private static final int FASTEST_CYCLE = 400_000;
    private static final int CYCLE_SPREAD = 1_200_000;

    private final Workbench bench;
    private final Cache<Pod> pods;
    private final Cache<Node> nodeCache;
    private final DefaultPlugins plugins;
    private final Words words;
    private final SchedulingQueue queue = new SchedulingQueue();
    private final NodeViews nodes = new NodeViews(this::showAll);
    private final Nominations nominations;
    private final Cycle cycle;
    private final Preemption preemption;
    private final Changes changes;

    /** Pods bound but not yet seen with their node in the caches. */
    private final TreeMap<ObjectKey, String> assumed = new TreeMap<>();

    private boolean isRunning;
    private long busyUntil;
    private long cycles;

    public Scheduler(Workbench bench, Words words) {
        this.bench = bench;
        this.words = words;
        this.pods = bench.cache(Pod.RESOURCE);
        this.nodeCache = bench.cache(Node.RESOURCE);
        this.plugins = DefaultPlugins.of(bench);
        this.nominations = new Nominations(pods);
        this.cycle = new Cycle(plugins, nodes, nominations, bench.chance());
        this.preemption = new Preemption(cycle);
        this.changes = new Changes(plugins, nodes, queue, pods);
        var around = bench.around();
        around.timeline().add(this);
        around.feed().subscribe(List.copyOf(bench.caches().resources()), name(), DELIVER);
    }

    @Override
    public String name() {
        return bench.part();
    }

    /** From now on events are of the newer kind. */
    void speakNewer() {
        words.speakNewer(true);
    }

    /** Begins as a process does. */
    public void start() {
        isRunning = true;
        bench.caches().restart();
        queue.clear();
        assumed.clear();
        nominations.clear();
        busyUntil = bench.now();
        nodes.clear();
        pods.on("").filter(Scheduler::isMine).forEach(this::enqueue);
        work();
    }

    /** Ends as a process does. */
    public void stop() {
        isRunning = false;
        queue.clear();
        assumed.clear();
        nominations.clear();
        nodes.clear();
        words.stop();
        bench.around().timeline().cancel(name(), WORK);
    }

    private void showAll(NodeViews views) {
        nodeCache.all().forEach(views::show);
        pods.all().filter(pod -> !pod.nodeName().isEmpty() && !pod.isOver()).forEach(views::put);
        assumed.forEach(
                (key, node) -> pods.find(key).ifPresent(pod -> views.put(placed(pod, node))));
    }

    private static Pod placed(Pod pod, String node) {
        return new Pod(pod.document().with("spec.nodeName", node));
    }

    // ---- news ----

    @Override
    public void wake(String key) {
        if (!isRunning) {
            return;
        }
        if (key.equals(DELIVER)) {
            bench.caches().catchUp().forEach(this::take);
        }
        work();
    }

    private void take(Change change) {
        if (change.key().resource().equals(Pod.RESOURCE.name())) {
            takePod(change);
        } else if (change.key().resource().equals(Node.RESOURCE.name())) {
            changes.takeNode(change, bench.now());
        } else if (change.key().resource().startsWith("persistent")
                || change.key().resource().startsWith("storageclasses")) {
            changes.happened(ClusterChange.VOLUMES, null, bench.now());
        }
    }

    private void takePod(Change change) {
        var key = change.key();
        var pod = change.after() == null ? null : new Pod(change.after());
        if (pod != null && !pod.nodeName().isEmpty()) {
            queue.remove(key);
            assumed.remove(key);
            nominations.remove(key);
            changes.takePlaced(change, pod, bench.now());
        } else if (pod == null || pod.isBeingDeleted()) {
            queue.remove(key);
            assumed.remove(key);
            nominations.remove(key);
            if (nodes.hasPlaced(key)) {
                nodes.remove(key);
                changes.happened(ClusterChange.POD_GONE, null, bench.now());
            }
        } else if (isMine(pod) && !assumed.containsKey(key)) {
            if (!queue.contains(key) || asksElse(change)) {
                enqueue(pod);
            }
        }
    }

    private static boolean asksElse(Change change) {
        var before = change.before();
        return before != null
                && !(before.child("spec").equals(change.object().child("spec"))
                        && before.child("metadata")
                                .child("labels")
                                .equals(change.object().child("metadata").child("labels")));
    }

    private static boolean isMine(Pod pod) {
        return pod.spec().text("schedulerName", NAME).equals(NAME)
                && pod.nodeName().isEmpty()
                && !pod.isBeingDeleted()
                && !pod.isOver();
    }

    private void enqueue(Pod pod) {
        if (pod.spec().items("schedulingGates").isEmpty()) {
            queue.add(Pod.RESOURCE.key(pod), pod.priority(), bench.now());
        }
    }

    // ---- work ----

    private void work() {
        var now = bench.now();
        queue.advance(now);
        if (busyUntil <= now) {
            var next = queue.take(now);
            if (next != null) {
                schedule(next);
                var spread = bench.chance().below(CYCLE_SPREAD, "cycle", name(), cycles++);
                busyUntil = now + FASTEST_CYCLE + spread;
            }
        }
        var next = Math.max(queue.nextMoment(), busyUntil);
        var timeline = bench.around().timeline();
        if (next == Long.MAX_VALUE) {
            timeline.cancel(name(), WORK);
        } else if (timeline.due(name(), WORK).orElse(-1) != next) {
            timeline.setAt(name(), WORK, next);
        }
    }

    private void schedule(Waiting waiting) {
        var pod = pods.find(waiting.key()).orElse(null);
        if (pod == null || !isMine(pod)) {
            return;
        }
        var pending = new PendingPod(pod);
        switch (cycle.run(pending, waiting.attempts())) {
            case Outcome.Chosen(var node) -> bind(waiting, pod, node);
            case Outcome.TurnedAway turned -> giveUp(waiting, pending, turned);
        }
        bench.client().takeSpentNanos(); // upstream binds and writes beside its cycle
    }

    private void bind(Waiting waiting, Pod pod, String node) {
        var metadata =
                Document.of("namespace", pod.namespace(), "name", pod.name(), "uid", pod.uid());
        var binding =
                Document.of(
                        "kind",
                        "Binding",
                        "apiVersion",
                        "v1",
                        "metadata",
                        metadata,
                        "target",
                        Document.of("kind", "Node", "name", node));
        var answer =
                bench.client()
                        .attempt(
                                () ->
                                        bench.client()
                                                .post(
                                                        Pod.RESOURCE,
                                                        waiting.key(),
                                                        "binding",
                                                        binding));
        switch (answer) {
            case Answer.Done<Boolean> _ -> {
                assumed.put(waiting.key(), node);
                nodes.put(placed(pod, node));
                words.scheduled(pod, node);
            }
            case Answer.No<Boolean>(var status) -> {
                if (status.code() != 404) {
                    words.couldNot(pod, "binding rejected: " + status.message());
                    queue.failed(waiting, bench.now());
                }
            }
        }
    }

    private void giveUp(Waiting waiting, PendingPod pending, Outcome.TurnedAway turned) {
        queue.turnedAway(waiting, turned.plugins(), bench.now());
        var result = preemption.search(pending, turned);
        var node = result.node();
        if (node == null) {
            words.unschedulable(pending.pod(), turned.message() + " " + result.message(), "");
            return;
        }
        nominations.put(waiting.key(), node.name());
        words.unschedulable(pending.pod(), turned.message(), node.name());
        result.victims().forEach(victim -> words.preempt(pending.pod(), victim, node));
    }

    // ---- as data ----

    /** The scheduler as data. */
    record State(
            boolean isRunning,
            long busyUntil,
            long cycles,
            Workbench.State bench,
            SchedulingQueue.State queue,
            Map<ObjectKey, String> assumed,
            Map<ObjectKey, String> nominations,
            boolean speaksNewer) {}

    @Override
    public State freeze() {
        return new State(
                isRunning,
                busyUntil,
                cycles,
                bench.freeze(),
                queue.freeze(),
                new TreeMap<>(assumed),
                nominations.freeze(),
                words.speaksNewer());
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        isRunning = state.isRunning();
        busyUntil = state.busyUntil();
        cycles = state.cycles();
        var isBehind = bench.around().timeline().due(name(), DELIVER).isPresent();
        bench.thaw(state.bench(), isRunning && isBehind);
        queue.thaw(state.queue());
        assumed.clear();
        assumed.putAll(state.assumed());
        nominations.thaw(state.nominations());
        words.speakNewer(state.speaksNewer());
        nodes.clear();
        if (!queue.isEmpty()) {
            nodes.make(); // what happened since may help those who wait
        }
    }

    /** The records of this package that stand in frozen state. */
    public static final List<Class<?>> VOCABULARY =
            List.of(
                    State.class,
                    SchedulingQueue.State.class,
                    Waiting.class,
                    SchedulingQueue.Place.class);
}
