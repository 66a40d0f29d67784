package dev.sandglass.cluster.kubelet;

/**
 * One probe of one container, and what it has found.
 *
 * @param phase a moment from which its ticks are counted
 * @param id the container that was looked at last
 * @param last the last answer, and {@code run} how often it came in a row
 * @param isOnHold whether it waits for another container: this one failed and will be killed
 * @param exchange the question under way over the network; 0 for none
 * @param session the command under way; 0 for none
 * @param deadline when the question under way has taken too long
 */
record Probe(
        String container,
        ProbeKind kind,
        long phase,
        String id,
        Result result,
        Result last,
        int run,
        boolean isOnHold,
        long exchange,
        int session,
        long deadline) {

    /** What is known. */
    enum Result {
        UNKNOWN,
        PASSED,
        FAILED
    }

    static Probe fresh(String container, ProbeKind kind, long phase) {
        return new Probe(
                container, kind, phase, "", Result.UNKNOWN, Result.UNKNOWN, 0, false, 0, 0, 0);
    }

    /** Begins with another container. */
    Probe of(String other) {
        var first =
                switch (kind) {
                    case STARTUP -> Result.UNKNOWN;
                    case LIVENESS -> Result.PASSED;
                    case READINESS -> Result.FAILED;
                };
        return new Probe(container, kind, phase, other, first, Result.UNKNOWN, 0, false, 0, 0, 0);
    }

    Probe asking(long number, int command, long until) {
        return new Probe(
                container, kind, phase, id, result, last, run, isOnHold, number, command, until);
    }

    boolean isAsking() {
        return exchange != 0 || session != 0;
    }

    /** With one more answer. */
    Probe answered(Result answer, int passes, int failures) {
        var times = answer == last ? run + 1 : 1;
        var isEnough = times >= (answer == Result.PASSED ? passes : failures);
        var isDeadly = isEnough && answer == Result.FAILED && kind != ProbeKind.READINESS;
        return new Probe(
                container,
                kind,
                phase,
                id,
                isEnough ? answer : result,
                answer,
                isDeadly ? 0 : times,
                isDeadly,
                0,
                0,
                0);
    }

    /** As passed, without a question: the container is always well. */
    Probe passed() {
        return new Probe(
                container, kind, phase, id, Result.PASSED, Result.PASSED, 1, false, 0, 0, 0);
    }
}
