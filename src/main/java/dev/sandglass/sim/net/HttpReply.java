package dev.sandglass.sim.net;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A reply of HTTP/1.1 as a value; header names are compared without regard to case. */
public record HttpReply(int status, Map<String, String> headers, byte[] body) {

    public HttpReply {
        headers = HttpRequest.sorted(headers);
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

    /** With one more header. */
    public HttpReply with(String header, String value) {
        var more = HttpRequest.sorted(headers);
        more.put(header, value);
        return new HttpReply(status, more, body);
    }

    /** The header's value, or the empty string. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The status in words, as the status line has it: {@code Not Found}. */
    public String reason() {
        return switch (status) {
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
            case 409 -> "Conflict";
            case 413 -> "Request Entity Too Large";
            case 418 -> "I'm a teapot";
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
