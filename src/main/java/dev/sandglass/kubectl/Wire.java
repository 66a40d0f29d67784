package dev.sandglass.kubectl;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Body;
import dev.sandglass.api.wire.Header;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.api.wire.HttpAnswer;
import dev.sandglass.api.wire.HttpForm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Requests and answers on the log: from {@code -v=6} addresses and codes, from 7 headers, from 8 bodies, from 9 the curl
 * command that would ask the same.
 *
 * <p>Left out: what kubectl's own cache of answers adds ({@code X-From-Cache}). Times inside a request are those of a fast
 * network, for here they are none.
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
                    Map.entry(501, "Not Implemented"),
                    Map.entry(503, "Service Unavailable"),
                    Map.entry(504, "Gateway Timeout"));

    private final Log log;
    private final Settings settings;
    private final Session session;
    private boolean isConnected;

    Wire(Log log, Settings settings, Session session) {
        this.log = log;
        this.settings = settings;
        this.session = session;
    }

    /** A request on its way. */
    record Sent(Request request, String source) {}

    Sent asking(Request request, String source) {
        var isStream = request.query().containsKey("watch");
        if (log.shows(8) && !isStream) {
            body("Request Body", source, Bodies.of(request.body()));
        }
        if (log.shows(9)) {
            var curl = curl(request);
            log.line(9, "round_trippers.go:527", "\"Request\" curlCommand=<\n\t" + curl + "\n >");
            connect();
        } else if (log.shows(7)) {
            log.line(
                    7,
                    "round_trippers.go:527",
                    "\"Request\" " + target(request) + " headers=" + block(headers(request)));
        }
        return new Sent(request, source);
    }

    private static Map<String, String> headers(Request request) {
        var headers = new TreeMap<String, String>();
        if (!request.accept().isEmpty()) {
            headers.put("Accept", request.accept());
        }
        var type = contentType(request.body());
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        headers.put("User-Agent", request.userAgent());
        return headers;
    }

    private String curl(Request request) {
        var headers = new LinkedHashMap<String, String>();
        if (request.credential() instanceof Credential.Impersonating other) {
            headers.put("Impersonate-User", other.user());
            for (var group : other.groups()) {
                headers.put("Impersonate-Group", group);
            }
        }
        headers.put("User-Agent", request.userAgent());
        headers.putAll(headers(request));
        var text = new StringBuilder("curl -v -X" + request.method() + " ");
        headers.forEach(
                (name, value) ->
                        text.append(" -H \"").append(name).append(": ").append(value).append('"'));
        return text.append(" '").append(url(request)).append('\'').toString();
    }

    private void connect() {
        if (!isConnected) {
            log.line(
                    9,
                    "round_trippers.go:562",
                    "\"HTTP Trace: Dial succeed\" network=\"tcp\" address=\""
                            + settings.host()
                            + "\"");
        }
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
            return;
        }
        if (!log.shows(8)) {
            log.line(7, "round_trippers.go:632", "\"Response\" " + code + " milliseconds=1");
            return;
        }
        var heading = session.ask(settings.address(), it -> it.heading(sent.request()));
        var asked = new HttpForm.Asked(sent.request());
        var answer = HttpForm.builtIn().of(asked, reply, heading == null ? Heading.NONE : heading);
        var which = log.shows(9) ? target(sent.request()) + " " : "";
        log.line(
                8,
                "round_trippers.go:632",
                "\"Response\" "
                        + which
                        + code
                        + " headers="
                        + block(sorted(answer.ofHttp2()))
                        + " milliseconds=1"
                        + timing());
        if (!(reply instanceof Reply.Opened)) {
            body("Response Body", sent.source(), Bodies.of(answer.body(), type(answer)));
        }
    }

    /** What {@code -v=9} adds: how long it took to connect, the first time. */
    private String timing() {
        if (!log.shows(9)) {
            return "";
        }
        var connection =
                isConnected
                        ? " getConnectionMilliseconds=0"
                        : " dnsLookupMilliseconds=0 dialMilliseconds=0"
                                + " tlsHandshakeMilliseconds=3";
        isConnected = true;
        return connection + " serverProcessingMilliseconds=1";
    }

    private static String type(HttpAnswer answer) {
        return answer.headers().stream()
                .filter(it -> it.name().equals("Content-Type"))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /** By name; a header that stands several times has one line for each. */
    private static List<Header> sorted(List<Header> headers) {
        var sorted = new ArrayList<>(headers);
        sorted.sort(Comparator.comparing(Header::name));
        return sorted;
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
        log.line(8, source, "\"" + what + "\" body=" + Bodies.shown(text, most));
    }

    private static String block(Map<String, String> headers) {
        return block(
                headers.entrySet().stream()
                        .map(it -> new Header(it.getKey(), it.getValue()))
                        .toList());
    }

    private static String block(List<Header> headers) {
        return headers.stream()
                .map(it -> "\t" + it.name() + ": " + it.value() + "\n")
                .collect(Collectors.joining("", "<\n", " >"));
    }

    private static String contentType(Body body) {
        return switch (body) {
            case Body.None _ -> "";
            case Body.Tree tree -> tree.contentType();
            case Body.Raw raw -> raw.contentType();
        };
    }
}
