package dev.sandglass.cluster.runtime;

import java.util.Arrays;

/**
 * A connection from outside to a port of a Pod.
 *
 * @param key its alarm's
 * @param in what has come from the client and has not been asked yet
 * @param exchange what is under way in the Pod's network; 0 for nothing
 * @param out what the client has not seen yet
 * @param from how much it has seen
 * @param problem why it ended; empty when it ended well or goes on
 */
record Forwarded(
        String key,
        String sandbox,
        int port,
        byte[] in,
        boolean isInputEnded,
        long exchange,
        byte[] out,
        long from,
        boolean ended,
        String problem) {

    private static final byte[] NONE = new byte[0];

    static Forwarded dialing(String key, String sandbox, int port, long exchange) {
        return new Forwarded(key, sandbox, port, NONE, false, exchange, NONE, 0, false, "");
    }

    static Forwarded refused(String key, String sandbox, int port, String problem) {
        return new Forwarded(key, sandbox, port, NONE, false, 0, NONE, 0, true, problem);
    }

    Forwarded withInput(byte[] more) {
        return with(concat(in, more), isInputEnded, exchange, out);
    }

    Forwarded withoutMoreInput() {
        return with(in, true, exchange, out);
    }

    /** So many bytes of the input have become a question. */
    Forwarded asking(long number, int length) {
        return with(Arrays.copyOfRange(in, length, in.length), isInputEnded, number, out);
    }

    Forwarded answered(byte[] more) {
        return with(in, isInputEnded, 0, concat(out, more));
    }

    Forwarded ending(String why) {
        return new Forwarded(key, sandbox, port, NONE, true, 0, out, from, true, why);
    }

    /** What the client sees from there on. */
    byte[] since(long seen) {
        var skip = Math.clamp(seen - from, 0, out.length);
        return Arrays.copyOfRange(out, skip, out.length);
    }

    /** Without what the client has seen. */
    Forwarded forgetting(long seen) {
        var kept = since(seen);
        return kept.length == out.length
                ? this
                : new Forwarded(
                        key,
                        sandbox,
                        port,
                        in,
                        isInputEnded,
                        exchange,
                        kept,
                        from + out.length - kept.length,
                        ended,
                        problem);
    }

    private Forwarded with(byte[] input, boolean inputEnded, long number, byte[] output) {
        return new Forwarded(
                key, sandbox, port, input, inputEnded, number, output, from, ended, problem);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        if (second.length == 0) {
            return first;
        }
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
