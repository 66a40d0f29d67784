package dev.sandglass.shell.tools.openssl;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Writes ASN.1 values as DER: what keys, requests and certificates are made of. */
final class Der {

    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BITS = 0x03;
    static final int OCTETS = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT = 0x06;
    static final int UTF8 = 0x0C;
    static final int PRINTABLE = 0x13;
    static final int TIME = 0x17;
    static final int LONG_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    /** A value of this tag: these parts one after the other. */
    static byte[] of(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        var length = content.size();
        if (length < 128) {
            out.write(length);
        } else {
            var bytes = length < 256 ? 1 : length < 65_536 ? 2 : 3;
            out.write(0x80 | bytes);
            for (var i = bytes - 1; i >= 0; i--) {
                out.write(length >> 8 * i);
            }
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    static byte[] number(BigInteger value) {
        return of(INTEGER, value.toByteArray());
    }

    static byte[] number(long value) {
        return number(BigInteger.valueOf(value));
    }

    static byte[] truth() {
        return of(BOOLEAN, new byte[] {(byte) 0xFF});
    }

    static byte[] nothing() {
        return of(NULL);
    }

    static byte[] bits(byte[] bytes) {
        return of(BITS, new byte[] {0}, bytes);
    }

    static byte[] text(int tag, String text) {
        return of(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant moment) {
        var isLong = moment.atOffset(ZoneOffset.UTC).getYear() >= 2050;
        return isLong ? text(LONG_TIME, LONG.format(moment)) : text(TIME, SHORT.format(moment));
    }

    /** An object's name, written {@code 1.2.840.113549}. */
    static byte[] object(String dotted) {
        var parts = Arrays.stream(dotted.split("\\.")).mapToLong(Long::parseLong).toArray();
        var out = new ByteArrayOutputStream();
        out.write((int) (parts[0] * 40 + parts[1]));
        for (var i = 2; i < parts.length; i++) {
            for (var shift = 28; shift >= 0; shift -= 7) {
                var isNeeded = shift == 0 || parts[i] >> shift != 0;
                if (isNeeded) {
                    out.write((int) (parts[i] >> shift & 0x7F | (shift > 0 ? 0x80 : 0)));
                }
            }
        }
        return of(OBJECT, out.toByteArray());
    }
}
