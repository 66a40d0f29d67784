package dev.sandglass.cluster.runtime;

import java.util.List;

/** What came of the wish to run a command in a container. */
public sealed interface ExecResult {

    /** It runs; its streams are under this number. */
    record Started(int session) implements ExecResult {}

    /** The container does not run. */
    record NotRunning() implements ExecResult {}

    /** The command cannot be started; the words of the low-level runtime. */
    record NoProgram(String message) implements ExecResult {}

    /**
     * What a client of exec wants.
     *
     * @param watched whether the {@link RuntimeWatcher} is told of its end
     */
    record Wants(boolean in, boolean tty, boolean watched) {}

    /**
     * What has come: bytes, the offsets to go on from, and the exit code or -1.
     *
     * @param command what was run
     * @param problem why it could not be run; empty when it could
     */
    record Heard(
            byte[] out,
            byte[] err,
            long outNext,
            long errNext,
            int exitCode,
            List<String> command,
            String problem) {}
}
