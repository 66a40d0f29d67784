package dev.sandglass.shell.tools.openssl;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An ASN.1 value read from DER.
 *
 * @param whole its bytes, tag and length included
 * @param content what is in it
 */
record DerValue(int tag, byte[] whole, byte[] content) {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

    static DerValue read(byte[] bytes) throws Refused {
        var all = list(bytes);
        if (all.size() != 1) {
            throw new Refused("unable to load: not DER");
        }
        return all.getFirst();
    }

    /** The values in a sequence, a set or an explicit tag. */
    List<DerValue> items() throws Refused {
        return list(content);
    }

    DerValue item(int index) throws Refused {
        var all = items();
        if (index >= all.size()) {
            throw new Refused("unable to load: too short");
        }
        return all.get(index);
    }

    private static List<DerValue> list(byte[] bytes) throws Refused {
        var found = new ArrayList<DerValue>();
        var at = 0;
        while (at < bytes.length) {
            var start = at;
            var tag = bytes[at++] & 0xFF;
            var length = at < bytes.length ? bytes[at++] & 0xFF : 0;
            if (length >= 128) {
                var count = length & 0x7F;
                length = 0;
                for (var i = 0; i < count && i < 4 && at < bytes.length; i++) {
                    length = length << 8 | bytes[at++] & 0xFF;
                }
            }
            if (length < 0 || length > bytes.length - at) {
                throw new Refused("unable to load: too long");
            }
            found.add(
                    new DerValue(
                            tag,
                            Arrays.copyOfRange(bytes, start, at + length),
                            Arrays.copyOfRange(bytes, at, at + length)));
            at += length;
        }
        return found;
    }

    BigInteger number() {
        return new BigInteger(content.length == 0 ? new byte[1] : content);
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The bytes of a bit string, without the count of unused bits. */
    byte[] bits() {
        return Arrays.copyOfRange(content, Math.min(1, content.length), content.length);
    }

    String object() {
        var out = new StringBuilder();
        var first = content.length > 0 ? content[0] & 0xFF : 0;
        out.append(first / 40).append('.').append(first % 40);
        var value = 0L;
        for (var i = 1; i < content.length; i++) {
            value = value << 7 | content[i] & 0x7F;
            if (content[i] >= 0) {
                out.append('.').append(value);
                value = 0;
            }
        }
        return out.toString();
    }

    Instant time() throws Refused {
        var text = text();
        var century = tag == Der.TIME ? text.compareTo("50") < 0 ? "20" : "19" : "";
        try {
            return LocalDateTime.parse(century + text, LONG).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException _) {
            throw new Refused("unable to load: not a time");
        }
    }
}
