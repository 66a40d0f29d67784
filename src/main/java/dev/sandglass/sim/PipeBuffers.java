package dev.sandglass.sim;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What is on its way through the pipes of a host. */
final class PipeBuffers {

    private static final int FULL = 65_536;

    /** Most hosts never have a pipe, and no map for them. */
    private Map<Integer, ByteArrayOutputStream> buffers = Map.of();

    private int next = 1;

    int open(byte[] content) {
        var buffer = new ByteArrayOutputStream();
        buffer.writeBytes(content);
        put(next, buffer);
        return next++;
    }

    private void put(int id, ByteArrayOutputStream buffer) {
        if (buffers.isEmpty()) {
            buffers = new HashMap<>();
        }
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

    void add(int id, byte[] data) {
        buffers.get(id).writeBytes(data);
    }

    byte[] take(int id, int atMost) {
        var buffer = buffers.get(id);
        var all = buffer.toByteArray();
        var taken = Math.min(atMost, all.length);
        buffer.reset();
        buffer.write(all, taken, all.length - taken);
        return Arrays.copyOf(all, taken);
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
        buffers.forEach((id, buffer) -> bytes.put(id, buffer.toByteArray()));
        return new State(next, bytes);
    }

    void thaw(State state) {
        next = state.next();
        clear();
        state.buffers()
                .forEach(
                        (id, bytes) -> {
                            var buffer = new ByteArrayOutputStream();
                            buffer.writeBytes(bytes);
                            put(id, buffer);
                        });
    }
}
