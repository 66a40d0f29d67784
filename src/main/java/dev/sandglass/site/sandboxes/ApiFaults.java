package dev.sandglass.site.sandboxes;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the API answers to requests that reach none of its methods, in its own words. */
public final class ApiFaults {

    /** JSON of another form than the one expected. */
    @ServerExceptionMapper
    Response misread(MismatchedInputException fault) {
        return of(400);
    }

    /** The answer for a status that somebody else decided on. */
    public static Response of(int status) {
        return Complaint.response(status, words(status));
    }

    private static String words(int status) {
        return switch (status) {
            case 400 -> "The body is not the JSON that is expected here.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not know that method.";
            case 406 -> "This address answers in JSON only.";
            case 413 -> "The body is too large.";
            case 415 -> "The body must be JSON, and say so.";
            default ->
                    status < 500
                            ? "The request could not be carried out."
                            : "Something on the server broke; what you have in your sandboxes is safe.";
        };
    }
}
