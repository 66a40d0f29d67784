package dev.sandglass.cluster.kubelet;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one kubelet does about one Pod: a sequence of syncs, each with what was seen of the Pod
 * before it. Follows upstream's pod worker: a sync that is under way is finished first; the next
 * begins when the runtime was looked at since.
 *
 * <pre>
 *   SYNCING      make what the spec asks for   (deleted, or all containers have ended for good)
 *   TERMINATING  end containers and sandbox    (all ended)
 *   TERMINATED   write the last status, delete the Pod when it is to be deleted
 * </pre>
 */
final class PodWorker {

    /** How far a Pod has come. */
    enum Stage {
        SYNCING,
        TERMINATING,
        TERMINATED
    }

    /** A worker, frozen. */
    record State(
            Document pod,
            Stage stage,
            boolean isPending,
            boolean isSyncing,
            boolean hasFailed,
            long waitsUntil,
            boolean isGone,
            boolean isDeleted,
            long firstSync,
            long lastSync,
            PodView view,
            PodView seen,
            @Nullable Document status,
            List<Task> tasks,
            @Nullable Doing doing,
            @Nullable PullResult pulled,
            Failures.State failures,
            Map<String, Probe> probes) {}

    /** The end of a pull: how long it took, how long with waiting, and a problem or nothing. */
    record PullResult(long took, long altogether, String problem) {}

    final Bench bench;
    final Probes probes;
    Document pod;
    Stage stage = Stage.SYNCING;
    boolean isPending;
    boolean isSyncing;
    boolean hasFailed;
    long waitsUntil;

    /** The API server has no such Pod any more. */
    boolean isGone;

    boolean isDeleted;
    long firstSync;
    long lastSync;

    /** What was seen at the last look at the runtime. */
    PodView view = PodView.NONE;

    /** What this sync goes by. */
    PodView seen = PodView.NONE;

    @Nullable Document status;
    final ArrayList<Task> tasks = new ArrayList<>(0);
    @Nullable Doing doing;
    @Nullable PullResult pulled;

    final Failures failures = new Failures();

    PodWorker(Bench bench, Document pod) {
        this.bench = bench;
        this.pod = pod;
        this.probes = new Probes(this);
    }

    PodWorker(Bench bench, State state) {
        this(bench, state.pod());
        stage = state.stage();
        isPending = state.isPending();
        isSyncing = state.isSyncing();
        hasFailed = state.hasFailed();
        waitsUntil = state.waitsUntil();
        isGone = state.isGone();
        isDeleted = state.isDeleted();
        firstSync = state.firstSync();
        lastSync = state.lastSync();
        view = state.view();
        seen = state.seen();
        status = state.status();
        tasks.addAll(state.tasks());
        doing = state.doing();
        pulled = state.pulled();
        failures.thaw(state.failures());
        probes.thaw(state.probes());
    }

    State freeze() {
        return new State(
                pod,
                stage,
                isPending,
                isSyncing,
                hasFailed,
                waitsUntil,
                isGone,
                isDeleted,
                firstSync,
                lastSync,
                view,
                seen,
                status,
                List.copyOf(tasks),
                doing,
                pulled,
                failures.freeze(),
                probes.freeze());
    }

    /** Its starting side, which holds nothing itself. */
    Starting starting() {
        return new Starting(this);
    }

    /** Its stopping side, which holds nothing itself. */
    Stopping stopping() {
        return new Stopping(this);
    }

    String uid() {
        return Specs.uid(pod);
    }

    // ---- when ----

    /** Something calls for a sync, now or when the present one is done. */
    void ask() {
        isPending = true;
        wakeAt(bench.now());
    }

    /** The Pod is to end: what was still to be brought up is not. */
    void interrupt() {
        if (stage == Stage.SYNCING && isSyncing) {
            tasks.clear();
            if (doing instanceof Doing.Mounting
                    || doing instanceof Doing.Pulling
                    || doing instanceof Doing.Creating) {
                doing = null;
            }
        }
    }

    void wakeAt(long moment) {
        bench.timeline().setNoLater(bench.work.part(), "w " + uid(), moment);
    }

    /** Goes on as far as it can; true when the kubelet may forget the Pod. */
    boolean run() {
        while (true) {
            var before = doing;
            if (before != null && !advance()) {
                if (before.equals(doing)) {
                    return false;
                }
                continue; // one step led to another, which may have to set its alarm
            }
            if (!tasks.isEmpty()) {
                begin(tasks.removeFirst());
            } else if (isSyncing) {
                finish();
            } else if (isGone && stage == Stage.TERMINATED) {
                return true;
            } else if (!isPending) {
                return false;
            } else if (bench.now() < earliest()) {
                wakeAt(earliest());
                return false;
            } else {
                sync();
            }
        }
    }

    /** A sync goes by what was seen after the one before. */
    private long earliest() {
        return lastSync == 0 ? 0 : bench.tickAfter(lastSync - 1);
    }

    // ---- a sync ----

    private void sync() {
        isPending = false;
        isSyncing = true;
        hasFailed = false;
        waitsUntil = 0;
        firstSync = firstSync == 0 ? bench.now() : firstSync;
        seen = view;
        bench.timeline().cancel(bench.work.part(), "r " + uid());
        if (stage == Stage.SYNCING && (isGone || Specs.isBeingDeleted(pod))) {
            stage = Stage.TERMINATING;
        }
        switch (stage) {
            case SYNCING -> keep();
            case TERMINATING -> {
                write(false);
                probes.stopAll();
                tasks.add(new Task.KillPod());
            }
            case TERMINATED -> writeLast();
        }
    }

