package dev.sandglass.sim;

import org.jspecify.annotations.Nullable;

/**
 * What a file descriptor stands for: the end of a pipe, a file, a terminal. Implementations are records, whose
 * moving state (offsets, buffers) lives in the host's tables, so that two descriptors can share it.
 */
public interface Channel {

    /** Up to that many bytes; none at the end; null when there is nothing yet. */
    byte @Nullable [] read(int atMost, Process reader);

    /** Takes all bytes; false when nobody will ever read them. */
    boolean write(byte[] data, Process writer);

    /** Whether a writer should wait before it goes on. */
    default boolean isFull(Process writer) {
        return false;
    }

    /** Whether this is a terminal, as {@code isatty} says. */
    default boolean isTerminal() {
        return false;
    }

    /** {@code /dev/null}: reads end at once, writes vanish. */
    record Nothing() implements Channel {
        @Override
        public byte[] read(int atMost, Process reader) {
            return new byte[0];
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            return true;
        }
    }
}
