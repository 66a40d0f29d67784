package dev.sandglass.sim;

import org.jspecify.annotations.Nullable;

/** One end of a buffer between processes; the buffer is in the host's {@link Processes}. */
public sealed interface Pipe extends Channel {

    /** The end that is read from. */
    record Out(int id) implements Pipe {
        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            return reader.processes().readPipe(id, atMost);
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            return true; // nobody gets it, as with a descriptor that is open for reading only
        }
    }

    /** The end that is written to. */
    record In(int id) implements Pipe {
        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            return new byte[0]; // nothing comes, as with a descriptor that is open for writing only
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
