package dev.sandglass.shell;

import java.util.Arrays;

/** What a screen was sent, the newest of it; every byte has an absolute offset. */
final class Scrollback {

    private final int kept;
    private byte[] bytes = new byte[0];
    private int length;
    private long start;

    /** An empty one that keeps so many bytes at least. */
    Scrollback(int kept) {
        this.kept = kept;
    }

    void put(byte b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length + Math.max(256, length / 8));
        }
        bytes[length++] = b;
    }

    /** Whether the newest line is not empty. */
    boolean isInLine() {
        return length > 0 && bytes[length - 1] != '\n' && !FullScreen.isLeft(bytes, length);
    }

    /** Forgets the oldest when there is twice as much as is kept. */
    void trim() {
        if (length > 2 * kept) {
            bytes = newest();
            start += length - bytes.length;
            length = bytes.length;
        }
    }

    /** As much as is kept. */
    byte[] newest() {
        return Arrays.copyOfRange(bytes, length - Math.min(length, kept), length);
    }

    /** Everything from this absolute offset on. */
    byte[] from(long offset) {
        var at = (int) Math.max(0, Math.min(offset - start, length));
        return Arrays.copyOfRange(bytes, at, length);
    }

    /** The absolute offset of the oldest byte. */
    long start() {
        return start;
    }

    /** The absolute offset behind the newest byte. */
    long end() {
        return start + length;
    }

    void thaw(byte[] newest, long offset) {
        bytes = newest;
        length = newest.length;
        start = offset;
    }
}
