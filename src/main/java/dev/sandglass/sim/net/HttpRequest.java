package dev.sandglass.sim.net;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request of HTTP/1.1 as a value.
 *
 * @param path with its query: {@code /search?q=1}
 * @param headers by name, compared without regard to case; one that was sent several times has a value with several
 *     lines
 * @param tls how the connection is secured; null for plain HTTP
 */
public record HttpRequest(
        String method, String path, Map<String, String> headers, byte[] body, @Nullable Tls tls) {

    public HttpRequest {
        headers = sorted(headers);
    }

    /** A request of plain HTTP. */
    public HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {
        this(method, path, headers, body, null);
    }

    static Map<String, String> sorted(Map<String, String> headers) {
        var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        return sorted;
    }

    /** A GET of this path from the host that the URL named. */
    public static HttpRequest get(String host, String path) {
        return new HttpRequest("GET", path, Map.of("Host", host), new byte[0]);
    }

    /** With one more header. */
    public HttpRequest with(String header, String value) {
        var more = sorted(headers);
        more.put(header, value);
        return new HttpRequest(method, path, more, body, tls);
    }

    /** The header's value, or the empty string. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The path without its query. */
    public String pathOnly() {
        var mark = path.indexOf('?');
        return mark < 0 ? path : path.substring(0, mark);
    }
}
