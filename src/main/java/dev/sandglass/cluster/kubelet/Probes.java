package dev.sandglass.cluster.kubelet;

import dev.sandglass.cluster.kubelet.Probe.Result;
import dev.sandglass.cluster.runtime.ContainerStatus;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Borrowed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The probes of one Pod's containers. Each has its own beat, counted from the Pod's first sync; it
 * has an alarm only while its container runs and it matters. Follows upstream's prober workers.
 */
final class Probes implements ProbeResults {

    private static final long SECOND = 1_000_000_000L;

    private final PodWorker worker;
    private final Bench bench;

    /** Made when there is one: most containers have none. */
    private final Borrowed<String, Probe> probes = new Borrowed<>();

    Probes(PodWorker worker) {
        this.worker = worker;
        this.bench = worker.bench;
    }

    // ---- what they found ----

    @Override
    public boolean isFailed(String container, ProbeKind kind) {
        return probes.values().stream()
                .anyMatch(
                        p ->
                                p.kind() == kind
                                        && p.id().equals(container)
                                        && p.result() == Result.FAILED);
    }

    @Override
    public boolean hasStarted(Document spec, String container) {
        return !spec.has(ProbeKind.STARTUP.field())
                || hasPassed(Specs.name(spec), container, ProbeKind.STARTUP);
    }

    @Override
    public boolean isReady(Document spec, String container) {
        return !spec.has(ProbeKind.READINESS.field())
                || hasPassed(Specs.name(spec), container, ProbeKind.READINESS);
    }

    private boolean hasPassed(String name, String container, ProbeKind kind) {
        var probe = probes.get(key(name, kind));
        return probe != null && probe.id().equals(container) && probe.result() == Result.PASSED;
    }

    @Override
    public boolean isSameImage(Document spec, ContainerStatus status) {
        var reference = dev.sandglass.cluster.runtime.Reference.parse(spec.text("image"));
        return reference == null || reference.whole().equals(status.image());
    }

    // ---- when they are made ----

    static String key(String container, ProbeKind kind) {
        return container + "/" + kind.name();
    }

    /** Looks at what was seen of the Pod: new containers begin to be probed. */
    void look(PodView view) {
        for (var spec : List.of(Specs.containers(worker.pod), Specs.inits(worker.pod))) {
            for (var container : spec) {
                var status = view.find(Specs.name(container));
                if (status != null) {
                    look(container, status);
                }
            }
        }
    }

    private void look(Document container, ContainerStatus status) {
        for (var kind : ProbeKind.values()) {
            if (!container.has(kind.field())) {
                continue;
            }
            var key = key(Specs.name(container), kind);
            var probe =
                    probes.computeIfAbsent(
                            key, _ -> Probe.fresh(Specs.name(container), kind, worker.firstSync));
            if (!probe.id().equals(status.id())) {
                forget(probe);
                probes.put(key, probe.of(status.id()));
            }
            if (!status.isRunning()) {
                continue;
            }
            if (bench.runtime.access().isSteady(status.id())) {
                probes.put(key, probes.get(key).passed());
            } else if (kind == ProbeKind.READINESS && !isReady(container, status.id())) {
                set(key, bench.now()); // so that a Pod is ready as soon as it can be
            } else {
                schedule(key);
            }
        }
    }

    private void schedule(String key) {
        var probe = probes.get(key);
        var spec = spec(probe);
        if (spec == null || probe.isOnHold() || probe.isAsking()) {
            return;
        }
        var period = SECOND * Math.max(1, spec.number("periodSeconds", 10));
        var now = bench.now();
        var next = probe.phase() + (Math.floorDiv(now - probe.phase(), period) + 1) * period;
        set(key, next);
    }

    private void set(String key, long moment) {
        bench.timeline().setNoLater(bench.work.part(), "p " + worker.uid() + " " + key, moment);
    }

    private @Nullable Document spec(Probe probe) {
        var container = Specs.container(worker.pod, probe.container());
        return container == null ? null : container.child(probe.kind().field());
    }

    // ---- when an alarm rings ----

