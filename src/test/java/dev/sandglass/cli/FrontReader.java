package dev.sandglass.cli;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Request;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests from a connection, one after another. */
final class FrontReader {

    private final BufferedInputStream in;
    private final Credential certificate;

    FrontReader(InputStream in, Credential certificate) {
        this.in = new BufferedInputStream(in);
        this.certificate = certificate;
    }

    /** A request; with the key of a WebSocket that it is to become, or an empty one. */
    record Got(Request request, String key) {
        boolean isWebSocket() {
            return !key.isEmpty();
        }
    }

    /** The next one; null when the client has hung up. */
    @Nullable Got next() throws IOException {
        var first = line();
        if (first.isEmpty()) {
            return null;
        }
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        var words = first.split(" ");
        var mark = words[1].indexOf('?');
        var bytes = body(headers);
        var body =
                bytes.length == 0
                        ? Request.Body.NONE
                        : new Request.Body.Raw(bytes, one(headers, "Content-Type", Request.JSON));
        var request =
                new Request(
                        Request.Method.valueOf(words[0]),
                        decoded(mark < 0 ? words[1] : words[1].substring(0, mark)),
                        mark < 0 ? Map.of() : query(words[1].substring(mark + 1)),
                        body,
                        one(headers, "Accept", ""),
                        one(headers, "User-Agent", ""),
                        credential(headers));
        var isSocket = one(headers, "Upgrade", "").equalsIgnoreCase("websocket");
        return new Got(request, isSocket ? one(headers, "Sec-WebSocket-Key", "") : "");
    }

    private static String one(Map<String, List<String>> headers, String name, String fallback) {
        return headers.getOrDefault(name, List.of(fallback)).getFirst();
    }

    private Credential credential(TreeMap<String, List<String>> headers) {
        var bearer = one(headers, "Authorization", "");
        var own =
                bearer.startsWith("Bearer ")
                        ? new Credential.Token(bearer.substring("Bearer ".length()))
                        : certificate;
        var user = one(headers, "Impersonate-User", "");
        if (user.isEmpty()) {
            return own;
        }
        var groups = headers.getOrDefault("Impersonate-Group", List.of());
        var extra = new TreeMap<String, List<String>>();
        var prefix = "impersonate-extra-";
        headers.forEach(
                (name, values) -> {
                    if (name.toLowerCase().startsWith(prefix)) {
                        extra.put(decoded(name.substring(prefix.length()).toLowerCase()), values);
                    }
                });
        return new Credential.Impersonating(
                own, user, one(headers, "Impersonate-Uid", ""), groups, extra);
    }

    private static Map<String, List<String>> query(String text) {
        var query = new TreeMap<String, List<String>>();
        for (var pair : text.split("&")) {
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (!one(headers, "Transfer-Encoding", "").equals("chunked")) {
            return exactly(Integer.parseInt(one(headers, "Content-Length", "0")));
        }
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16);
                size > 0;
                size = Integer.parseInt(line(), 16)) {
            body.writeBytes(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int count) throws IOException {
        var data = in.readNBytes(count);
        if (data.length < count) {
            throw new EOFException();
        }
        return data;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
