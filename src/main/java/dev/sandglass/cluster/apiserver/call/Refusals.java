package dev.sandglass.cluster.apiserver.call;

import dev.sandglass.api.Status;
import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Items;

/**
 * Every sort of refusal that is not about one kind, worded as upstream's {@code api/errors} words
 * it.
 */
public final class Refusals {

    private Refusals() {}

    /** A resource or kind with its group: whom a refusal is about. */
    public record About(String group, String kind) {

        @Override
        public String toString() {
            return group.isEmpty() ? kind : kind + "." + group;
        }
    }

    public static Refusal notFound(About about, String name) {
        return named(404, "NotFound", about + " " + quoted(name) + " not found", about, name);
    }

    public static Refusal alreadyExists(About about, String name) {
        return named(
                409, "AlreadyExists", about + " " + quoted(name) + " already exists", about, name);
    }

    public static Refusal conflict(About about, String name, String why) {
        var message = "Operation cannot be fulfilled on " + about + " " + quoted(name) + ": " + why;
        return named(409, "Conflict", message, about, name);
    }

    /** The object was written by somebody else in between. */
    public static Refusal modified(About about, String name) {
        return conflict(
                about,
                name,
                "the object has been modified; please apply your changes to the latest version and"
                        + " try again");
    }

    public static Refusal forbidden(About about, String name, String why) {
        var whom = name.isEmpty() ? about.toString() : about + " " + quoted(name);
        return named(403, "Forbidden", whom + " is forbidden: " + why, about, name);
    }

    public static Refusal badRequest(String message) {
        return plain(400, "BadRequest", message);
    }

    public static Refusal expired(String message) {
        return plain(410, "Expired", message);
    }

    public static Refusal unauthorized() {
        return plain(401, "Unauthorized", "Unauthorized");
    }

    public static Refusal notAcceptable(String message) {
        return plain(406, "NotAcceptable", message);
    }

    public static Refusal unsupportedMediaType(String accepted) {
        return plain(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                        + accepted);
    }

    /** An error upstream did not foresee as a Status: 500 without a reason. */
    public static Refusal unforeseen(String message) {
        return plain(500, "", message);
    }

    public static Refusal internal(String message) {
        var causes = Items.of(Document.of("message", message));
        return new Refusal(
                new Status(
                        500,
                        "InternalError",
                        "Internal error occurred: " + message,
                        Document.of("causes", causes)));
    }

    /** The path leads nowhere, though its group exists. */
    public static Refusal noSuchResource() {
        return generic(404, "NotFound", "the server could not find the requested resource");
    }

    public static Refusal methodNotAllowed() {
        return generic(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource");
    }

    /** A refusal whose details are there, but empty. */
    public static Refusal generic(int code, String reason, String message) {
        return new Refusal(
                new Status(
                        code,
                        reason,
                        message,
                        Document.EMPTY,
                        Document.of("details", Document.EMPTY)));
    }

    public static Refusal plain(int code, String reason, String message) {
        return new Refusal(new Status(code, reason, message, Document.EMPTY));
    }

    private static Refusal named(
            int code, String reason, String message, About about, String name) {
        return new Refusal(new Status(code, reason, message, details(about, name)));
    }

    /** Name, group and kind, each only if there is one. */
    public static Document details(About about, String name) {
        var details = Document.EMPTY;
        if (!name.isEmpty()) {
            details = details.put("name", name);
        }
        if (!about.group().isEmpty()) {
            details = details.put("group", about.group());
        }
        return about.kind().isEmpty() ? details : details.put("kind", about.kind());
    }

    /** The text in quotes as Go's {@code %q} writes it. */
    public static String quoted(String text) {
        var plain = true;
        for (var i = 0; i < text.length() && plain; i++) {
            var c = text.charAt(i);
            plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
        }
        return plain ? '"' + text + '"' : GoQuote.quote(text);
    }
}
