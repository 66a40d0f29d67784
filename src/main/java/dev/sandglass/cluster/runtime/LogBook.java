package dev.sandglass.cluster.runtime;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a container has said: lines with their moment and stream, one after the other in one array.
 *
 * <pre>
 *   at 0   moment (8 bytes), flags (1), length (4), the bytes of the line without its end
 *   at 25  moment, flags, length, bytes …
 * </pre>
 *
 * <p>Bounded: when it is full, the older half goes, as rotation would take it; offsets go on
 * counting.
 */
final class LogBook {

    /** One line, or a piece of one that was written without an end. */
    record Line(long moment, boolean isError, boolean isWhole, byte[] text, long next) {}

    /** The book, frozen: the moments of its lines, and the rest of them. */
    record State(List<Long> moments, byte[] lines, long dropped, byte[] openOut, byte[] openErr) {}

    private static final int HEADER = 13;
    private static final int AT_MOST = 256 * 1024;
    private static final int LINE_AT_MOST = 16 * 1024;
    private static final int ERROR = 1;
    private static final int PARTIAL = 2;
    private static final byte[] NONE = new byte[0];

    private byte[] bytes = NONE;
    private int size;
    private long dropped;
    private byte[] openOut = NONE;
    private byte[] openErr = NONE;

    /** Takes what a process wrote; a line is kept when it ends. */
    void write(long moment, boolean isError, byte[] data) {
        var open = isError ? openErr : openOut;
        var all = open.length == 0 ? data : concat(open, data);
        var begin = 0;
        for (var i = 0; i < all.length; i++) {
            if (all[i] == '\n') {
                add(moment, isError, true, all, begin, i);
                begin = i + 1;
            } else if (i - begin + 1 >= LINE_AT_MOST) {
                add(moment, isError, false, all, begin, i + 1);
                begin = i + 1;
            }
        }
        setOpen(isError, Arrays.copyOfRange(all, begin, all.length));
    }

    /** The container has ended: what has no end of line yet is kept as it is. */
    void close(long moment) {
        for (var isError : new boolean[] {false, true}) {
            var open = isError ? openErr : openOut;
            if (open.length > 0) {
                add(moment, isError, false, open, 0, open.length);
                setOpen(isError, NONE);
            }
        }
    }

    private void setOpen(boolean isError, byte[] rest) {
        if (isError) {
            openErr = rest;
        } else {
            openOut = rest;
        }
    }

    private static byte[] concat(byte[] a, byte[] b) {
        var both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private void add(
            long moment, boolean isError, boolean isWhole, byte[] from, int begin, int end) {
        var length = end - begin;
        if (size + HEADER + length > AT_MOST) {
            dropHalf();
        }
        var needed = size + HEADER + length;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(AT_MOST, needed * 3 / 2)));
        }
        ByteBuffer.wrap(bytes, size, HEADER)
                .putLong(moment)
                .put((byte) ((isError ? ERROR : 0) | (isWhole ? 0 : PARTIAL)))
                .putInt(length);
        System.arraycopy(from, begin, bytes, size + HEADER, length);
        size = needed;
    }

    private void dropHalf() {
        var cut = 0;
        while (cut < size / 2) {
            cut += HEADER + ByteBuffer.wrap(bytes).getInt(cut + 9);
        }
        bytes = Arrays.copyOfRange(bytes, cut, size);
        size -= cut;
        dropped += cut;
    }

    /** The offset of the first line that is kept. */
    long begin() {
        return dropped;
    }

    /** The offset behind the last line. */
    long end() {
        return dropped + size;
    }

    /** The line at this offset; one that was dropped gives the first that is kept. */
    Line at(long offset) {
        var at = (int) Math.max(0, offset - dropped);
        var buffer = ByteBuffer.wrap(bytes);
        var flags = buffer.get(at + 8);
        var length = buffer.getInt(at + 9);
        var text = Arrays.copyOfRange(bytes, at + HEADER, at + HEADER + length);
        return new Line(
                buffer.getLong(at),
                (flags & ERROR) != 0,
                (flags & PARTIAL) == 0,
                text,
                dropped + at + HEADER + length);
    }

    State freeze() {
        var moments = new ArrayList<Long>();
        var lines = ByteBuffer.allocate(size);
        var all = ByteBuffer.wrap(bytes, 0, size);
        while (all.hasRemaining()) {
            moments.add(all.getLong());
            var rest = HEADER - Long.BYTES + all.getInt(all.position() + 1);
            lines.put(all.slice(all.position(), rest));
            all.position(all.position() + rest);
        }
        return new State(
                moments, Arrays.copyOf(lines.array(), lines.position()), dropped, openOut, openErr);
    }

    static LogBook thawed(State state) {
        var book = new LogBook();
        book.size = state.lines().length + Long.BYTES * state.moments().size();
        var all = ByteBuffer.allocate(book.size);
        var lines = ByteBuffer.wrap(state.lines());
        for (var moment : state.moments()) {
            var rest = HEADER - Long.BYTES + lines.getInt(lines.position() + 1);
            all.putLong(moment).put(lines.slice(lines.position(), rest));
            lines.position(lines.position() + rest);
        }
        book.bytes = all.array();
        book.dropped = state.dropped();
        book.openOut = state.openOut();
        book.openErr = state.openErr();
        return book;
    }
}
