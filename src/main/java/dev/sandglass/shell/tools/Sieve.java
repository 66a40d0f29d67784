package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;

/** What a tool that reads text does with its lines. Implementations are records. */
interface Sieve {

    /** A file, or standard input ({@code -}), begins. */
    default Sieve begin(String file, Process self) {
        return this;
    }

    /**
     * A line came.
     *
     * @param line without its newline
     * @param whole whether it ended with one: the last line of a text may not
     */
    Sieve line(String line, boolean whole, Process self);

    /** All files have ended. Returns the exit code. */
    int end(Process self);

    /** Whether no further line matters: {@code head} has enough. */
    default boolean isDone() {
        return false;
    }

    /** Prints as it came: with its newline, if it had one. */
    static void pass(String line, boolean whole, Process self) {
        var text = whole ? line + "\n" : line;
        self.write(1, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
