package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Cursor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A standing wish to be told. What is on its way is bounded: whoever has not taken so much, or says that it is full, steps
 * aside with its cursor, nothing is fetched for it, and it comes back to that place when it has taken all.
 *
 * <pre>
 *   in a feed   told with all others there            load: tellings on their way, and {@link #FULL} while it is full
 *   aside       load was too much at a turn's end     back at its own cursor as soon as the load is 0
 * </pre>
 */
public final class Subscription implements AutoCloseable {

    /** So many tellings may be on their way to one subscriber. */
    private static final int MANY = 64;

    private static final int FULL = 1 << 20;

    private final Subscriber subscriber;
    private final Consumer<Subscription> comesBack;
    private final Consumer<Subscription> leaves;
    private final AtomicInteger load = new AtomicInteger();
    private final AtomicBoolean aside = new AtomicBoolean();
    private volatile boolean closed;

    /** Where it stands while it is in no feed. Belongs to the driver of the turn. */
    private Cursor at;

    Subscription(
            Subscriber subscriber,
            Cursor from,
            Consumer<Subscription> comesBack,
            Consumer<Subscription> leaves) {
        this.subscriber = subscriber;
        this.at = from;
        this.comesBack = comesBack;
        this.leaves = leaves;
    }

    public Subscriber subscriber() {
        return subscriber;
    }

    public boolean isClosed() {
        return closed;
    }

    // ---- the subscriber's side ----

    /** A telling has gone out, or does not matter any more. */
    public void taken() {
        lighten(1);
    }

    /** No more for now: who reads it is slow. */
    public void full() {
        load.addAndGet(FULL);
    }

    /** More may come again, after {@link #full}. */
    public void hasRoom() {
        lighten(FULL);
    }

    private void lighten(int by) {
        if (load.addAndGet(-by) == 0 && aside.compareAndSet(true, false)) {
            comesBack.accept(this);
        }
    }

    /** It wants to be told nothing any more. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            leaves.accept(this);
        }
    }

    // ---- the driver's side ----

    void begin() {
        comesBack.accept(this);
    }

    Cursor at() {
        return at;
    }

    /** Counts one more on its way; false when that is too much, and from now on it stands aside, here. */
    boolean isTold(Cursor here) {
        if (load.get() < MANY) {
            load.incrementAndGet();
            return true;
        }
        at = here;
        aside.set(true);
        if (load.get() == 0 && aside.compareAndSet(true, false)) {
            comesBack.accept(this); // it has taken all in this very moment
        }
        return false;
    }

    void lost() {
        closed = true;
        subscriber.lost();
    }
}
