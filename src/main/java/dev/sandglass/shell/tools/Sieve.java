package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.sim.Process;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tool that reads text does with its lines. Implementations are records. */
interface Sieve {

    /** A file, or standard input ({@code -}), begins. */
    default Sieve begin(String file, Process self) {
        return this;
    }

    /** A file that should have begun cannot be read, which has been complained about. */
    default Sieve unread(String file, FileProblem.Reason reason, Process self) {
        return this;
    }

    /**
     * A line came.
     *
     * @param line without its newline
     * @param whole whether it ended with one: the last line of a text may not
     */
    Sieve line(String line, boolean whole, Process self);

    /** Lines came, each whole: one after the other, as long as any matters. */
    default Sieve lines(List<String> lines, Process self) {
        var now = this;
        for (var line : lines) {
            if (now.isDone()) {
                break;
            }
            now = now.line(line, true, self);
        }
        return now;
    }

    /** Bytes came that need not be lines; null for a sieve that wants lines. */
    default @Nullable Sieve bytes(byte[] data, Process self) {
        return null;
    }

    /** Whether it says nothing about files that cannot be read. */
    default boolean isSilent() {
        return false;
    }

    /** All files have ended. Returns the exit code. */
    int end(Process self);

    /** Whether no further line matters: {@code head} has enough. */
    default boolean isDone() {
        return false;
    }

    /** Prints as it came: with its newline, if it had one. */
    static void pass(String line, boolean whole, Process self) {
        var text = whole ? line + "\n" : line;
        self.write(1, text.getBytes(StandardCharsets.UTF_8));
    }
}