    /** The last word, on what was seen after the end. */
    private void writeLast() {
        makeStatus(true);
        status = LastStatus.of(pod, Objects.requireNonNull(status));
        writeStatus();
    }

    private void keep() {
        write(false);
        if (Specs.isTerminal(Objects.requireNonNull(status).text("phase"))) {
            stage = Stage.TERMINATING;
            isPending = true;
            return;
        }
        probes.look(seen);
        bench.volumes.refresh(this);
        var actions = Actions.compute(pod, seen, probes);
        if (actions.createsSandbox && !Volumes.of(pod).isEmpty()) {
            tasks.add(new Task.MountVolumes());
        }
        if (actions.killsPod) {
            if (actions.attempt > 0 && actions.createsSandbox) {
                bench.normal(
                        pod,
                        "",
                        "SandboxChanged",
                        "Pod sandbox changed, it will be killed and re-created.");
            }
            if (!seen.sandboxes().isEmpty()) {
                tasks.add(new Task.KillPod());
            }
        } else if (!actions.kills.isEmpty()) {
            tasks.add(new Task.Kill(actions.kills));
        }
        if (actions.createsSandbox) {
            tasks.add(new Task.MakeSandbox(actions.attempt));
        }
        actions.ephemerals.forEach(name -> tasks.add(new Task.Start(name, false)));
        actions.inits.forEach(name -> tasks.add(new Task.Start(name, true)));
        actions.containers.forEach(name -> tasks.add(new Task.Start(name, false)));
    }

    void write(boolean isEnding) {
        makeStatus(isEnding);
        writeStatus();
    }

    private void makeStatus(boolean isEnding) {
        var before = status == null ? pod.child("status") : status;
        status =
                bench.statusMaker.make(
                        pod, seen, before, failures.reasons(), probes, isEnding, bench.now());
    }

    private void writeStatus() {
        if (!isGone) {
            bench.statuses.write(this);
        }
    }

    private void finish() {
        isSyncing = false;
        lastSync = bench.now();
        switch (stage) {
            case SYNCING -> {
                if (hasFailed || waitsUntil != 0) {
                    var retry = hasFailed ? bench.retry() : bench.tickAfter(waitsUntil);
                    bench.timeline().setAt(bench.work.part(), "r " + uid(), retry);
                }
            }
            case TERMINATING -> {
                if (look().isStopped()) {
                    stage = Stage.TERMINATED;
                    seen = look();
                    write(true);
                }
                isPending = true;
            }
            case TERMINATED -> delete();
        }
    }

    private void delete() {
        if (Specs.isBeingDeleted(pod) && !isDeleted && !isGone) {
            isDeleted = true;
            bench.statuses.delete(pod);
        }
    }

    /** The Pod in the runtime as it is now. */
    PodView look() {
        return PodView.look(bench.runtime, uid(), view.address());
    }

    // ---- tasks ----

    private void begin(Task task) {
        switch (task) {
            case Task.MountVolumes _ -> starting().mount();
            case Task.Kill(var kills) -> stopping().kill(kills);
            case Task.KillPod _ -> stopping().killPod();
            case Task.MakeSandbox(var attempt) ->
                    doing = new Doing.MakingSandbox(bench.soon("sandbox", 180, 150), attempt);
            case Task.Start(var container, var isInit) -> starting().begin(container, isInit);
        }
    }

    /** Goes on with what is being done; true when it is done. */
    private boolean advance() {
        var isDone =
                switch (Objects.requireNonNull(doing)) {
                    case Doing.Mounting mounting -> starting().tryToMount(mounting);
                    case Doing.MakingSandbox making ->
                            isOver(making.until()) && starting().makeSandbox();
                    case Doing.Pulling pulling -> pulled != null && starting().endPull(pulling);
                    case Doing.Creating creating ->
                            isOver(creating.until()) && starting().create(creating.container());
                    case Doing.Starting begun ->
                            isOver(begun.until())
                                    && starting().start(begun.container(), begun.id());
                    case Doing.AfterStart hook -> starting().endHook(hook);
                    case Doing.Stopping stops -> stopping().goOn(stops);
                    case Doing.StoppingSandbox(var until) ->
                            isOver(until) && stopping().endSandbox();
                };
        if (isDone) {
            doing = null;
        }
        return isDone;
    }

    /** Whether the moment has come; if not, the worker is woken then. */
    boolean isOver(long moment) {
        if (bench.now() >= moment) {
            return true;
        }
        wakeAt(moment);
        return false;
    }

    /** A container could not be started. */
    void fail(String container, String reason, String message, boolean isInit) {
        failures.note(container, reason, message);
        hasFailed = true;
        abort(container, isInit);
    }

    /** An init container that does not start keeps all after it from starting(). */
    void abort(String container, boolean isInit) {
        if (isInit && !isSidecar(container)) {
            tasks.clear();
        }
    }

    /** A container waits for its next start: if nothing else went wrong, the next sync is then. */
    void waitUntil(long moment) {
        waitsUntil = waitsUntil == 0 ? moment : Math.min(waitsUntil, moment);
    }

    private boolean isSidecar(String container) {
        var spec = Specs.container(pod, container);
        return spec != null && Specs.isSidecar(spec);
    }
}
