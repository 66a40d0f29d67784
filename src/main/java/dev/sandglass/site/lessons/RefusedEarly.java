package dev.sandglass.site.lessons;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** What is refused before it comes to any page, such as a form of another site: people are told by a page all the same. */
@Path("/refused")
public class RefusedEarly {

    private static final Set<Integer> OURS = Set.of(400, 403);
    private static final String STATUS = "refused.early";

    void guard(@Observes Router router) {
        router.route().order(-9_999).failureHandler(RefusedEarly::lead);
    }

    private static void lead(RoutingContext request) {
        if (OURS.contains(request.statusCode())
                && request.get(STATUS) == null
                && ErrorPages.isForPeople(request.request())) {
            request.put(STATUS, request.statusCode());
            request.reroute(HttpMethod.GET, "/refused");
        } else {
            request.next();
        }
    }

    /** Nobody gets here but by a refusal. */
    @GET
    public Response refused(RoutingContext request) {
        Integer status = request.get(STATUS);
        throw status == null ? new NotFoundException() : new WebApplicationException(status);
    }
}
