package dev.sandglass.api;

import dev.sandglass.document.Document;

/**
 * {@code meta.k8s.io/v1 Status}: what the API server says to a client it refuses.
 *
 * @param reason upstream's word, such as {@code NotFound}; may be empty
 * @param details name, group, kind, causes as upstream fills them; may be empty
 * @param extra fields that stand in the object besides: {@code metadata.continue} of an expired list, {@code details}
 *     that are there but empty; nearly always empty
 */
public record Status(int code, String reason, String message, Document details, Document extra) {

    public Status(int code, String reason, String message, Document details) {
        this(code, reason, message, details, Document.EMPTY);
    }

    /** The object that goes over the wire. */
    public Document document() {
        var document =
                Document.of(
                        "kind",
                        "Status",
                        "apiVersion",
                        "v1",
                        "metadata",
                        Document.EMPTY,
                        "status",
                        "Failure",
                        "message",
                        message,
                        "code",
                        code);
        if (!reason.isEmpty()) {
            document = document.put("reason", reason);
        }
        if (!details.isEmpty()) {
            document = document.put("details", details);
        }
        return document.putAll(extra);
    }

    /** Reads what came over the wire. */
    public static Status of(Document document) {
        return new Status(
                (int) document.number("code", 0),
                document.text("reason"),
                document.text("message"),
                document.child("details"));
    }
}
