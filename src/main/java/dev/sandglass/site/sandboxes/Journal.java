package dev.sandglass.site.sandboxes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what came from outside into the database, in the order in which it came, and says when it is there.
 *
 * <p>One thread takes whatever has queued up and commits it at once: under load the groups grow by themselves, and there is no
 * timer. When the database is away, everything waits (nobody is told of what is not written down) and is tried again.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final int LARGEST_GROUP = 1_000;
    private static final int FULL = 20_000;
    private static final long RETRY_MILLIS = 250;

    /** Who is told what becomes of an entry, on the journal's thread, which must not be kept. */
    interface Told {

        void committed();

        /** The database does not take it, now or ever. */
        default void lost() {}

        /** This or that happens. */
        static Told of(Runnable whenCommitted, Runnable whenLost) {
            return new Told() {
                @Override
                public void committed() {
                    whenCommitted.run();
                }

                @Override
                public void lost() {
                    whenLost.run();
                }
            };
        }

        /** Somebody who waits for it gets this, or why it is lost. */
        static <T> Told by(CompletableFuture<T> who, T what) {
            return of(
                    () -> who.complete(what),
                    () ->
                            who.completeExceptionally(
                                    new IllegalStateException("the journal has lost it")));
        }
    }

    /** One thing to write down. */
    sealed interface Entry {

        Told told();

        /** A sandbox has been made. */
        record Begun(Origin origin, Freeze freeze, Told told) implements Entry {}

        /** An input, at this step and moment of cluster time. */
        record Came(String sandbox, long number, long step, long time, byte[] input, Told told)
                implements Entry {}

        /** A freeze, from which on older inputs are history. */
        record PutAway(Freeze freeze, long owed, Told told) implements Entry {}

        /** A sandbox is deleted. */
        record Gone(String sandbox, Told told) implements Entry {}

        /** Nothing: who waits for it knows that all before it is written. */
        record Sure(String sandbox, Told told) implements Entry {}
    }

    private final Ledger ledger;
    private final LinkedBlockingQueue<List<Entry>> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger backlog = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread writer;
    private volatile boolean closing;
    private volatile boolean failing;

    Journal(Ledger ledger) {
        this.ledger = ledger;
        this.writer = Thread.ofPlatform().name("journal").daemon().start(this::write);
    }

    /** Writes it down soon, and then tells who is to be told of it. */
    void append(Entry entry) {
        append(List.of(entry));
    }

    /** The same for several, which are committed together. */
    void append(List<Entry> together) {
        if (!together.isEmpty()) {
            backlog.addAndGet(together.size());
            waiting.add(List.copyOf(together));
        }
    }

    /** Whether so much waits that nobody should add to it. */
    boolean isFull() {
        return backlog.get() > FULL;
    }

    /** Whether the last group reached the database. */
    public boolean isWriting() {
        return !failing;
    }

    public int backlog() {
        return backlog.get();
    }

    private void write() {
        var group = new ArrayList<Entry>();
        try {
            while (!closing || !waiting.isEmpty()) {
                for (var next = waiting.take(); next != null; next = more(group)) {
                    group.addAll(next);
                }
                if (!group.isEmpty()) {
                    commit(group);
                    backlog.addAndGet(-group.size());
                    group.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private @Nullable List<Entry> more(List<Entry> group) {
        return group.size() < LARGEST_GROUP ? waiting.poll() : null;
    }

    private void commit(List<Entry> group) throws InterruptedException {
        while (true) {
            try {
                ledger.write(group);
                failing = false;
                group.forEach(it -> tell(it.told()::committed));
                return;
            } catch (RuntimeException | Error e) {
                fail(e); // the writer lives: without it everybody would wait for ever
            } catch (SQLException e) {
                if (isItsOwnFault(e)) {
                    refuse(group, e);
                    return;
                }
                fail(e);
            }
            if (closing) {
                return; // nobody was told of these: after a restart they did not happen
            }
            Thread.sleep(RETRY_MILLIS);
        }
    }

    private void fail(Throwable why) {
        if (!failing) {
            LOG.errorf("The journal cannot be written (%s); everything waits for it.", why);
        }
        failing = true;
    }

    /** SQL's classes 22 and 23: the data are wrong, and would be wrong again. */
    private static boolean isItsOwnFault(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** One bad entry must not keep the others waiting for ever: each alone, and the bad one is lost. */
    private void refuse(List<Entry> group, SQLException fault) throws InterruptedException {
        if (group.size() == 1) {
            LOG.errorf(fault, "The journal loses %s", group.getFirst());
            tell(group.getFirst().told()::lost);
            return;
        }
        for (var entry : group) {
            commit(List.of(entry));
        }
    }

    private static void tell(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error e) {
            LOG.error("After a commit", e);
        }
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        closing = true;
        waiting.add(List.of()); // so that the writer looks up
        try {
            if (!ended.await(15, TimeUnit.SECONDS)) {
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
