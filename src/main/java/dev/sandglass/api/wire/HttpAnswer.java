package dev.sandglass.api.wire;

import dev.sandglass.api.Pieces;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as HTTP.
 *
 * @param headers sorted by name, without Content-Length and Date, which depend on how it is sent
 * @param pieces the body; for HEAD too, though it is not sent then
 */
public record HttpAnswer(
        int code, List<Header> headers, Pieces pieces, Length length, String date) {

    /** As much as Go's HTTP/1.1 server holds back to learn the length. */
    public static final int HELD_BY_HTTP_1 = 2_048;

    /** As much as Go's HTTP/2 server holds back. */
    public static final int HELD_BY_HTTP_2 = 4_096;

    /** Whether the answer says how long it is. */
    public enum Length {
        /** The server knew it before it began. */
        KNOWN,
        /** Only when all of it fits into what the server holds back. */
        HELD_BACK,
        /** Never: it is sent as it comes. */
        OPEN
    }

    /** The body, put together. */
    public byte[] body() {
        return pieces.bytes();
    }

    /** Whether Content-Length is sent by a server that holds back so many bytes. */
    public boolean tellsLength(int heldBack) {
        return switch (length) {
            case KNOWN -> true;
            case HELD_BACK -> pieces.length() <= heldBack && code != 304;
            case OPEN -> false;
        };
    }

    /** All headers in the order in which Go's HTTP/1.1 server sends them. */
    public List<Header> ofHttp1() {
        var all = new ArrayList<>(headers);
        addDate(all);
        addLength(all, HELD_BY_HTTP_1);
        return all;
    }

    /** All headers in the order in which Go's HTTP/2 server sends them. */
    public List<Header> ofHttp2() {
        var all = new ArrayList<>(headers);
        addLength(all, HELD_BY_HTTP_2);
        addDate(all);
        return all;
    }

    private void addDate(List<Header> all) {
        all.add(new Header("Date", date));
    }

    private void addLength(List<Header> all, int heldBack) {
        if (tellsLength(heldBack)) {
            all.add(new Header("Content-Length", Integer.toString(pieces.length())));
        }
    }
}
