package dev.sandglass.site.sandboxes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A database that a test can keep from committing. */
final class MemoryLedger implements Ledger {

    private final Map<String, List<Journal.Entry>> written = new HashMap<>();
    private final Map<String, byte[]> bases = new ConcurrentHashMap<>();
    private final Semaphore failures = new Semaphore(0);
    private volatile boolean isFailing;
    private final AtomicReference<Error> next = new AtomicReference<>();
    private final AtomicReference<Error> nextRead = new AtomicReference<>();
    private volatile Predicate<Journal.Entry> refused = _ -> false;
    private final Semaphore permits = new Semaphore(1_000_000);

    void block() {
        permits.drainPermits();
    }

    void unblock() {
        permits.release(1_000_000);
    }

    /** Lets all groups fail from now on. */
    void failUntilToldOtherwise() {
        isFailing = true;
    }

    void failNoLonger() {
        isFailing = false;
    }

    /** Waits until so many groups have failed. */
    void awaitFailures(int groups) throws InterruptedException {
        failures.acquire(groups);
    }

    /** Throws this at the next group. */
    void throwNext(Error fault) {
        next.set(fault);
    }

    /** Throws this at who reads next. */
    void throwAtRead(Error fault) {
        nextRead.set(fault);
    }

    /** Refuses whatever fits, each time. */
    void refuse(Predicate<Journal.Entry> what) {
        refused = what;
    }

    /** What was written of a sandbox, in order. */
    List<Journal.Entry> of(String sandbox) {
        synchronized (written) {
            return List.copyOf(written.getOrDefault(sandbox, List.of()));
        }
    }

    @Override
    public void write(List<Journal.Entry> group) throws SQLException {
        var fault = next.getAndSet(null);
        if (fault != null) {
            throw fault;
        }
        if (group.stream().anyMatch(refused)) {
            throw new SQLException("no such text", "22021");
        }
        if (isFailing) {
            failures.release();
            throw new SQLException("the database is away", "08006");
        }
        permits.acquireUninterruptibly();
        synchronized (written) {
            for (var entry : group) {
                written.computeIfAbsent(sandboxOf(entry), _ -> new ArrayList<>()).add(entry);
            }
        }
    }

    private static String sandboxOf(Journal.Entry entry) {
        return switch (entry) {
            case Journal.Entry.Begun it -> it.origin().id();
            case Journal.Entry.Came it -> it.sandbox();
            case Journal.Entry.PutAway it -> it.freeze().sandbox();
            case Journal.Entry.Gone it -> it.sandbox();
            case Journal.Entry.Sure it -> it.sandbox();
        };
    }

    @Override
    public Optional<Kept> read(String sandbox) {
        var fault = nextRead.getAndSet(null);
        if (fault != null) {
            throw fault;
        }
        synchronized (written) {
            Origin origin = null;
            Freeze freeze = null;
            var owed = 0L;
            var since = new ArrayList<KeptInput>();
            for (var entry : written.getOrDefault(sandbox, List.of())) {
                switch (entry) {
                    case Journal.Entry.Begun it -> {
                        origin = it.origin();
                        freeze = it.freeze();
                    }
                    case Journal.Entry.Came it ->
                            since.add(
                                    new KeptInput(
                                            it.number(),
                                            it.step(),
                                            it.time(),
                                            Input.decode(it.input())));
                    case Journal.Entry.PutAway it -> {
                        freeze = it.freeze();
                        owed = it.owed();
                    }
                    case Journal.Entry.Gone _ -> origin = null;
                    case Journal.Entry.Sure _ -> {}
                }
            }
            if (origin == null) {
                return Optional.empty();
            }
            var from = freeze.number();
            since.removeIf(it -> it.number() <= from);
            return Optional.of(new Kept(origin, freeze, owed, since));
        }
    }

    @Override
    public void keepBase(String name, byte[] bytes) {
        bases.put(name, bytes);
    }

    @Override
    public void forgetBases(String current) {}

    @Override
    public byte[] readBase(String name) throws SQLException {
        var bytes = bases.get(name);
        if (bytes == null) {
            throw new SQLException("no base " + name);
        }
        return bytes;
    }
}
