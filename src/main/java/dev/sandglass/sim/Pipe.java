package dev.sandglass.sim;

import org.jspecify.annotations.Nullable;

/** One end of a buffer between processes; the buffer is in the host's {@link Processes}. */
public sealed interface Pipe extends Channel {

    int id();

    /** The end that is read from. */
    record Out(int id) implements Pipe {
        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            return reader.processes().readPipe(id, atMost);
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            throw new IllegalStateException("this end of pipe " + id + " is for reading");
        }
    }

    /** The end that is written to. */
    record In(int id) implements Pipe {
        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            throw new IllegalStateException("this end of pipe " + id + " is for writing");
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            return writer.processes().writePipe(id, data);
        }

        @Override
        public boolean isFull(Process writer) {
            return writer.processes().isPipeFull(id);
        }
    }
}
