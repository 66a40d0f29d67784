package dev.sandglass.cluster.kubelet;

import dev.sandglass.cluster.kubelet.Doing.Stop;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends containers: the hook before the end, the signal that asks, and when the grace is over the
 * one that does not ask. Sidecars end after all others, the last one first. Follows upstream's
 * {@code killContainer}.
 */
final class Stopping {

    private static final long SECOND = 1_000_000_000L;

    /** After a hook that took all the grace there is this much left. */
    private static final long LEAST = 2 * SECOND;

    private final PodWorker worker;
    private final Bench bench;

    Stopping(PodWorker worker) {
        this.worker = worker;
        this.bench = worker.bench;
    }

    /** Ends these containers. */
    void kill(List<Actions.Kill> kills) {
        var stops = new ArrayList<Stop>();
        for (var kill : kills) {
            var grace = kill.grace() >= 0 ? kill.grace() : graceSeconds();
            stops.add(begin(kill.id(), kill.name(), kill.message(), grace));
        }
        worker.doing = new Doing.Stopping(stops, List.of(), false);
    }

    /** Ends all that runs of the Pod, and its sandbox. */
    void killPod() {
        var first = new ArrayList<Stop>();
        var later = new ArrayList<Stop>();
        for (var status : bench.runtime.statusesOf(worker.uid())) {
            if (status.isRunning()) {
                var spec = Specs.container(worker.pod, status.name());
                var isSidecar = spec != null && Specs.isSidecar(spec);
                (isSidecar ? later : first)
                        .add(new Stop(status.id(), status.name(), false, 0, 0, -1));
            }
        }
        later.sort((a, b) -> Integer.compare(place(b), place(a)));
        worker.doing = new Doing.Stopping(begun(first, later), later, true);
    }

    private int place(Stop stop) {
        var names = Specs.inits(worker.pod).stream().map(Specs::name).toList();
        return names.indexOf(stop.name());
    }

    /** Asks the first ones or, when there are none, the last of the later ones. */
    private List<Stop> begun(List<Stop> first, List<Stop> later) {
        var next = first.isEmpty() && !later.isEmpty() ? List.of(later.removeFirst()) : first;
        return next.stream()
                .map(s -> begin(s.id(), s.name(), "Stopping container " + s.name(), graceSeconds()))
                .toList();
    }

    private long graceSeconds() {
        var pod = worker.pod;
        var own = pod.number("spec.terminationGracePeriodSeconds", 30);
        var grace =
                Specs.isBeingDeleted(pod)
                        ? pod.number("metadata.deletionGracePeriodSeconds", own)
                        : worker.isGone ? 1 : own;
        return Math.max(grace, 1);
    }

    private Stop begin(String id, String name, String message, long graceSeconds) {
        bench.normal(worker.pod, name, "Killing", message);
        var grace = graceSeconds * SECOND;
        var spec = Specs.container(worker.pod, name);
        var hook = spec == null ? Document.EMPTY : spec.child("lifecycle.preStop");
        if (hook.isEmpty()) {
            return ask(id, name, grace);
        }
        var begun = Hooks.run(worker, name, id, hook);
        if (begun.problem() != null) {
            bench.warn(worker.pod, name, "FailedPreStopHook", "PreStopHook failed");
            return ask(id, name, grace);
        }
        var until = Math.min(begun.until(), bench.now() + grace);
        var session = begun.session() == 0 ? -1 : begun.session();
        return new Stop(id, name, false, session, until, grace - (until - bench.now()));
    }

    private Stop ask(String id, String name, long grace) {
        bench.runtime.signal(id, bench.runtime.stopSignal(id));
        return new Stop(id, name, true, 0, bench.now() + grace, 0);
    }

    /** Looks how far the ends have come; true when nothing is left to do. */
    boolean goOn(Doing.Stopping stopping) {
        var rest = new ArrayList<Stop>();
        for (var stop : stopping.stops()) {
            var next = goOn(stop);
            if (next != null) {
                rest.add(next);
            }
        }
        if (!rest.isEmpty()) {
            worker.doing = new Doing.Stopping(rest, stopping.later(), stopping.thenSandbox());
            return false;
        }
        if (!stopping.later().isEmpty()) {
            var later = new ArrayList<>(stopping.later());
            worker.doing =
                    new Doing.Stopping(begun(List.of(), later), later, stopping.thenSandbox());
            return goOn((Doing.Stopping) worker.doing);
        }
        if (!stopping.thenSandbox()) {
            return true;
        }
        worker.doing = new Doing.StoppingSandbox(bench.soon("stop", 80, 80));
        return false;
    }

    private @Nullable Stop goOn(Stop stop) {
        if (!bench.runtime.access().isRunning(stop.id())) {
            return null;
        }
        if (!stop.isAsked() && isHookOver(stop)) {
            return goOn(ask(stop.id(), stop.name(), Math.max(stop.grace(), LEAST)));
        }
        if (stop.isAsked() && bench.now() >= stop.until()) {
            bench.runtime.signal(stop.id(), Signal.KILL);
            return null;
        }
        worker.wakeAt(stop.until());
        return stop;
    }

    private boolean isHookOver(Stop stop) {
        if (bench.now() >= stop.until()) {
            if (stop.session() > 0) {
                bench.runtime.access().kill(stop.session());
            }
            return true;
        }
        if (stop.session() <= 0) {
            return false;
        }
        var heard = bench.runtime.access().hear(stop.session(), 0, 0);
        if (heard.exitCode() > 0) {
            bench.warn(worker.pod, stop.name(), "FailedPreStopHook", "PreStopHook failed");
        }
        if (heard.exitCode() >= 0) {
            bench.runtime.access().forget(stop.session());
        }
        return heard.exitCode() >= 0;
    }

    /** Takes the Pod's network down. */
    boolean endSandbox() {
        for (var sandbox : bench.runtime.sandboxesOf(worker.uid())) {
            bench.runtime.stopSandbox(sandbox.id());
        }
        return true;
    }
}
