package dev.sandglass.site.sandboxes;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The directory: where each sandbox lives. One that is asked for and is not here is thawed from the database, and its journal
 * replayed; one that nobody has asked for in a while is put away.
 */
public final class Sandboxes {

    private static final Logger LOG = Logger.getLogger(Sandboxes.class);

    private final ConcurrentHashMap<String, CompletableFuture<Optional<LiveSandbox>>> here =
            new ConcurrentHashMap<>();
    private final SecureRandom dice = new SecureRandom();
    private final Templates templates;
    private final Ledger ledger;
    private final Journal journal;
    private final Drivers drivers;
    private final Wall wall;
    private volatile boolean stopping;

    Sandboxes(Templates templates, Ledger ledger, Wall wall) {
        this.templates = templates;
        this.ledger = ledger;
        this.wall = wall;
        this.journal = new Journal(ledger);
        this.drivers = new Drivers();
    }

    public Journal journal() {
        return journal;
    }

    public boolean hasPlan(String plan) {
        return templates.plans().contains(plan);
    }

    /** Whether one can be made without waiting for anything but the journal. */
    boolean isReady() {
        return templates.areReady();
    }

    public int alive() {
        return here.size();
    }

    /** Makes one; it is there when its beginning is in the database. */
    public CompletableFuture<LiveSandbox> make(
            @Nullable UUID learner, String address, String plan, long seed, String lesson) {
        var origin = new Origin(newId(), learner, address, plan, seed, lesson);
        var forked = templates.fork(plan, seed, lesson);
        var freeze = new Freeze(origin.id(), 0, 0, 0, forked.base(), forked.frozen());
        var written = new CompletableFuture<Void>();
        journal.append(new Journal.Entry.Begun(origin, freeze, Journal.Told.by(written, null)));
        var live = begun(origin, forked); // while it is being written
        return written.thenApply(
                _ -> {
                    here.put(live.id(), CompletableFuture.completedFuture(Optional.of(live)));
                    return live;
                });
    }

    private LiveSandbox begun(Origin origin, Templates.Forked forked) {
        try {
            var simulation = forked.simulation();
            var now = wall.now();
            var pace = new Pace(now, simulation.now(), 1, 0).alive(now);
            return new LiveSandbox(origin, simulation, forked.base(), pace, 0, surroundings());
        } catch (RuntimeException | Error notMade) {
            journal.append(new Journal.Entry.Gone(origin.id(), () -> {}));
            throw notMade;
        }
    }

    private LiveSandbox.Surroundings surroundings() {
        return new LiveSandbox.Surroundings(journal, drivers, wall, this::forget);
    }

    /** Not one that has come back under its id meanwhile. */
    private void forget(LiveSandbox sandbox) {
        here.computeIfPresent(
                sandbox.id(),
                (_, known) -> {
                    var isIt =
                            known.isDone()
                                    && !known.isCompletedExceptionally()
                                    && known.join().filter(it -> it == sandbox).isPresent();
                    return isIt ? null : known;
                });
    }

    private String newId() {
        var bytes = new byte[12];
        dice.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The sandbox of that id, woken if it sleeps. May wait for the database. */
    public Optional<LiveSandbox> find(String id) {
        var ready = findNow(id);
        return ready != null ? ready : wake(id).join();
    }

    /** The sandbox of that id if it is awake; null when that takes a look into the database. Never waits. */
    public @Nullable Optional<LiveSandbox> findNow(String id) {
        var known = here.get(id);
        return known != null && known.isDone() && !known.isCompletedExceptionally()
                ? known.join()
                : null;
    }

    /** The sandbox of that id, when it is awake. */
    public CompletableFuture<Optional<LiveSandbox>> wake(String id) {
        if (stopping) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var mine = new CompletableFuture<Optional<LiveSandbox>>();
        var others = here.putIfAbsent(id, mine);
        if (others != null) {
            return others;
        }
        Thread.ofVirtual().name("thaw-" + id).start(() -> bringBack(id, mine));
        return mine;
    }

    private void bringBack(String id, CompletableFuture<Optional<LiveSandbox>> answer) {
        try {
            var found = ledger.read(id).map(this::thaw);
            if (found.isEmpty()) {
                here.remove(id, answer); // or whoever guesses ids would fill the directory
            }
            answer.complete(found);
        } catch (SQLException | RuntimeException | Error e) { // else all would wait for it for ever
            here.remove(id, answer);
            LOG.errorf(e, "Sandbox %s cannot be brought back", id);
            answer.completeExceptionally(e);
        }
    }

    private LiveSandbox thaw(Ledger.Kept kept) {
        var whole = replayed(kept, kept.since().size());
        if (whole.done() == kept.since().size()) {
            return live(kept, whole.simulation());
        }
        // Another build than the one that wrote the journal, or a mistake of ours: as far as it
        // goes is better than nothing.
        LOG.errorf(
                whole.fault(),
                "Sandbox %s comes back without its last %d inputs",
                kept.origin().id(),
                kept.since().size() - whole.done());
        var live = live(kept, replayed(kept, whole.done()).simulation());
        live.beginAnew();
        return live;
    }

    private record Replayed(Simulation simulation, int done, @Nullable Throwable fault) {}

    private Replayed replayed(Ledger.Kept kept, int inputs) {
        var simulation = templates.thaw(kept.freeze().bytes(), kept.freeze().base());
        for (var i = 0; i < inputs; i++) {
            try {
                var input = kept.since().get(i);
                Replay.to(input.step(), input.time(), simulation);
                simulation.take(input.input());
            } catch (RuntimeException | StackOverflowError fault) {
                return new Replayed(simulation, i, fault);
            }
        }
        return new Replayed(simulation, inputs, null);
    }

    private LiveSandbox live(Ledger.Kept kept, Simulation simulation) {
        var since = kept.since();
        var number = since.isEmpty() ? kept.freeze().number() : since.getLast().number();
        var wallNow = wall.now();
        var owed = since.isEmpty() ? Math.max(kept.owed(), simulation.now()) : simulation.now();
        var pace = new Pace(wallNow, owed, simulation.clock().speed(), 0).alive(wallNow);
        return new LiveSandbox(
                kept.origin(), simulation, kept.freeze().base(), pace, number, surroundings());
    }

    /** Deletes one for good. */
    public CompletableFuture<Boolean> delete(LiveSandbox sandbox) {
        return sandbox.delete().whenComplete((_, _) -> forget(sandbox));
    }

    /** Puts away whoever sleeps. Called every now and then. */
    public void putSleepersAway() {
        for (var sandbox : living()) {
            if (sandbox.sleeps()) {
                sandbox.hibernate()
                        .thenAccept(
                                gone -> {
                                    if (gone) {
                                        forget(sandbox);
                                    }
                                });
            }
        }
    }

    private Collection<LiveSandbox> living() {
        var living = new ArrayList<LiveSandbox>();
        for (var id : here.keySet()) {
            var known = findNow(id);
            if (known != null) {
                known.ifPresent(living::add);
            }
        }
        return living;
    }

    /** Puts all of them away; afterwards there are none here any more. */
    public void stop() {
        stopping = true;
        var stops = living().stream().map(LiveSandbox::stop).toList();
        try {
            CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new))
                    .orTimeout(15, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.warn("Not every sandbox could be put away; their journals will be replayed.");
        }
        journal.close();
        drivers.close();
        here.clear();
    }
}
