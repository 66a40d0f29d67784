package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Request;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.User;
import dev.sandglass.cluster.apiserver.verbs.Verbs;
import java.util.Locale;

/**
 * Decides who may do what. For now everyone who has proved who they are may do everything, and
 * nobody else may touch
 * objects; roles (RBAC), the node authorizer and impersonation come with the next issue, here.
 */
final class Authorization {

    private Authorization() {}

    /** Refuses a call that its user may not make. */
    static void check(Call call) {
        if (call.user().isIn(User.MASTERS) || call.user().isIn(User.AUTHENTICATED)) {
            return;
        }
        var route = call.route();
        var resource =
                route.kind().plural()
                        + (route.subresource().isEmpty() ? "" : "/" + route.subresource());
        var where =
                call.kind().namespaced() && !call.namespace().isEmpty()
                        ? "in the namespace " + Refusals.quoted(call.namespace())
                        : "at the cluster scope";
        var why =
                "User %s cannot %s resource %s in API group %s %s"
                        .formatted(
                                Refusals.quoted(call.user().name()),
                                Verbs.verb(call),
                                Refusals.quoted(resource),
                                Refusals.quoted(route.kind().group()),
                                where);
        throw Refusals.forbidden(call.resource(), route.name(), why);
    }

    /** Refuses to let somebody act as another when they may not. */
    static void checkImpersonation(User by, String as) {
        if (by.isIn(User.MASTERS) || by.isIn(User.AUTHENTICATED)) {
            return;
        }
        var parts = as.split(":", -1);
        var isAccount = parts.length == 4 && as.startsWith("system:serviceaccount:");
        var why =
                "User %s cannot impersonate resource \"%s\" in API group \"\" %s"
                        .formatted(
                                Refusals.quoted(by.name()),
                                isAccount ? "serviceaccounts" : "users",
                                isAccount
                                        ? "in the namespace " + Refusals.quoted(parts[2])
                                        : "at the cluster scope");
        throw isAccount
                ? Refusals.forbidden(new Refusals.About("", "serviceaccounts"), parts[3], why)
                : Refusals.forbidden(new Refusals.About("", "users"), as, why);
    }

    /** Refuses a page that its reader may not see: strangers see what tells whether the server is well. */
    static void check(User user, Request request) {
        if (user.isIn(User.MASTERS) || user.isIn(User.AUTHENTICATED)) {
            return;
        }
        var isRead = request.method() == Request.Method.GET;
        switch (request.path()) {
            case "/healthz", "/livez", "/readyz", "/version", "/version/" -> {
                if (isRead) {
                    return;
                }
            }
            default -> {}
        }
        throw Refusals.generic(
                403,
                "Forbidden",
                "forbidden: User %s cannot %s path %s"
                        .formatted(
                                Refusals.quoted(user.name()),
                                request.method().name().toLowerCase(Locale.ROOT),
                                Refusals.quoted(request.path())));
    }
}