    void wake(String key) {
        var probe = probes.get(key);
        if (probe == null) {
            return;
        }
        if (probe.isAsking()) {
            listen(key, probe);
            return;
        }
        var status = worker.view.find(probe.container());
        var container = Specs.container(worker.pod, probe.container());
        if (status == null
                || container == null
                || !status.isRunning()
                || !status.id().equals(probe.id())
                || probe.isOnHold()
                || worker.stage != PodWorker.Stage.SYNCING && probe.kind() != ProbeKind.READINESS) {
            return;
        }
        var hasStarted = hasStarted(container, status.id());
        if (hasStarted == (probe.kind() == ProbeKind.STARTUP)) {
            if (!hasStarted) {
                schedule(key); // waits for the startup probe
            }
            return;
        }
        var spec = container.child(probe.kind().field());
        var since = bench.now() - status.startedAt();
        if (since < SECOND * spec.number("initialDelaySeconds", 0)) {
            schedule(key);
            return;
        }
        ask(key, probe, container, spec);
    }

    private void ask(String key, Probe probe, Document container, Document spec) {
        var alarm = "p " + worker.uid() + " " + key;
        switch (Question.ask(worker, probe.id(), container, spec, alarm)) {
            case Question.Asked(var exchange, var session) -> {
                var patience = SECOND * Math.max(1, spec.number("timeoutSeconds", 1));
                var until = bench.now() + patience;
                probes.put(key, probe.asking(exchange, session, until));
                set(key, until);
            }
            case Question.Failed(var words) -> answer(key, probe, false, words);
            case Question.Unclear(var words) -> {
                bench.warn(
                        worker.pod,
                        probe.container(),
                        "Unhealthy",
                        probe.kind().title()
                                + " probe errored and resulted in unknown state: "
                                + words);
                schedule(key);
            }
        }
    }

    private void listen(String key, Probe probe) {
        var container = Specs.container(worker.pod, probe.container());
        if (container == null) {
            return;
        }
        var spec = container.child(probe.kind().field());
        var isLate = bench.now() >= probe.deadline();
        var heard = Question.hear(worker, probe, container, spec, isLate);
        if (heard == null) {
            set(key, probe.deadline());
            return;
        }
        answer(key, probe, heard.isEmpty(), heard);
    }

    private void answer(String key, Probe probe, boolean isGood, String words) {
        bench.timeline().cancel(bench.work.part(), "p " + worker.uid() + " " + key);
        var spec = Objects.requireNonNull(spec(probe));
        if (!isGood) {
            bench.warn(
                    worker.pod,
                    probe.container(),
                    "Unhealthy",
                    probe.kind().title() + " probe failed: " + words);
        }
        var after =
                probe.answered(
                        isGood ? Result.PASSED : Result.FAILED,
                        (int) Math.max(1, spec.number("successThreshold", 1)),
                        (int) Math.max(1, spec.number("failureThreshold", 3)));
        probes.put(key, after);
        schedule(key);
        if (after.result() != probe.result()) {
            changed(after);
        }
    }

    private void changed(Probe probe) {
        if (worker.stage == PodWorker.Stage.SYNCING && probe.kind() != ProbeKind.LIVENESS) {
            worker.write(false);
        }
        if (probe.kind() == ProbeKind.STARTUP && probe.result() == Result.PASSED) {
            look(worker.view); // the other probes may begin
        }
        worker.ask();
    }

    // ---- the end ----

    /** The Pod ends: nothing is asked any more but whether it is ready. */
    void stopAll() {
        for (var key : List.copyOf(probes.keySet())) {
            var probe = probes.get(key);
            if (probe.kind() != ProbeKind.READINESS) {
                forget(probe);
                bench.timeline().cancel(bench.work.part(), "p " + worker.uid() + " " + key);
                probes.put(key, probe.asking(0, 0, 0));
            }
        }
    }

    private void forget(Probe probe) {
        if (probe.exchange() != 0) {
            bench.runtime.access().giveUp(probe.exchange());
        }
        if (probe.session() != 0) {
            bench.runtime.access().kill(probe.session());
        }
    }

    /** The probe that waits for this command, if one does. */
    @Nullable String keyOf(int session) {
        for (var entry : probes.entrySet()) {
            if (entry.getValue().session() == session) {
                return entry.getKey();
            }
        }
        return null;
    }

    Map<String, Probe> freeze() {
        return probes.frozen();
    }

    void thaw(Map<String, Probe> frozen) {
        probes.borrow(frozen);
    }
}
