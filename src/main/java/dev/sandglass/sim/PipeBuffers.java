package dev.sandglass.sim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What is on its way through the pipes of a host. */
final class PipeBuffers {

    private static final int FULL = 65_536;
    static final int MEBIBYTES_AT_MOST = 64;

    /** Most hosts never have a pipe, and no map for them. */
    private Map<Integer, Buffer> buffers = Map.of();

    private int next = 1;

    /** Bytes between two places of an array: to take one moves none of the others. */
    private static final class Buffer {
        private byte[] bytes = {};
        private int from;
        private int to;

        int size() {
            return to - from;
        }

        void add(byte[] data) {
            if (to + data.length > bytes.length) {
                var room = Math.max(size() + data.length, 2 * size());
                var more = new byte[room];
                System.arraycopy(bytes, from, more, 0, size());
                to = size();
                from = 0;
                bytes = more;
            }
            System.arraycopy(data, 0, bytes, to, data.length);
            to += data.length;
        }

        byte[] take(int atMost) {
            var taken = Arrays.copyOfRange(bytes, from, from + Math.min(atMost, size()));
            from += taken.length;
            if (from == to) {
                bytes = new byte[0];
                from = 0;
                to = 0;
            }
            return taken;
        }

        byte[] all() {
            return Arrays.copyOfRange(bytes, from, to);
        }
    }

    int open(byte[] content) {
        put(next, content);
        return next++;
    }

    private void put(int id, byte[] content) {
        if (buffers.isEmpty()) {
            buffers = new HashMap<>();
        }
        var buffer = new Buffer();
        buffer.add(content);
        buffers.put(id, buffer);
    }

    boolean isEmpty(int id) {
        var buffer = buffers.get(id);
        return buffer == null || buffer.size() == 0;
    }

    boolean isFull(int id) {
        var buffer = buffers.get(id);
        return buffer != null && buffer.size() >= FULL;
    }

    /** A writer waits once a pipe is full; false for one that writes more at once than there is room for. */
    boolean add(int id, byte[] data) {
        var buffer = buffers.get(id);
        if (buffer.size() + (long) data.length > (long) MEBIBYTES_AT_MOST << 20) {
            return false;
        }
        buffer.add(data);
        return true;
    }

    byte[] take(int id, int atMost) {
        return buffers.get(id).take(atMost);
    }

    void dropIf(IntPredicate test) {
        if (!buffers.isEmpty()) {
            buffers.keySet().removeIf(test::test);
        }
    }

    void clear() {
        buffers = Map.of();
    }

    /** The buffers, frozen. */
    record State(int next, Map<Integer, byte[]> buffers) {}

    State freeze() {
        var bytes = new TreeMap<Integer, byte[]>();
        buffers.forEach((id, buffer) -> bytes.put(id, buffer.all()));
        return new State(next, bytes);
    }

    void thaw(State state) {
        next = state.next();
        clear();
        state.buffers().forEach(this::put);
    }
}
