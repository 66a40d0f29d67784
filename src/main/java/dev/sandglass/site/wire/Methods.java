package dev.sandglass.site.wire;

import dev.sandglass.api.Request;
import io.vertx.core.http.HttpMethod;

/** HTTP's methods in the words of the API. */
final class Methods {

    private Methods() {}

    /** What the API does not know it answers as upstream does: 405 to a method on a known path. */
    static Request.Method of(HttpMethod method) {
        return switch (method.name()) {
            case "GET" -> Request.Method.GET;
            case "HEAD" -> Request.Method.HEAD;
            case "POST" -> Request.Method.POST;
            case "PUT" -> Request.Method.PUT;
            case "PATCH" -> Request.Method.PATCH;
            case "DELETE" -> Request.Method.DELETE;
            default -> Request.Method.OPTIONS;
        };
    }
}
