package dev.sandglass.desk;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Frozen bytes as they are kept: a byte that says how, then the state, deflated; or a {@link Fork} as it is. */
final class Packing {

    private static final byte VERSION = 8;
    private static final byte FORK = 6;

    /** Of 20,000 bytes 400 more than at level 5, in two thirds of the time. */
    private static final int LEVEL = 3;

    private Packing() {}

    /** Packs the sections of a state, each with codes of its own. */
    static byte[] pack(List<byte[]> sections) {
        var deflater = new Deflater(LEVEL);
        try {
            var out = new ByteArrayOutputStream(32_768);
            out.write(VERSION);
            for (var section : sections) {
                deflater.setInput(section);
                if (section == sections.getLast()) {
                    deflater.finish();
                }
                deflate(deflater, out);
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void deflate(Deflater deflater, ByteArrayOutputStream out) {
        var buffer = new byte[8_192];
        var length = buffer.length;
        while (length == buffer.length) {
            length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
            out.write(buffer, 0, length);
        }
    }

    /** What is short and hardly gets shorter. */
    static byte[] mark(byte[] fork) {
        var marked = new byte[fork.length + 1];
        marked[0] = FORK;
        System.arraycopy(fork, 0, marked, 1, fork.length);
        return marked;
    }

    static boolean isMarked(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == FORK;
    }

    static byte[] unmark(byte[] marked) {
        return Arrays.copyOfRange(marked, 1, marked.length);
    }

    static byte[] unpack(byte[] packed) {
        if (packed.length == 0 || packed[0] != VERSION) {
            throw new IllegalArgumentException("not a frozen sandbox of a known version");
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(packed, 1, packed.length - 1);
            var out = new ByteArrayOutputStream(packed.length * 4);
            var buffer = new byte[8_192];
            while (!inflater.finished()) {
                var read = inflater.inflate(buffer);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IllegalArgumentException("a frozen sandbox that is cut off");
                }
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a frozen sandbox that is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
