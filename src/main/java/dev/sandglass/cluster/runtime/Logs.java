package dev.sandglass.cluster.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;

/** Reads logs as {@code PodLogOptions} ask for them. */
public final class Logs {

    /**
     * What a reader wants. {@code tail} and {@code limit} are -1 for all; {@code since} is a moment
     * or 0.
     */
    public record Wish(long tail, long since, boolean timestamps, long limit) {}

    /** Bytes, and the offset to go on from. */
    public record Piece(byte[] bytes, long next) {}

    private static final int LAST_WORDS_BYTES = 2048;
    private static final int LAST_WORDS_LINES = 80;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private Logs() {}

    /** The lines from an offset on, as the wish says; its {@code tail} is not looked at. */
    static Piece read(LogBook book, long from, Wish wish) {
        var out = new ByteArrayOutputStream();
        var at = Math.max(from, book.begin());
        while (at < book.end() && (wish.limit() < 0 || out.size() < wish.limit())) {
            var line = book.at(at);
            at = line.next();
            if (line.moment() >= wish.since()) {
                if (wish.timestamps()) {
                    out.writeBytes((stamp(line.moment()) + " ").getBytes(StandardCharsets.UTF_8));
                }
                out.writeBytes(line.text());
                if (line.isWhole()) {
                    out.write('\n');
                }
            }
        }
        var all = out.toByteArray();
        var isTooMuch = wish.limit() >= 0 && all.length > wish.limit();
        return new Piece(isTooMuch ? Arrays.copyOf(all, (int) wish.limit()) : all, at);
    }

    /** Where the last so many lines begin. */
    static long beginOfTail(LogBook book, long lines) {
        if (lines < 0) {
            return book.begin();
        }
        var starts = new ArrayDeque<Long>();
        for (var at = book.begin(); at < book.end(); ) {
            if (lines > 0) {
                starts.addLast(at);
                if (starts.size() > lines) {
                    starts.removeFirst();
                }
            }
            at = book.at(at).next();
        }
        return starts.isEmpty() ? book.end() : starts.getFirst();
    }

    /** The end of a log, as the kubelet takes it for a termination message. */
    static String lastWords(LogBook book) {
        var wish = new Wish(LAST_WORDS_LINES, 0, false, -1);
        var bytes = read(book, beginOfTail(book, LAST_WORDS_LINES), wish).bytes();
        var from = Math.max(0, bytes.length - LAST_WORDS_BYTES);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    /** RFC 3339 with nanoseconds, without zeros at the end: how Go prints the moment of a line. */
    static String stamp(long epochNanos) {
        var nanos = epochNanos % 1_000_000_000L;
        var text = STAMP.format(Instant.ofEpochSecond(epochNanos / 1_000_000_000L));
        if (nanos == 0) {
            return text + "Z";
        }
        var digits = String.format("%09d", nanos);
        var end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return text + "." + digits.substring(0, end) + "Z";
    }
}
