package dev.sandglass.document;

import java.util.Arrays;

/** Breaks compact JSON into lines as Go's {@code json.Indent} does, whatever its keys and their order. */
final class JsonIndent {

    private final byte[] compact;
    private final int spaces;
    private byte[] out;
    private int top;
    private int depth;

    JsonIndent(byte[] compact, int spaces) {
        this.compact = compact;
        this.spaces = spaces;
        this.out = new byte[compact.length * 2 + 16];
    }

    byte[] bytes() {
        for (var at = 0; at < compact.length; at++) {
            var next = compact[at];
            switch (next) {
                case '"' -> at = string(at);
                case '{', '[' -> {
                    put(next);
                    if (at + 1 < compact.length && closes(next, compact[at + 1])) {
                        put(compact[++at]);
                    } else {
                        depth++;
                        line();
                    }
                }
                case '}', ']' -> {
                    depth--;
                    line();
                    put(next);
                }
                case ',' -> {
                    put(next);
                    line();
                }
                case ':' -> {
                    put(next);
                    put((byte) ' ');
                }
                case '\n', ' ' -> {} // it may have lines already
                default -> put(next);
            }
        }
        return Arrays.copyOf(out, top);
    }

    private static boolean closes(byte open, byte next) {
        return open == '{' ? next == '}' : next == ']';
    }

    /** Copies a string; the place of its closing quote. */
    private int string(int from) {
        var end = from + 1;
        while (compact[end] != '"') {
            end += compact[end] == '\\' ? 2 : 1;
        }
        var length = end + 1 - from;
        ensure(length);
        System.arraycopy(compact, from, out, top, length);
        top += length;
        return end;
    }

    private void line() {
        var blanks = depth * spaces;
        ensure(blanks + 1);
        out[top++] = '\n';
        Arrays.fill(out, top, top + blanks, (byte) ' ');
        top += blanks;
    }

    private void put(byte one) {
        ensure(1);
        out[top++] = one;
    }

    private void ensure(int more) {
        if (top + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, top + more));
        }
    }
}
