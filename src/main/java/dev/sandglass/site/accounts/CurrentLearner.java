package dev.sandglass.site.accounts;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The learner who sent the request at hand, if the cookie says so. Asks the database: not for the event loop. */
@RequestScoped
public class CurrentLearner {

    private final Learners learners;
    private final RoutingContext request;
    private @Nullable Optional<UUID> id;

    CurrentLearner(Learners learners, RoutingContext request) {
        this.learners = learners;
        this.request = request;
    }

    public Optional<UUID> id() {
        if (id == null && knownId().isEmpty()) {
            var cookie = request.request().getCookie(Learners.COOKIE);
            id = cookie == null ? Optional.empty() : learners.by(cookie.getValue());
        }
        return id;
    }

    /** The same without asking the database: empty too when that would be needed. Never waits. */
    public Optional<UUID> knownId() {
        if (id != null) {
            return id;
        }
        var cookie = request.request().getCookie(Learners.COOKIE);
        var known = cookie == null ? Optional.<UUID>empty() : learners.knownBy(cookie.getValue());
        if (known.isPresent()) {
            id = known;
        }
        return known;
    }

    /** This learner; somebody new is made one, and the answer carries the cookie. */
    public UUID orNew() {
        return id().orElseGet(
                        () -> {
                            var made = learners.make();
                            request.response()
                                    .addCookie(
                                            io.vertx.core.http.Cookie.cookie(
                                                            Learners.COOKIE, made.cookie())
                                                    .setPath("/")
                                                    .setHttpOnly(true)
                                                    .setSameSite(CookieSameSite.LAX)
                                                    .setSecure(request.request().isSSL())
                                                    .setMaxAge(400L * 24 * 3600));
                            id = Optional.of(made.id());
                            return made.id();
                        });
    }

    /** From where the request came, for limits. */
    public String address() {
        return request.request().remoteAddress().hostAddress();
    }
}
