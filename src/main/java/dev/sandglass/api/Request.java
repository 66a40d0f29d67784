package dev.sandglass.api;

import dev.sandglass.document.Document;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to an API server, as data.
 *
 * @param path without query, with everything before {@code /api} taken off: {@code /api/v1/namespaces/default/pods}
 * @param query decoded parameters; {@code command} of exec may stand several times
 * @param accept the Accept header, empty for plain JSON
 * @param userAgent who says so, empty when unknown; the default of a write's manager
 */
public record Request(
        Method method,
        String path,
        Map<String, List<String>> query,
        Body body,
        String accept,
        String userAgent,
        Credential credential) {

    /** HTTP's methods that the API knows. */
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        PATCH,
        DELETE,
        OPTIONS
    }

    /** What a request carries. */
    public sealed interface Body {

        Body NONE = new None();

        /** Nothing. */
        record None() implements Body {}

        /** An object that is a tree already: sent by our own components, in JSON's meaning. */
        record Tree(Document document, String contentType) implements Body {}

        /** Bytes as they came, not yet decoded. */
        record Raw(byte[] bytes, String contentType) implements Body {}
    }

    public static final String JSON = "application/json";
    public static final String STRATEGIC_MERGE_PATCH = "application/strategic-merge-patch+json";
    public static final String MERGE_PATCH = "application/merge-patch+json";
    public static final String JSON_PATCH = "application/json-patch+json";
    public static final String APPLY_PATCH = "application/apply-patch+yaml";

    /** A request without query, body or headers. */
    public static Request of(Method method, String path, Credential credential) {
        return new Request(method, path, Map.of(), Body.NONE, "", "", credential);
    }

    public static Request get(String path, Credential credential) {
        return of(Method.GET, path, credential);
    }

    public Request withBody(Document document) {
        return withBody(document, JSON);
    }

    public Request withBody(Document document, String contentType) {
        return withBody(new Body.Tree(document, contentType));
    }

    public Request withBody(Body other) {
        return new Request(method, path, query, other, accept, userAgent, credential);
    }

    public Request withAccept(String other) {
        return new Request(method, path, query, body, other, userAgent, credential);
    }

    public Request withUserAgent(String other) {
        return new Request(method, path, query, body, accept, other, credential);
    }

    public Request withCredential(Credential other) {
        return new Request(method, path, query, body, accept, userAgent, other);
    }

    public Request withQuery(Map<String, List<String>> other) {
        return new Request(method, path, other, body, accept, userAgent, credential);
    }

    /** With one more query parameter. */
    public Request with(String parameter, String value) {
        var more = new TreeMap<>(query);
        more.put(parameter, List.of(value));
        return withQuery(more);
    }

    /** The parameter's first value, or null. */
    public @Nullable String parameter(String name) {
        var values = query.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /** The parameter's first value, or the empty string. */
    public String parameterOr(String name, String fallback) {
        var value = parameter(name);
        return value == null ? fallback : value;
    }
}
