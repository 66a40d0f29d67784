package dev.sandglass.shell.tools;

import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** How much one run of {@code jq} may do: each call of a built-in function and each result of one counts. */
final class JqBudget {

    static final String TOO_MUCH = "the filter does more than this sandbox lets it";

    private static final int STEPS_AT_MOST = 1_000_000;

    private static final long WORK_AT_MOST = 1L << 28;

    private int steps;
    private long work;

    /** The budget is spent where the library cannot be told so by one of its own exceptions. */
    static final class Spent extends RuntimeException {
        Spent(String message) {
            super(message, null, false, false);
        }
    }

    void step() throws JsonQueryException {
        step(1);
    }

    void step(int count) throws JsonQueryException {
        steps += count;
        if (steps > STEPS_AT_MOST) {
            throw new JsonQueryException(TOO_MUCH);
        }
    }

    /** So many characters, or eighths of places in arrays, have been copied. */
    void work(long units) {
        work += units;
        if (work > WORK_AT_MOST) {
            throw new Spent(TOO_MUCH);
        }
    }

    /** The function, counted. */
    Function around(String name, Function function) {
        return (scope, arguments, in, path, output, version) -> {
            step();
            JqLimits.check(name, in, this);
            function.apply(
                    scope,
                    arguments,
                    in,
                    path,
                    (result, itsPath) -> {
                        step();
                        output.emit(result, itsPath);
                    },
                    version);
        };
    }
}
