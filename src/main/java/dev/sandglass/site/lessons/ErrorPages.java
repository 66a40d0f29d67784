package dev.sandglass.site.lessons;

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
        return response.getStatus() < 400 || !isForPeople(request)
                ? response
                : page(response.getStatus());
    }

    @ServerExceptionMapper
    Response broken(RuntimeException fault, HttpServerRequest request) {
        LOG.errorf(fault, "%s %s", request.method(), request.path());
        return isForPeople(request) ? page(500) : Response.serverError().build();
    }

    private static Response page(int status) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Pages.problem(Problem.of(status)).render())
                .build();
    }

    private static boolean isForPeople(HttpServerRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.path().startsWith("/api/")
                && !request.path().startsWith("/clusters/");
    }
}
