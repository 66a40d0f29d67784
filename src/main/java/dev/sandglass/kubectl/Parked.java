package dev.sandglass.kubectl;

import org.jspecify.annotations.Nullable;

/**
 * Leaves a command's code when it has to wait. Caught by {@link Kubectl} alone. An {@link Error}, so that a command
 * that catches its own failures lets it pass.
 */
final class Parked extends Error {

    /** What the command waits for. */
    sealed interface Reason {
        /** News of a cursor, or the moment (epoch nanoseconds; -1 for never). */
        record News(long until) implements Reason {}

        /** The moment. */
        record Time(long until) implements Reason {}

        /** News of a cursor, or bytes of standard input. */
        record NewsOrInput() implements Reason {}

        /** Bytes of standard input. */
        record Input() implements Reason {}

        /** The end of a program that was started. */
        record Child(int pid) implements Reason {}
    }

    private final transient Reason reason;

    Parked(Reason reason) {
        super(null, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Nothing: errors carry no cause here. */
    @Override
    public @Nullable Throwable getCause() {
        return null;
    }
}
