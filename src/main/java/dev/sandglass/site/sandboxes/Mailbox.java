package dev.sandglass.site.sandboxes;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The messages to one sandbox, and the promise that one thread at a time takes them. A message that comes while nobody
 * drives begins a turn; one that comes later is found by the turn that goes on, or by the next.
 */
final class Mailbox {

    private enum State {
        RESTING,
        DRIVING,
        GONE
    }

    /** A message, and what to do with it when there is nobody to take it any more. */
    private record Letter(Runnable take, Runnable undeliverable) {}

    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.RESTING);
    private final Drivers drivers;
    private final Runnable turn;
    private final BooleanSupplier isShort;
    private volatile boolean woken;

    /**
     * A mailbox without letters.
     *
     * @param isShort whether the next turn would be so short that another thread is not worth it
     */
    Mailbox(Drivers drivers, Runnable turn, BooleanSupplier isShort) {
        this.drivers = drivers;
        this.turn = turn;
        this.isShort = isShort;
    }

    void post(Runnable take, Runnable undeliverable) {
        letters.add(new Letter(take, undeliverable));
        begin();
        if (isGone()) {
            returnLetters();
        }
    }

    /** Begins a turn; if one goes on, another follows it. */
    void wake() {
        woken = true;
        begin();
    }

    private void begin() {
        if (state.compareAndSet(State.RESTING, State.DRIVING)) {
            if (isShort.getAsBoolean()) {
                turn.run();
            } else {
                drivers.run(turn);
            }
        }
    }

    /** Takes so many messages at most. */
    void take(int atMost) {
        woken = false;
        for (var i = 0; i < atMost && !isGone(); i++) {
            var letter = letters.poll();
            if (letter == null) {
                return;
            }
            take(letter);
        }
    }

    /** A letter that breaks the sandbox goes back to those that nobody takes any more: its sender is told when it is closed. */
    private void take(Letter letter) {
        try {
            letter.take().run();
        } catch (RuntimeException | Error broken) {
            letters.add(letter);
            throw broken;
        }
    }

    /** The turn is over; the next begins at once when there is more to do. */
    void rest(boolean goesOn) {
        if (state.compareAndSet(State.DRIVING, State.RESTING)
                && (goesOn || woken || !letters.isEmpty())
                && state.compareAndSet(State.RESTING, State.DRIVING)) {
            drivers.run(turn);
        }
    }

    boolean isGone() {
        return state.get() == State.GONE;
    }

    /** Nobody will take a message any more. */
    void close() {
        state.set(State.GONE);
        returnLetters();
    }

    private void returnLetters() {
        for (var letter = letters.poll(); letter != null; letter = letters.poll()) {
            letter.undeliverable().run();
        }
    }
}
