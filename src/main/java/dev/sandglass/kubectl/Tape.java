package dev.sandglass.kubectl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a running kubectl command has to remember: it is run again from its beginning and hears the same answers.
 *
 * <pre>
 *   answers [clock, GET pods -> Ok]   out 180      the command listed, printed 180 bytes, and waits for a watch
 *   again:  clock, GET pods are answered from the tape; 180 bytes are not printed again; the watch is polled
 * </pre>
 *
 * @param settings what was found out about the server; kept for good
 * @param mark where a streaming command goes on when it is run again, a record of its own
 * @param answers what the world has said since the mark
 * @param out bytes printed since the mark
 * @param err bytes complained since the mark
 */
record Tape(
        @Nullable Object settings,
        @Nullable Object mark,
        List<Object> answers,
        long out,
        long err) {

    static final Tape BLANK = new Tape(null, null, List.of(), 0, 0);
}
