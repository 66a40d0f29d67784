package dev.sandglass.site.lessons;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Keys and help, and what the sandbox does not do yet. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class InfoPages {

    @GET
    @Path("help")
    public TemplateInstance help() {
        return Pages.help();
    }

    @GET
    @Path("not-yet")
    public TemplateInstance notYet() {
        return Pages.notYet(PageGaps.all());
    }
}
