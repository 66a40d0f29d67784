package dev.sandglass.api.wire;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what comes as HTTP into a {@link Request}: path and query decoded, who it is from and as whom they act.
 *
 * @param method in capitals
 * @param target path and query as they stand in the request line
 * @param headers all headers by name, in any case, each with its values in order
 * @param certificate the client's, in PEM; empty when it showed none
 */
public record Incoming(
        String method,
        String target,
        Map<String, List<String>> headers,
        String certificate,
        byte[] body) {

    private static final String BEARER = "Bearer ";
    private static final String IMPERSONATE = "Impersonate-";
    private static final String EXTRA = IMPERSONATE + "Extra-";

    public Incoming {
        if (!(headers instanceof TreeMap<String, List<String>> sorted
                && sorted.comparator() == String.CASE_INSENSITIVE_ORDER)) {
            var sorted = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            sorted.putAll(headers);
            headers = sorted;
        }
    }

    /** The request in the words of the API. */
    public Request request() {
        var mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        return new Request(
                method(method),
                path.indexOf('%') < 0 ? path : decoded(path.replace("+", "%2B")),
                mark < 0 ? Map.of() : query(target.substring(mark + 1)),
                body.length == 0
                        ? Request.Body.NONE
                        : new Request.Body.Raw(body, header("Content-Type")),
                String.join(",", headers.getOrDefault("Accept", List.of())),
                header("User-Agent"),
                credential());
    }

    /** What the form of the answer depends on. */
    public HttpForm.Asked asked() {
        return new HttpForm.Asked(
                request(), header("Accept-Encoding").contains("gzip"), header("If-None-Match"));
    }

    /** The first value of this name, or the empty string. */
    public String header(String name) {
        var values = headers.get(name);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    /** What the API does not know is as good as OPTIONS, which no path takes. */
    private static Request.Method method(String name) {
        return switch (name) {
            case "GET" -> Request.Method.GET;
            case "HEAD" -> Request.Method.HEAD;
            case "POST" -> Request.Method.POST;
            case "PUT" -> Request.Method.PUT;
            case "PATCH" -> Request.Method.PATCH;
            case "DELETE" -> Request.Method.DELETE;
            default -> Request.Method.OPTIONS;
        };
    }

    private static Map<String, List<String>> query(String text) {
        var query = new TreeMap<String, List<String>>();
        for (var pair : text.split("&")) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                query.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    // ---- who it is ----

    private Credential credential() {
        var own = own();
        var user = header(IMPERSONATE + "User");
        if (user.isEmpty()) {
            return own;
        }
        var extra = new TreeMap<String, List<String>>();
        headers.forEach(
                (name, values) -> {
                    if (name.regionMatches(true, 0, EXTRA, 0, EXTRA.length())) {
                        var key = name.substring(EXTRA.length()).toLowerCase(Locale.ROOT);
                        extra.put(decoded(key), List.copyOf(values));
                    }
                });
        return new Credential.Impersonating(
                own,
                user,
                header(IMPERSONATE + "Uid"),
                headers.getOrDefault(IMPERSONATE + "Group", List.of()),
                extra);
    }

    /** A certificate first, then a token, as upstream asks them. */
    private Credential own() {
        if (!certificate.isEmpty()) {
            return new Credential.Certificate(certificate);
        }
        var authorization = header("Authorization");
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? new Credential.Token(authorization.substring(BEARER.length()).strip())
                : Credential.ANONYMOUS;
    }
}
