package dev.sandglass.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to text for YAML, which refuses what is not UTF-8. */
final class Utf8 {

    private Utf8() {}

    static String strictly(byte[] bytes) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        try {
            return decoder.decode(in).toString();
        } catch (CharacterCodingException _) {
            throw new Malformed("yaml: " + fault(bytes, in.position()), in.position());
        }
    }

    private static String fault(byte[] bytes, int at) {
        var lead = bytes[at] & 0xff;
        var length = lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 0;
        if (length == 0) {
            return "invalid leading UTF-8 octet";
        }
        if (at + length > bytes.length) {
            return "incomplete UTF-8 octet sequence";
        }
        for (var i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return "invalid trailing UTF-8 octet";
            }
        }
        return lead == 0xed || lead == 0xf4
                ? "invalid Unicode character"
                : "invalid length of a UTF-8 sequence";
    }
}
