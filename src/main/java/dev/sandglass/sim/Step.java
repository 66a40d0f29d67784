package dev.sandglass.sim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a {@link Program} wants next, and the state to go on from. */
public sealed interface Step {

    /** Resumed with {@link Wake.Slept} after this time. */
    record Sleep(Duration time, Program next) implements Step {}

    /** Resumed with {@link Wake.Read} when the descriptor has bytes (no more than that are taken) or has ended. */
    record Read(int descriptor, int atMost, Program next) implements Step {}

    /**
     * Resumed with {@link Wake.Told} when a facility has a message, else with {@link Wake.Read} when the descriptor has
     * bytes or has ended: a client that passes keys on and shows what comes back.
     */
    record Listen(int descriptor, Program next) implements Step {}

    /** Resumed with {@link Wake.ChildExited} when that child (or any, for pid -1) has ended. */
    record AwaitChild(int pid, Program next) implements Step {}

    /** Resumed when a facility has a message or a signal comes: a server waiting for requests. */
    record Await(Program next) implements Step {}

    /** As {@link Await}, but with {@link Wake.Slept} when nothing came within the time. */
    record AwaitFor(Duration time, Program next) implements Step {}

    /**
     * Goes on as another program in the same process, started afresh.
     *
     * @param as with other words, environment, folder and channels: {@code exec}; null for its own
     */
    record Become(Program next, @Nullable Spawn as) implements Step {}

    /** The end of the process. */
    record Exit(int code) implements Step {}

    static Step sleep(Duration time, Program next) {
        return new Sleep(time, next);
    }

    /** Gives the turn away: resumed with {@link Wake.Slept} after what the work so far cost. */
    static Step again(Program next) {
        return new Sleep(Duration.ZERO, next);
    }

    static Step read(int descriptor, Program next) {
        return new Read(descriptor, 0, next);
    }

    /** The next byte, and what comes after it stays for others. */
    static Step readByte(int descriptor, Program next) {
        return new Read(descriptor, 1, next);
    }

    static Step awaitChild(int pid, Program next) {
        return new AwaitChild(pid, next);
    }

    static Step await(Program next) {
        return new Await(next);
    }

    static Step become(Program next) {
        return new Become(next, null);
    }

    /** As {@code exec} does: the process stays, all that it was started with is another's. */
    static Step become(Spawn as) {
        return new Become(as.program(), as);
    }

    static Step exit(int code) {
        return new Exit(code);
    }
}
