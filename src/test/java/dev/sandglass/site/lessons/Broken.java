package dev.sandglass.site.lessons;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** A page that is broken, for tests of what people see then. */
@Path("/broken")
public class Broken {

    @GET
    @Produces("text/html")
    public String page() {
        throw new IllegalStateException("broken on purpose");
    }
}
