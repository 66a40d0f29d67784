package dev.sandglass.site.sandboxes;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refusal of the server's own API: a status and one sentence, as problem JSON (RFC 9457). */
public final class Complaint extends WebApplicationException {

    /** The body's media type. */
    public static final String PROBLEM = "application/problem+json";

    private static final int LONGEST_QUOTE = 80;

    /**
     * The body.
     *
     * @param type always {@code about:blank}: the status says of which sort it is
     * @param title the status in words
     * @param detail one sentence for the person in front of the screen
     * @param says the same sentence, under the name that the page looks for
     */
    @Schema(name = "Problem")
    public record Body(String type, String title, int status, String detail, String says) {

        static Body of(int status, String says) {
            var known = Response.Status.fromStatusCode(status);
            var title = known == null ? "Status " + status : known.getReasonPhrase();
            return new Body("about:blank", title, status, says, says);
        }
    }

    private Complaint(int status, String says) {
        super(says, response(status, says));
    }

    public static Complaint of(int status, String says) {
        return new Complaint(status, says);
    }

    /** The answer alone. */
    public static Response response(int status, String says) {
        return Response.status(status).type(PROBLEM).entity(Body.of(status, says)).build();
    }

    /** Somebody's own words in a sentence of ours, cut when they are long. */
    static String quoted(String words) {
        return words.length() > LONGEST_QUOTE
                ? "\"" + words.substring(0, LONGEST_QUOTE) + "…\""
                : "\"" + words + "\"";
    }
}
