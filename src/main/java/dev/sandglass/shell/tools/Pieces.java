package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes that a tool keeps until more have come. They stay in pieces, so that what is added, or taken from the front, does
 * not copy all the others.
 *
 * @param list none empty, and none but the last smaller than {@link #PIECE}
 */
record Pieces(List<byte[]> list, long size) {

    static final Pieces NONE = new Pieces(List.of(), 0);

    private static final int PIECE = 16 << 10;
    private static final long AT_MOST = 8 << 20;

    Pieces plus(byte[] data) {
        if (data.length == 0) {
            return this;
        }
        var more = new ArrayList<>(list);
        if (!more.isEmpty() && more.getLast().length < PIECE) {
            var last = more.removeLast();
            var both = Arrays.copyOf(last, last.length + data.length);
            System.arraycopy(data, 0, both, last.length, data.length);
            more.add(both);
        } else {
            more.add(data);
        }
        return new Pieces(List.copyOf(more), size + data.length);
    }

    /** The first so many bytes. */
    byte[] first(long count) {
        var out = new ByteArrayOutputStream((int) count);
        for (var piece : list) {
            out.write(piece, 0, (int) Math.min(piece.length, count - out.size()));
        }
        return out.toByteArray();
    }

    byte[] all() {
        return first(size);
    }

    /** What is behind the first so many bytes. */
    Pieces without(long count) {
        var whole = 0;
        var left = count;
        while (whole < list.size() && left >= list.get(whole).length) {
            left -= list.get(whole++).length;
        }
        var rest = new ArrayList<>(list.subList(whole, list.size()));
        if (left > 0) {
            var piece = rest.getFirst();
            rest.set(0, Arrays.copyOfRange(piece, (int) left, piece.length));
        }
        return new Pieces(List.copyOf(rest), size - count);
    }

    /** How many bytes the first so many lines have, with their newlines; all when there are not so many. */
    long lines(long count) {
        var lines = 0L;
        var before = 0L;
        for (var piece : list) {
            for (var i = 0; i < piece.length; i++) {
                if (lines == count) {
                    return before + i;
                }
                lines += piece[i] == '\n' ? 1 : 0;
            }
            before += piece.length;
        }
        return size;
    }

    /** Whether that is more bytes than a tool gets. */
    static boolean isTooMuch(long bytes) {
        return bytes > AT_MOST;
    }

    /** Why a tool with {@link #isTooMuch too much} gives up. */
    static void complain(String tool, Process self) {
        self.complain(tool + ": the sandbox gives a tool at most 8 MiB of input");
    }
}
