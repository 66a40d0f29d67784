package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Request;

/** Which requests only look: they need no line in the journal. */
final class Reads {

    private Reads() {}

    static boolean changesNothing(Request request) {
        return switch (request.method()) {
            case GET, HEAD, OPTIONS -> !startsSomething(request.path());
            case POST, PUT, PATCH, DELETE -> false;
        };
    }

    /** WebSockets begin with a GET, also those that start a process. */
    private static boolean startsSomething(String path) {
        return path.endsWith("/exec") || path.endsWith("/attach") || path.endsWith("/portforward");
    }
}
