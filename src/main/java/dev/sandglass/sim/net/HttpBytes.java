package dev.sandglass.sim.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 as the bytes of a connection, for what carries bytes and knows of no messages: a forwarded port.
 *
 * <p>Left out: trailers, and the {@code 100 Continue} that a client may wait for before it sends a body.
 */
public final class HttpBytes {

    private static final byte[] NOTHING = new byte[0];
    private static final String LENGTH = "Content-Length";
    private static final String CODING = "Transfer-Encoding";

    private HttpBytes() {}

    /** A message at the beginning of some bytes, and how many of them it is. */
    public record Parsed<T>(T message, int length) {}

    /** The bytes are no HTTP. */
    public static final class NoHttp extends Exception {
        NoHttp(String line) {
            super(line);
        }
    }

    // ---- writing ----

    public static byte[] of(HttpRequest request) {
        var head = new StringBuilder(request.method() + " " + request.path() + " HTTP/1.1\r\n");
        request.headers()
                .forEach(
                        (name, values) ->
                                values.lines().forEach(value -> header(head, name, value)));
        var hasLength = !(request.header(LENGTH) + request.header(CODING)).isEmpty();
        if (request.body().length > 0 && !hasLength) {
            header(head, LENGTH, Integer.toString(request.body().length));
        }
        return whole(head, request.header(CODING), request.body());
    }

    /** The reply; one that does not tell its length is to be followed by the connection's end. */
    public static byte[] of(HttpReply reply) {
        var head =
                new StringBuilder(
                        reply.protocol() + " " + reply.status() + " " + reply.reason() + "\r\n");
        reply.headers().forEach(it -> header(head, it.name(), it.value()));
        return whole(head, reply.header(CODING), reply.body());
    }

    /** Whether the connection has to end after this reply for a reader to know its end. */
    public static boolean endsConnection(HttpReply reply) {
        var tellsLength = !reply.header(LENGTH).isEmpty() || isChunked(reply.header(CODING));
        return !tellsLength
                || reply.protocol().equals(HttpReply.HTTP_1_0)
                || reply.header("Connection").equalsIgnoreCase("close");
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static byte[] whole(StringBuilder head, String coding, byte[] body) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!isChunked(coding)) {
            out.writeBytes(body);
            return out.toByteArray();
        }
        if (body.length > 0) {
            out.writeBytes(ascii(Integer.toHexString(body.length) + "\r\n"));
            out.writeBytes(body);
            out.writeBytes(ascii("\r\n"));
        }
        out.writeBytes(ascii("0\r\n\r\n"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isChunked(String coding) {
        return coding.toLowerCase(Locale.ROOT).endsWith("chunked");
    }

    // ---- reading ----

    /** The request at the beginning of the bytes; null while it is not there whole. */
    public static @Nullable Parsed<HttpRequest> request(byte[] bytes) throws NoHttp {
        var head = Head.of(bytes);
        if (head == null) {
            return null;
        }
        var words = head.first().split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new NoHttp(head.first());
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        head.headers().forEach(it -> headers.merge(it.name(), it.value(), (a, b) -> a + "\n" + b));
        var body = head.body(bytes);
        return body == null
                ? null
                : new Parsed<>(
                        new HttpRequest(words[0], words[1], Map.copyOf(headers), body.bytes()),
                        body.end());
    }

    /**
     * The reply at the beginning of the bytes; null while it is not there whole.
     *
     * @param isOfHead whether it answers a HEAD request, and has no body whatever it says
     * @param atEnd whether nothing will follow the bytes
     */
    public static @Nullable Parsed<HttpReply> reply(byte[] bytes, boolean isOfHead, boolean atEnd)
            throws NoHttp {
        var head = Head.of(bytes);
        if (head == null) {
            return null;
        }
        var words = head.first().split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[0-9]{3}")) {
            throw new NoHttp(head.first());
        }
        var status = Integer.parseInt(words[1]);
        var isBare = isOfHead || status < 200 || status == 204 || status == 304;
        var untilEnd = !isBare && head.value(LENGTH).isEmpty() && !isChunked(head.value(CODING));
        if (untilEnd && !atEnd) {
            return null;
        }
        var body =
                isBare
                        ? new Body(NOTHING, head.end())
                        : untilEnd
                                ? new Body(tail(bytes, head.end()), bytes.length)
                                : head.body(bytes);
        return body == null
                ? null
                : new Parsed<>(
                        new HttpReply(words[0], status, head.headers(), body.bytes()), body.end());
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private record Body(byte[] bytes, int end) {}

    private record Line(String text, int end) {}

    private static @Nullable Line line(byte[] bytes, int from) {
        for (var i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                var text = new String(bytes, from, i - from, StandardCharsets.ISO_8859_1);
                return new Line(text.stripTrailing(), i + 1);
            }
        }
        return null;
    }

    /** What stands before a body. */
    private record Head(String first, List<Header> headers, int end) {

        static @Nullable Head of(byte[] bytes) throws NoHttp {
            var first = line(bytes, 0);
            if (first == null) {
                return null;
            }
            if (!first.text().contains("HTTP/")) {
                throw new NoHttp(first.text());
            }
            var headers = new ArrayList<Header>();
            var next = line(bytes, first.end());
            for (; next != null && !next.text().isEmpty(); next = line(bytes, next.end())) {
                var colon = next.text().indexOf(':');
                if (colon <= 0) {
                    throw new NoHttp(next.text());
                }
                headers.add(
                        new Header(
                                next.text().substring(0, colon),
                                next.text().substring(colon + 1).strip()));
            }
            return next == null ? null : new Head(first.text(), headers, next.end());
        }

        String value(String name) {
            return headers.stream()
                    .filter(it -> it.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst()
                    .orElse("");
        }

        @Nullable Body body(byte[] bytes) throws NoHttp {
            if (isChunked(value(CODING))) {
                return chunked(bytes);
            }
            var length = value(LENGTH);
            if (!length.matches("[0-9]{0,9}")) {
                throw new NoHttp(LENGTH + ": " + length);
            }
            var last = end + (length.isEmpty() ? 0 : Integer.parseInt(length));
            return bytes.length < last
                    ? null
                    : new Body(Arrays.copyOfRange(bytes, end, last), last);
        }

        private @Nullable Body chunked(byte[] bytes) throws NoHttp {
            var body = new ByteArrayOutputStream();
            for (var at = line(bytes, end); at != null; at = line(bytes, at.end())) {
                var size = at.text().split(";")[0].strip();
                if (!size.matches("[0-9a-fA-F]{1,7}")) {
                    throw new NoHttp(at.text());
                }
                var count = Integer.parseInt(size, 16);
                if (bytes.length < at.end() + count) {
                    return null;
                }
                body.write(bytes, at.end(), count);
                var after = line(bytes, at.end() + count);
                if (count == 0 || after == null) {
                    return after == null ? null : new Body(body.toByteArray(), after.end());
                }
                at = after;
            }
            return null;
        }
    }
}
