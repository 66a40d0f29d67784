package dev.sandglass.kubectl;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Body;
import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Json;
import dev.sandglass.document.Yaml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests and answers on the log: from {@code -v=6} addresses and codes, from 7 headers, from 8 bodies.
 *
 * <p>Left out: headers that only a network would add (dates, audit ids, flow control), timings inside a request,
 * protobuf as hexadecimal numbers.
 */
final class Wire {

    private static final int SHOWN_AT_MOST = 1_024;
    private static final int SHOWN_AT_MOST_9 = 10_240;
    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(101, "Switching Protocols"),
                    Map.entry(200, "OK"),
                    Map.entry(201, "Created"),
                    Map.entry(202, "Accepted"),
                    Map.entry(400, "Bad Request"),
                    Map.entry(401, "Unauthorized"),
                    Map.entry(403, "Forbidden"),
                    Map.entry(404, "Not Found"),
                    Map.entry(405, "Method Not Allowed"),
                    Map.entry(406, "Not Acceptable"),
                    Map.entry(409, "Conflict"),
                    Map.entry(410, "Gone"),
                    Map.entry(415, "Unsupported Media Type"),
                    Map.entry(422, "Unprocessable Entity"),
                    Map.entry(429, "Too Many Requests"),
                    Map.entry(500, "Internal Server Error"),
                    Map.entry(503, "Service Unavailable"),
                    Map.entry(504, "Gateway Timeout"));

    private final Log log;
    private final Settings settings;

    Wire(Log log, Settings settings) {
        this.log = log;
        this.settings = settings;
    }

    /** A request on its way. */
    record Sent(Request request, String source) {}

    Sent asking(Request request, String source) {
        if (log.shows(8)) {
            body("Request Body", source, text(request.body()));
        }
        if (log.shows(7)) {
            var headers = new TreeMap<String, String>();
            if (!request.accept().isEmpty()) {
                headers.put("Accept", request.accept());
            }
            var type = contentType(request.body());
            if (!type.isEmpty()) {
                headers.put("Content-Type", type);
            }
            headers.put("User-Agent", request.userAgent());
            log.line(
                    7,
                    "round_trippers.go:527",
                    "\"Request\" " + target(request) + " headers=" + block(headers));
        }
        return new Sent(request, source);
    }

    void answered(Sent sent, Reply reply) {
        if (!log.shows(6)) {
            return;
        }
        var code = "status=\"" + reply.code() + " " + WORDS.getOrDefault(reply.code(), "") + "\"";
        if (!log.shows(7)) {
            log.line(
                    6,
                    "round_trippers.go:632",
                    "\"Response\" " + target(sent.request()) + " " + code + " milliseconds=1");
        } else if (!log.shows(8)) {
            log.line(7, "round_trippers.go:632", "\"Response\" " + code + " milliseconds=1");
        } else {
            var text = text(reply);
            var headers = new TreeMap<String, String>();
            headers.put("Cache-Control", "no-cache, private");
            headers.put(
                    "Content-Length",
                    Integer.toString(text.getBytes(StandardCharsets.UTF_8).length));
            headers.put("Content-Type", "application/json");
            log.line(
                    8,
                    "round_trippers.go:632",
                    "\"Response\" " + code + " headers=" + block(headers) + " milliseconds=1");
            body("Response Body", sent.source(), text);
        }
    }

    private String target(Request request) {
        return "verb=\"" + request.method() + "\" url=\"" + url(request) + "\"";
    }

    private String url(Request request) {
        var parameters = new ArrayList<String>();
        new TreeMap<>(request.query())
                .forEach(
                        (name, values) ->
                                values.forEach(v -> parameters.add(name + "=" + encoded(v))));
        var query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return settings.server() + request.path() + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    private void body(String what, String source, String text) {
        var most =
                log.shows(10) ? Integer.MAX_VALUE : log.shows(9) ? SHOWN_AT_MOST_9 : SHOWN_AT_MOST;
        var shown =
                text.length() <= most
                        ? text
                        : text.substring(0, most)
                                + " [truncated "
                                + (text.length() - most)
                                + " chars]";
        var quoted =
                shown.contains("\n")
                        ? "<\n\t" + shown.stripTrailing().replace("\n", "\n\t") + "\n >"
                        : GoQuote.quote(shown);
        log.line(8, source, "\"" + what + "\" body=" + quoted);
    }

    private static String block(Map<String, String> headers) {
        var block = new StringBuilder("<\n");
        headers.forEach(
                (name, value) ->
                        block.append('\t').append(name).append(": ").append(value).append('\n'));
        return block.append(" >").toString();
    }

    private static String contentType(Body body) {
        return switch (body) {
            case Body.None _ -> "";
            case Body.Tree tree -> tree.contentType();
            case Body.Raw raw -> raw.contentType();
        };
    }

    private static String text(Body body) {
        return switch (body) {
            case Body.None _ -> "";
            case Body.Tree(var document, var type) ->
                    switch (type) {
                        case Request.APPLY_PATCH -> Yaml.write(document);
                        case Request.JSON -> Json.write(document) + "\n";
                        default -> Json.write(document);
                    };
            case Body.Raw raw -> new String(raw.bytes(), StandardCharsets.UTF_8);
        };
    }

    private static String text(Reply reply) {
        return switch (reply) {
            case Reply.Ok ok -> Json.write(ok.body()) + "\n";
            case Reply.Refused refused -> Json.write(refused.status().document()) + "\n";
            case Reply.Raw raw -> new String(raw.body(), StandardCharsets.UTF_8);
            case Reply.Opened _ -> "";
        };
    }
}
