package dev.sandglass.cluster.runtime;

import dev.sandglass.shell.Tty;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Process;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the descriptors of processes in containers stand for; the buffers are the container's. */
final class Streams {

    private Streams() {}

    /** Where a container's channels find their buffers: a facility of the container. */
    interface Buffers {
        void log(boolean isError, byte[] data);

        @Nullable Session session(int number);
    }

    /** A container's standard output or error: its log. */
    record Log(boolean isError) implements Channel {
        @Override
        public byte[] read(int atMost, Process reader) {
            return new byte[0];
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            writer.facility(Buffers.class).log(isError, data);
            return true;
        }
    }

    /**
     * The console of a container without a terminal: a session whose output goes to the log too.
     */
    record Console(int session, boolean isError) implements Channel {
        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            return take(reader.facility(Buffers.class).session(session), atMost);
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            var buffers = writer.facility(Buffers.class);
            buffers.log(isError, data);
            var console = buffers.session(session);
            if (console != null) {
                console.say(isError, data);
                console.trim();
            }
            return true;
        }
    }

    /** The output of a container with a terminal: goes to its log too. */
    record LoggedTerminal(int terminal) implements Channel {
        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            return new Tty.End(terminal).read(atMost, reader);
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            writer.facility(Buffers.class).log(false, data);
            return new Tty.End(terminal).write(data, writer);
        }

        @Override
        public boolean isTerminal() {
            return true;
        }
    }

    /** One of the streams of an exec without a terminal. */
    record Exec(int session, boolean isError) implements Channel {
        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            return take(reader.facility(Buffers.class).session(session), atMost);
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            var exec = writer.facility(Buffers.class).session(session);
            if (exec == null) {
                return false;
            }
            exec.say(isError, data);
            return true;
        }

        @Override
        public boolean isFull(Process writer) {
            var exec = writer.facility(Buffers.class).session(session);
            return exec != null && exec.isFull();
        }
    }

    private static byte @Nullable [] take(@Nullable Session session, int atMost) {
        if (session == null || session.input.length == 0 && session.inputEnded) {
            return new byte[0];
        }
        if (session.input.length == 0) {
            return null;
        }
        var taken = Math.min(atMost, session.input.length);
        var data = Arrays.copyOf(session.input, taken);
        session.input = Arrays.copyOfRange(session.input, taken, session.input.length);
        return data;
    }
}
