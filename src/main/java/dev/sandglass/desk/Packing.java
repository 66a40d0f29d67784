package dev.sandglass.desk;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Frozen bytes as they are kept: a byte that says how, then the state, deflated. */
final class Packing {

    private static final byte VERSION = 3;

    /** Nearly as small as can be, in half the time. */
    private static final int LEVEL = 5;

    private Packing() {}

    static byte[] pack(byte[] state) {
        var deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(state);
            deflater.finish();
            var out = new ByteArrayOutputStream(state.length / 2 + 16);
            out.write(VERSION);
            var buffer = new byte[8_192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
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
