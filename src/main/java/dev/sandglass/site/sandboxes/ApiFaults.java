package dev.sandglass.site.sandboxes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What the API answers to requests that reach none of its methods, in its own words. */
public final class ApiFaults {

    /** JSON of another form than the one expected. */
    @ServerExceptionMapper
    Response misread(MismatchedInputException fault) {
        return Complaint.response(400, Misread.words(fault));
    }

    /** The answer for a status that somebody else decided on. */
    public static Response of(int status) {
        return Complaint.response(status, words(status));
    }

    /** The same, where what led to it may say more. */
    public static Response of(int status, @Nullable Throwable cause) {
        return cause instanceof JsonProcessingException fault
                ? Complaint.response(status, Misread.words(fault))
                : of(status);
    }

    private static String words(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
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
