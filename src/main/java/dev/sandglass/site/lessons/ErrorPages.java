package dev.sandglass.site.lessons;

import dev.sandglass.site.sandboxes.ApiFaults;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors as pages for people; programs (the API, the clusters' doors) keep their own words. */
class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, HttpServerRequest request) {
        var response = refusal.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        if (isForApi(request)) {
            return response.hasEntity()
                    ? response
                    : ApiFaults.of(response.getStatus(), refusal.getCause());
        }
        return isForPeople(request) ? page(response.getStatus()) : response;
    }

    @ServerExceptionMapper
    Response broken(RuntimeException fault, HttpServerRequest request) {
        LOG.errorf(fault, "%s %s", request.method(), request.path());
        if (isForApi(request)) {
            return ApiFaults.of(500);
        }
        return isForPeople(request) ? page(500) : Response.serverError().build();
    }

    private static boolean isForApi(HttpServerRequest request) {
        return request.path().startsWith("/api/");
    }

    private static Response page(int status) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Pages.problem(Problem.of(status)).render())
                .build();
    }

    static boolean isForPeople(HttpServerRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.path().startsWith("/api/")
                && !request.path().startsWith("/clusters/");
    }
}
