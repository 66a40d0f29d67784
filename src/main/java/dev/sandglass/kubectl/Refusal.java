package dev.sandglass.kubectl;

import dev.sandglass.api.Status;
import dev.sandglass.document.Document;
import java.util.LinkedHashSet;
import java.util.List;

/** The API server said no; shown as kubectl shows a Status. */
public final class Refusal extends Failure {

    private final transient Status status;

    public Refusal(Status status) {
        super(status.message(), 1);
        this.status = status;
    }

    /** What the server would say of a missing object. */
    public static Refusal notFound(Target target) {
        var details =
                Document.of(
                        "name",
                        target.name(),
                        "group",
                        target.kind().group(),
                        "kind",
                        target.kind().plural());
        var message = target.kind().groupResource() + " \"" + target.name() + "\" not found";
        return new Refusal(new Status(404, "NotFound", message, details));
    }

    public Status status() {
        return status;
    }

    public boolean isNotFound() {
        return status.reason().equals("NotFound");
    }

    public boolean is(String reason) {
        return status.reason().equals(reason);
    }

    /** The same Status with something in front of its message: upstream's AddSourceToErr. */
    public Refusal withMessage(String message) {
        return new Refusal(new Status(status.code(), status.reason(), message, status.details()));
    }

    @Override
    public String shown() {
        return status.reason().equals("Invalid") ? invalid() : listed();
    }

    @Override
    public String listed() {
        return switch (status.reason()) {
            case "Unauthorized" ->
                    "error: You must be logged in to the server (" + status.message() + ")";
            case "" -> "Error from server: " + status.message();
            default -> "Error from server (" + status.reason() + "): " + status.message();
        };
    }

    private String invalid() {
        var details = status.details();
        var text = "The request is invalid";
        if (details.isEmpty()) {
            return status.message().isEmpty() ? text : text + ": " + status.message();
        }
        var causes = causes(details);
        if (!details.text("kind").isEmpty() || !details.text("name").isEmpty()) {
            text = "The " + details.text("kind") + " \"" + details.text("name") + "\" is invalid";
        } else if (!status.message().isEmpty() && causes.isEmpty()) {
            text += ": " + status.message();
        }
        return switch (causes.size()) {
            case 0 -> text;
            case 1 -> text + ": " + causes.getFirst() + "\n";
            default -> text + ": \n* " + String.join("\n* ", causes);
        };
    }

    private static List<String> causes(Document details) {
        var causes = new LinkedHashSet<String>();
        details.items("causes")
                .documents()
                .forEach(c -> causes.add(c.text("field") + ": " + c.text("message")));
        return List.copyOf(causes);
    }
}
