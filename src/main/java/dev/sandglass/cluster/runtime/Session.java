package dev.sandglass.cluster.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * The streams between a process of a container and somebody outside: an exec, or the console of a
 * container with {@code stdin} or {@code tty}. What was read is forgotten at the next read; a
 * process whose reader lags waits.
 */
final class Session {

    /** A session, frozen. */
    record State(
            int number,
            String container,
            int pid,
            boolean tty,
            byte[] input,
            boolean inputEnded,
            byte[] out,
            long outFrom,
            byte[] err,
            long errFrom,
            int exitCode,
            boolean isWatched,
            List<String> command,
            String problem,
            int terminal) {}

    static final int AT_MOST = 64 * 1024;
    private static final byte[] NONE = new byte[0];

    final int number;
    final String container;
    final boolean tty;
    int pid;
    byte[] input = NONE;
    boolean inputEnded;
    byte[] out = NONE;
    long outFrom;
    byte[] err = NONE;
    long errFrom;
    int exitCode = -1;
    boolean isWatched;
    List<String> command = List.of();
    String problem = "";

    /** The container's terminal that it goes through; -1 for none, or none any more. */
    int terminal = -1;

    Session(int number, String container, boolean tty) {
        this.number = number;
        this.container = container;
        this.tty = tty;
    }

    Session(State state) {
        this(state.number(), state.container(), state.tty());
        pid = state.pid();
        input = state.input();
        inputEnded = state.inputEnded();
        out = state.out();
        outFrom = state.outFrom();
        err = state.err();
        errFrom = state.errFrom();
        exitCode = state.exitCode();
        isWatched = state.isWatched();
        command = state.command();
        problem = state.problem();
        terminal = state.terminal();
    }

    State freeze() {
        return new State(
                number,
                container,
                pid,
                tty,
                input,
                inputEnded,
                out,
                outFrom,
                err,
                errFrom,
                exitCode,
                isWatched,
                command,
                problem,
                terminal);
    }

    void say(boolean isError, byte[] data) {
        if (isError) {
            err = concat(err, data);
        } else {
            out = concat(out, data);
        }
    }

    boolean isFull() {
        return out.length >= AT_MOST || err.length >= AT_MOST;
    }

    /** Keeps only the newest output, when nobody reads. */
    void trim() {
        if (out.length > AT_MOST) {
            outFrom += out.length - AT_MOST;
            out = Arrays.copyOfRange(out, out.length - AT_MOST, out.length);
        }
    }

    void hear(byte[] data) {
        input = concat(input, data);
    }

    /** What a reader at these offsets gets; what lies before them is forgotten. */
    byte[][] since(long outAt, long errAt) {
        if (outAt > outFrom) {
            out = tail(out, outAt - outFrom);
            outFrom = outAt;
        }
        if (errAt > errFrom) {
            err = tail(err, errAt - errFrom);
            errFrom = errAt;
        }
        return new byte[][] {out, err};
    }

    private static byte[] tail(byte[] bytes, long from) {
        return Arrays.copyOfRange(bytes, (int) Math.min(from, bytes.length), bytes.length);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        var both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
