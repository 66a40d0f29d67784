package dev.sandglass.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Files packed into one stream, as POSIX's ustar: 512 bytes about each, then its bytes, filled up to a multiple of 512.
 *
 * <p>Left out: compression, names over 255 bytes, devices, owners.
 */
public final class TarArchive {

    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private TarArchive() {}

    /**
     * One thing in an archive.
     *
     * @param name a path; a folder's ends with a slash
     * @param link where a symbolic link leads; empty for all else
     * @param modified in epoch seconds
     */
    public record Entry(String name, byte[] bytes, int mode, long modified, String link) {

        public boolean isFolder() {
            return name.endsWith("/");
        }
    }

    /** The entries as bytes. */
    public static byte[] write(List<Entry> entries) {
        var out = new ByteArrayOutputStream();
        for (var entry : entries) {
            out.writeBytes(header(entry));
            out.writeBytes(entry.bytes());
            out.writeBytes(new byte[fill(entry.bytes().length)]);
        }
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    private static int fill(int length) {
        return (BLOCK - length % BLOCK) % BLOCK;
    }

    private static byte[] header(Entry entry) {
        var header = new byte[BLOCK];
        var name = entry.name();
        if (name.getBytes(StandardCharsets.UTF_8).length > NAME) {
            var slash = name.indexOf('/', Math.max(0, name.length() - NAME - 1));
            put(header, 345, 155, name.substring(0, Math.max(0, slash)));
            name = name.substring(slash + 1);
        }
        put(header, 0, NAME, name);
        put(header, 100, 8, octal(entry.mode(), 7));
        put(header, 108, 8, octal(0, 7));
        put(header, 116, 8, octal(0, 7));
        put(header, 124, 12, octal(entry.bytes().length, 11));
        put(header, 136, 12, octal(entry.modified(), 11));
        put(header, 148, 8, "        ");
        header[156] = (byte) (entry.isFolder() ? '5' : entry.link().isEmpty() ? '0' : '2');
        put(header, 157, NAME, entry.link());
        put(header, 257, 8, "ustar\00000");
        put(header, 265, 32, "root");
        put(header, 297, 32, "root");
        var sum = 0;
        for (var b : header) {
            sum += b & 0xff;
        }
        put(header, 148, 8, octal(sum, 6) + "\0 ");
        return header;
    }

    private static String octal(long number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", number);
    }

    private static void put(byte[] header, int at, int most, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, Math.min(most, bytes.length));
    }

    /** The entries in the bytes; nothing after the first that is cut off. */
    public static List<Entry> read(byte[] archive) {
        var entries = new ArrayList<Entry>();
        for (var at = 0; at + BLOCK <= archive.length && archive[at] != 0; ) {
            var size = (int) number(archive, at + 124, 12);
            var from = at + BLOCK;
            if (from + size > archive.length) {
                break;
            }
            var prefix = text(archive, at + 345, 155);
            var name = (prefix.isEmpty() ? "" : prefix + "/") + text(archive, at, NAME);
            var isLink = archive[at + 156] == '2';
            entries.add(
                    new Entry(
                            archive[at + 156] == '5' && !name.endsWith("/") ? name + "/" : name,
                            Arrays.copyOfRange(archive, from, from + size),
                            (int) number(archive, at + 100, 8),
                            number(archive, at + 136, 12),
                            isLink ? text(archive, at + 157, NAME) : ""));
            at = from + size + fill(size);
        }
        return entries;
    }

    private static String text(byte[] archive, int at, int most) {
        var end = at;
        while (end < at + most && archive[end] != 0) {
            end++;
        }
        return new String(archive, at, end - at, StandardCharsets.UTF_8);
    }

    private static long number(byte[] archive, int at, int most) {
        var text = text(archive, at, most).strip();
        return text.matches("[0-7]+") ? Long.parseLong(text, 8) : 0;
    }
}
