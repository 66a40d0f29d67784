package dev.sandglass.site.sandboxes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that a test can keep from committing. */
final class MemoryLedger implements Ledger {

    private final Map<String, List<Journal.Entry>> written = new HashMap<>();
    private final Map<String, byte[]> bases = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Semaphore permits = new Semaphore(1_000_000);

    void block() {
        permits.drainPermits();
    }

    void unblock() {
        permits.release(1_000_000);
    }

    /** Lets so many of the next groups fail. */
    void failNext(int groups) {
        failures.set(groups);
    }

    @Override
    public void write(List<Journal.Entry> group) throws SQLException {
        if (failures.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
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
        };
    }

    @Override
    public Optional<Kept> read(String sandbox) {
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
