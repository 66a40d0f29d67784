package dev.sandglass.site.accounts;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;

/**
 * Keeps other sites from acting with a visitor's cookie: whatever changes something must come from a page of this site. Every
 * browser says where a form, a script or a socket comes from; programs without a browser (kubectl, curl) say nothing and have
 * no cookie to abuse. A form that does not say it is refused.
 */
@ApplicationScoped
class SameOrigin implements HttpUpgradeCheck {

    private static final String REFUSAL =
            "This request comes from another site, and was not carried out.";
    private static final String NAMELESS =
            "This request could be a form of another site, and was not carried out. A program says"
                    + " what it sends: Content-Type: application/json.";

    void guard(@Observes Router router) {
        router.route()
                .order(-10_000)
                .handler(
                        it -> {
                            if (mayPass(it.request())) {
                                it.next();
                            } else if (wantsPage(it.request())) {
                                it.fail(403);
                            } else {
                                it.response()
                                        .setStatusCode(403)
                                        .putHeader("content-type", "application/problem+json")
                                        .end(problem(it.request()));
                            }
                        });
    }

    /** As problem JSON, in the form of all refusals of the server's own API. */
    private static String problem(HttpServerRequest request) {
        var says = saysNothing(request) ? NAMELESS : REFUSAL;
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", "Forbidden")
                .put("status", 403)
                .put("detail", says)
                .put("says", says)
                .encode();
    }

    private static boolean wantsPage(HttpServerRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    static boolean mayPass(HttpServerRequest request) {
        return switch (request.method().name()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> comesFromHere(request) || saysNothing(request) && !isForm(request);
        };
    }

    private static boolean saysNothing(HttpServerRequest request) {
        return request.getHeader("Origin") == null && request.getHeader("Sec-Fetch-Site") == null;
    }

    private static boolean comesFromHere(HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        return origin == null
                ? "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                : isHere(origin, request.getHeader("Host"));
    }

    private static boolean isForm(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return type != null
                && (type.startsWith("application/x-www-form-urlencoded")
                        || type.startsWith("multipart/form-data")
                        || type.startsWith("text/plain"));
    }

    static boolean isHere(String origin, String host) {
        try {
            return host != null && host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** Sockets: a page of another site may not open one. */
    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        var origin = request.getHeader("Origin");
        return origin == null || isHere(origin, request.getHeader("Host"))
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(403);
    }
}
