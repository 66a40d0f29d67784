package dev.sandglass.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes in pieces, most of which are kept elsewhere too: a list of objects is long, and is copied only once, to where it goes.
 */
public final class Pieces {

    private final ArrayList<byte[]> pieces = new ArrayList<>();
    private int length;

    /** One piece. */
    public static Pieces of(byte[] bytes) {
        return new Pieces().put(bytes);
    }

    /** Makes room for so many more, for who knows how many come. */
    void expect(int more) {
        pieces.ensureCapacity(pieces.size() + more);
    }

    Pieces put(byte[] piece) {
        pieces.add(piece);
        length += piece.length;
        return this;
    }

    Pieces put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes they are together. */
    public int length() {
        return length;
    }

    /** In their order; not to be changed. */
    public List<byte[]> all() {
        return pieces;
    }

    /** Put together. */
    public byte[] bytes() {
        var bytes = new byte[length];
        var top = 0;
        for (var piece : pieces) {
            System.arraycopy(piece, 0, bytes, top, piece.length);
            top += piece.length;
        }
        return bytes;
    }
}
