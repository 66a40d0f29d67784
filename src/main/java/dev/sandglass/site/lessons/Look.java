package dev.sandglass.site.lessons;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;

/** How this visitor wants the page to look: a cookie, so that the first paint is right. */
@Named("look")
@RequestScoped
public class Look {

    private static final Set<String> THEMES = Set.of("light", "dark");

    private final HttpServerRequest request;

    @Inject
    Look(HttpServerRequest request) {
        this.request = request;
    }

    /** {@code light}, {@code dark}, or nothing: as the system has it. */
    public String getTheme() {
        var cookie = request.getCookie("theme");
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : "";
    }
}
