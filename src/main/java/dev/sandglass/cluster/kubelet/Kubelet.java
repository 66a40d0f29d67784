package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Change;
import dev.sandglass.api.Credential;
import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.EventRecorder;
import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.runtime.ContainerRuntime;
import dev.sandglass.cluster.runtime.NodePlace;
import dev.sandglass.cluster.runtime.RuntimeWatcher;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The kubelet of one node: a worker for each Pod bound to it, a look at the runtime a second after
 * something changed there, the node's Lease and status.
 *
 * <p>Simulated: all that a client of the API sees of a kubelet's work on Pods and on its Node. Left
 * out: admission by resources (the scheduler has looked), eviction under pressure, image garbage
 * collection, devices, resizing in place, static Pods from files.
 */
public final class Kubelet implements Part, RuntimeWatcher {

    /** A kubelet, frozen. */
    public record State(
            Workbench.State work,
            List<PodWorker.State> workers,
            List<String> changed,
            long draws,
            NodeKeeper.State node) {}

    /** What a kubelet reads; one set for all of them. */
    private static final Set<String> WATCHED =
            Set.of(
                    "pods",
                    "configmaps",
                    "secrets",
                    "services",
                    "persistentvolumeclaims",
                    "persistentvolumes");

    private static final String FEED = "pods";
    private static final String CONFIG = "config";
    private static final String LOOK = "look";

    private final Bench bench;
    private final Cache<Pod> pods;
    private final NodeKeeper keeper;
    private final TreeMap<String, PodWorker> workers = new TreeMap<>();
    private final TreeSet<String> changed = new TreeSet<>();

    public Kubelet(Surroundings around, NodePlace place, ContainerRuntime runtime) {
        var credential =
                new Credential.Component(
                        "system:node:" + place.name(),
                        List.of("system:nodes", "system:authenticated"));
        var work =
                new Workbench(
                        around,
                        "kubelet/" + place.name(),
                        credential,
                        "kubelet/v1.35.2",
                        new EventRecorder.Source("kubelet", place.name()));
        work.caches().watch(WATCHED);
        bench = new Bench(place.name(), place.address(), work, runtime, credential);
        pods = work.cache(Pod.RESOURCE);
        keeper = new NodeKeeper(bench);
        runtime.watch(() -> this);
        around.feed().subscribe(List.of("pods"), work.part(), FEED);
        around.feed().subscribe(List.of("configmaps", "secrets"), work.part(), CONFIG);
    }

    /**
     * Begins on a node whose Pods run already: takes them over as they are, and keeps the node's
     * Lease.
     */
    public void start() {
        bench.work.caches().restart();
        var adoption = new Adoption(bench);
        adoption.node();
        pods.on(bench.node).forEach(pod -> take(pod.document(), adoption));
        changed.clear();
        bench.timeline().cancel(bench.work.part(), LOOK);
        keeper.start();
    }

    private void take(Document pod, Adoption adoption) {
        var worker = new PodWorker(bench, pod);
        workers.put(worker.uid(), worker);
        if (!adoption.adopt(worker)) {
            worker.ask();
        }
    }

    Bench bench() {
        return bench;
    }

    @Nullable PodWorker worker(Document pod) {
        return workers.get(Specs.uid(pod));
    }

    // ---- alarms ----

    @Override
    public String name() {
        return bench.work.part();
    }

    @Override
    public void wake(String key) {
        bench.work
                .client()
                .takeSpentNanos(); // a kubelet's many goroutines do not wait for each other
        switch (key) {
            case FEED, CONFIG -> catchUp();
            case LOOK -> look();
            case NodeKeeper.LEASE, NodeKeeper.STATUS -> keeper.wake(key);
            default -> wakeWorker(key);
        }
        bench.work.client().takeSpentNanos();
    }

    private void wakeWorker(String key) {
        var words = key.split(" ", 3);
        var worker = workers.get(words[1]);
        if (worker == null) {
            return;
        }
        var due = bench.timeline().due(name(), LOOK);
        if (due.isPresent() && due.getAsLong() <= bench.now()) {
            bench.timeline().cancel(name(), LOOK);
            look();
        }
        switch (words[0]) {
            case "w" -> run(worker);
            case "r" -> worker.ask();
            case "p" -> worker.probes.wake(words[2]);
            default -> throw new IllegalStateException(key);
        }
    }

    private void run(PodWorker worker) {
        if (worker.run()) {
            bench.runtime.removePod(worker.uid());
            workers.remove(worker.uid());
            changed.remove(worker.uid());
            for (var kind : List.of("w ", "r ")) {
                bench.timeline().cancel(name(), kind + worker.uid());
            }
            worker.probes.stopAll();
        }
    }

    // ---- what the API server says ----

    private void catchUp() {
        for (var change : bench.work.caches().catchUp()) {
            switch (change.key().resource()) {
                case "pods" -> pod(change);
                case "configmaps" -> config(change, "configMap");
                case "secrets" -> config(change, "secret");
                default -> {} // read when they are needed
            }
        }
    }

    private void pod(Change change) {
        var pod = change.object();
        if (!pod.text("spec.nodeName").equals(bench.node)) {
            return;
        }
        if (change.after() == null) {
            gone(pod);
            return;
        }
        var worker = workers.get(Specs.uid(pod));
        if (worker == null) {
            worker = new PodWorker(bench, pod);
            workers.put(worker.uid(), worker);
            worker.isPending = true;
            worker.wakeAt(bench.soon("new", 1, 4));
            return;
        }
        var before = worker.pod;
        worker.pod = pod;
        if (Specs.isMirror(pod) && Specs.isBeingDeleted(pod)) {
            bench.statuses.delete(pod);
        } else if (differs(before, pod)) {
            if (Specs.isBeingDeleted(pod)) {
                worker.interrupt();
            }
            worker.ask();
        }
    }

