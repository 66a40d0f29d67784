package dev.sandglass.sim.net;

import java.util.Map;
import java.util.TreeMap;

/**
 * A request of HTTP/1.1 as a value.
 *
 * @param path with its query: {@code /search?q=1}
 * @param headers by name; names are compared without regard to case
 */
public record HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {

    public HttpRequest {
        headers = sorted(headers);
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
        return new HttpRequest(method, path, more, body);
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
