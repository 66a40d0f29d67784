package dev.sandglass.site.sandboxes;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A refusal of the server's own API: a status and one sentence. */
public final class Complaint extends WebApplicationException {

    /** The body. */
    public record Body(String says) {}

    private Complaint(int status, String says) {
        super(
                says,
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(new Body(says))
                        .build());
    }

    public static Complaint of(int status, String says) {
        return new Complaint(status, says);
    }
}