    private void gone(Document pod) {
        var worker = workers.get(Specs.uid(pod));
        if (worker == null || !Specs.apiUid(worker.pod).equals(Specs.apiUid(pod))) {
            return;
        }
        if (Specs.isMirror(pod)) {
            mirror(pod);
            return;
        }
        worker.isGone = true;
        worker.interrupt();
        worker.ask();
    }

    /** The manifest is still on the node: its Pod is shown again. */
    private void mirror(Document pod) {
        var metadata =
                Document.of(
                        "name", Specs.podName(pod),
                        "namespace", Specs.namespace(pod),
                        "labels", pod.child("metadata.labels"),
                        "annotations", pod.child("metadata.annotations"),
                        "ownerReferences", pod.items("metadata.ownerReferences"));
        var fresh = Document.of("metadata", metadata, "spec", pod.child("spec"));
        bench.work
                .client()
                .attempt(
                        () ->
                                bench.work
                                        .client()
                                        .create(Pod.RESOURCE, Specs.namespace(pod), fresh));
    }

    private static boolean differs(Document before, Document after) {
        return !Specs.apiUid(before).equals(Specs.apiUid(after))
                || !before.child("spec").equals(after.child("spec"))
                || !before.child("metadata.labels").equals(after.child("metadata.labels"))
                || !before.child("metadata.annotations").equals(after.child("metadata.annotations"))
                || !Objects.equals(
                        before.at("metadata.deletionTimestamp"),
                        after.at("metadata.deletionTimestamp"))
                || !after.items("spec.readinessGates").isEmpty()
                        && !before.items("status.conditions")
                                .equals(after.items("status.conditions"));
    }

    /** Pods that show this object as files get its new contents up to about a minute later. */
    private void config(Change change, String field) {
        for (var worker : workers.values()) {
            var isHere = change.key().namespace().equals(Specs.namespace(worker.pod));
            if (isHere && Volumes.uses(worker.pod, field, change.key().name())) {
                var wait = 30_000_000_000L + worker.bench.soon("config", 0, 45_000) - bench.now();
                bench.timeline()
                        .setNoLater(
                                name(), "r " + worker.uid(), bench.tickAfter(bench.now() + wait));
            }
        }
    }

    // ---- what the runtime says ----

    @Override
    public void podChanged(String pod) {
        changed.add(pod);
        bench.timeline().setNoLater(name(), LOOK, bench.tickAfter(bench.now()));
        var worker = workers.get(pod);
        if (worker != null && worker.doing instanceof Doing.Stopping) {
            worker.wakeAt(bench.now());
        }
    }

    @Override
    public void pullEnded(String key, long took, long altogether, String problem) {
        var worker = workers.get(key);
        if (problem.isEmpty()) {
            keeper.imagesChanged();
        }
        if (worker != null && worker.doing instanceof Doing.Pulling) {
            worker.pulled = new PodWorker.PullResult(took, altogether, problem);
            worker.wakeAt(bench.now());
        }
    }

    @Override
    public void execEnded(int session, int exitCode) {
        for (var worker : workers.values()) {
            var probe = worker.probes.keyOf(session);
            if (probe != null) {
                var key = "p " + worker.uid() + " " + probe;
                bench.timeline().setNoLater(name(), key, bench.now());
                return;
            }
            if (worker.doing instanceof Doing.AfterStart
                    || worker.doing instanceof Doing.Stopping) {
                worker.wakeAt(bench.now());
            }
        }
    }

    @Override
    public String fetch(String what) {
        var words = what.split(" ", 3);
        var worker = workers.get(words[0]);
        return worker == null ? "" : bench.volumes.fetchToken(worker.pod, words[1], words[2]);
    }

    /** Looks at all Pods with changes in the runtime; upstream's PLEG. */
    private void look() {
        var all = List.copyOf(changed);
        changed.clear();
        for (var uid : all) {
            var worker = workers.get(uid);
            if (worker != null) {
                look(worker);
            }
        }
    }

    private void look(PodWorker worker) {
        var before = worker.view;
        worker.view = worker.look();
        if (!isWorthy(before, worker.view)) {
            return;
        }
        worker.ask();
        var kept = new TreeSet<String>();
        for (var container : worker.view.containers()) {
            if (container.hasExited() && !kept.add(container.name())) {
                bench.runtime.removeContainer(
                        container.id()); // one dead container of a name is kept
            }
        }
    }

    /** Whether anything has happened but that something dead was removed. */
    private static boolean isWorthy(PodView before, PodView after) {
        for (var container : after.containers()) {
            var old =
                    before.containers().stream()
                            .filter(c -> c.id().equals(container.id()))
                            .findFirst();
            if (old.isEmpty() || old.get().phase() != container.phase()) {
                return true;
            }
        }
        return !before.sandboxes().equals(after.sandboxes());
    }

    // ---- as data ----

    @Override
    public State freeze() {
        var frozen = new ArrayList<PodWorker.State>();
        workers.values().forEach(worker -> frozen.add(worker.freeze()));
        return new State(
                bench.work.freeze(), frozen, List.copyOf(changed), bench.draws(), keeper.freeze());
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        var isBehind =
                bench.timeline().due(name(), FEED).isPresent()
                        || bench.timeline().due(name(), CONFIG).isPresent();
        bench.work.thaw(state.work(), isBehind);
        bench.thawDraws(state.draws());
        workers.clear();
        for (var worker : state.workers()) {
            var live = new PodWorker(bench, worker);
            workers.put(live.uid(), live);
        }
        changed.clear();
        changed.addAll(state.changed());
        keeper.thaw(state.node());
    }
}
