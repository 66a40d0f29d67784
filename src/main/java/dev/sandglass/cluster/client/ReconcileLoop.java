package dev.sandglass.cluster.client;

import dev.sandglass.api.Change;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.sim.Part;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The loop around a {@link Reconciler}: takes deliveries, keeps the queue, has so many workers,
 * backs off after a refusal.
 *
 * <p>A reconciliation happens at one instant. The worker is then busy for as long as its calls
 * would have taken, and at least until the caches show what it wrote: so no object is looked at by
 * eyes that have not seen the last look's deeds (upstream keeps a ledger of expectations for that).
 */
public final class ReconcileLoop implements Part {

    private static final String DELIVER = "deliver";
    private static final String WORK = "work";

    /** What looking at an object costs when no call is made. */
    private static final long LOOK = 100_000;

    private final Workbench bench;
    private final Reconciler reconciler;
    private final Watches watches;
    private final WorkQueue queue;
    private boolean isRunning;

    /** A loop that stands still until it is started or thawed. */
    public ReconcileLoop(Workbench bench, Reconciler reconciler, int workers) {
        this.bench = bench;
        this.reconciler = reconciler;
        this.watches = reconciler.watches();
        this.queue = new WorkQueue(workers);
        var around = bench.around();
        around.timeline().add(this);
        around.feed().subscribe(List.copyOf(bench.caches().resources()), name(), DELIVER);
    }

    @Override
    public String name() {
        return bench.part();
    }

    /** Begins as a process does: lists everything, and looks at it. */
    public void start() {
        isRunning = true;
        bench.caches().restart();
        queue.clear();
        var view = bench.caches().view();
        for (var resource : bench.caches().resources().stream().sorted().toList()) {
            view.list(resource).forEach(object -> enqueue(appeared(resource, object)));
        }
        work();
    }

    private static Change appeared(String resource, dev.sandglass.document.Document object) {
        var metadata = object.child("metadata");
        var key = new ObjectKey(resource, metadata.text("namespace"), metadata.text("name"));
        return new Change(0, key, null, object);
    }

    /** Ends as a process does: forgets all. */
    public void stop() {
        isRunning = false;
        queue.clear();
        bench.around().timeline().cancel(name(), WORK);
    }

    @Override
    public void wake(String key) {
        if (!isRunning) {
            return;
        }
        if (key.equals(DELIVER)) {
            bench.caches().catchUp().forEach(this::enqueue);
        }
        work();
    }

    private void enqueue(Change change) {
        if (watches.delay().isZero()) {
            watches.map(change, queue::add);
        } else {
            var then = bench.now() + watches.delay().toNanos();
            watches.map(change, key -> queue.addAt(key, then));
        }
    }

    private void work() {
        var now = bench.now();
        queue.advance(now);
        for (var key = queue.take(); key != null; key = queue.take()) {
            look(key, now);
        }
        var next = queue.nextMoment();
        var timeline = bench.around().timeline();
        if (next == Long.MAX_VALUE) {
            timeline.cancel(name(), WORK);
        } else if (timeline.due(name(), WORK).orElse(-1) != next) {
            timeline.setAt(name(), WORK, next);
        }
    }

    private void look(ObjectKey key, long now) {
        var next = lookAndCatch(key);
        var until = now + LOOK + bench.client().takeSpentNanos();
        if (bench.client().takeHasWritten()) {
            var delivery = bench.around().timeline().due(name(), DELIVER);
            until = Math.max(until, delivery.orElse(0) + 1);
        }
        queue.busyUntil(key, until);
        switch (next) {
            case Next.Done() -> queue.forget(key);
            case Next.After(var time) -> {
                queue.forget(key);
                queue.addAt(key, until + time.toNanos());
            }
            case Next.Again() -> queue.addAfterFailure(key, until);
        }
    }

    private Next lookAndCatch(ObjectKey key) {
        try {
            return reconciler.reconcile(key);
        } catch (Refused _) {
            return Next.again();
        }
    }

    /** The loop as data. */
    public record State(
            boolean isRunning,
            Workbench.State bench,
            WorkQueue.State queue,
            @Nullable Object reconciler) {}

    @Override
    public State freeze() {
        return new State(isRunning, bench.freeze(), queue.freeze(), reconciler.freeze());
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        isRunning = state.isRunning();
        var isBehind = bench.around().timeline().due(name(), DELIVER).isPresent();
        bench.thaw(state.bench(), isRunning && isBehind);
        queue.thaw(state.queue());
        reconciler.thaw(state.reconciler());
    }
}
