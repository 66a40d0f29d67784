package dev.sandglass.sim.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A reply of HTTP as a value; header names are compared without regard to case.
 *
 * @param protocol {@code HTTP/1.1}, {@code HTTP/2}, {@code HTTP/1.0}
 * @param headers in the order in which the server sends them
 */
public record HttpReply(String protocol, int status, List<Header> headers, byte[] body) {

    public static final String HTTP_1_0 = "HTTP/1.0";
    public static final String HTTP_1_1 = "HTTP/1.1";
    public static final String HTTP_2 = "HTTP/2";

    public HttpReply {
        headers = List.copyOf(headers);
    }

    /** A reply of HTTP/1.1, its headers sorted by name. */
    public HttpReply(int status, Map<String, String> headers, byte[] body) {
        this(HTTP_1_1, status, lines(headers), body);
    }

    private static List<Header> lines(Map<String, String> headers) {
        var lines = new ArrayList<Header>();
        HttpRequest.sorted(headers).forEach((name, value) -> lines.add(new Header(name, value)));
        return lines;
    }

    public static HttpReply ok(String text) {
        return text(200, text);
    }

    /** A plain text with this status. */
    public static HttpReply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    public static HttpReply of(int status, String contentType, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new HttpReply(
                status,
                Map.of(
                        "Content-Type",
                        contentType,
                        "Content-Length",
                        Integer.toString(bytes.length)),
                bytes);
    }

    /** With this header, instead of another of its name. */
    public HttpReply with(String header, String value) {
        var more = new ArrayList<Header>();
        headers.stream().filter(it -> !it.name().equalsIgnoreCase(header)).forEach(more::add);
        more.add(new Header(header, value));
        return new HttpReply(protocol, status, more, body);
    }

    /** With another body; the headers stay as they are. */
    public HttpReply withBody(byte[] other) {
        return new HttpReply(protocol, status, headers, other);
    }

    /** The header's value, or the empty string. */
    public String header(String name) {
        for (var header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return "";
    }

    /** The status in words, as the status line has it: {@code Not Found}. */
    public String reason() {
        return switch (status) {
            case 101 -> "Switching Protocols";
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 303 -> "See Other";
            case 304 -> "Not Modified";
            case 307 -> "Temporary Redirect";
            case 308 -> "Permanent Redirect";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 413 -> "Request Entity Too Large";
            case 415 -> "Unsupported Media Type";
            case 418 -> "I'm a teapot";
            case 422 -> "Unprocessable Entity";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "";
        };
    }
}
