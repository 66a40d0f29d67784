package dev.sandglass.sim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, and the ways in which numbers and texts become bytes. */
final class Bytes {

    private byte[] bytes;
    private int size;

    Bytes(int expected) {
        bytes = new byte[expected];
    }

    void write(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    void write(byte[] all) {
        write(all, all.length);
    }

    void write(Bytes others) {
        write(others.bytes, others.size);
    }

    void write(byte[] from, int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
    }

    /** A whole number that is not negative, in as few bytes as it needs. */
    void count(long value) {
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        write((int) rest);
    }

    /** Any whole number, small negative ones in few bytes too. */
    void number(long value) {
        count((value << 1) ^ (value >> 63));
    }

    void fixed(long value) {
        for (var shift = 56; shift >= 0; shift -= 8) {
            write((int) (value >>> shift));
        }
    }

    void text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        write(utf8);
    }

    int size() {
        return size;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }
}
