package dev.sandglass.site.sandboxes;

import dev.sandglass.site.accounts.Learners;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.HandshakeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/** Lets sockets in: whoever opens one must be the sandbox's learner. May ask the database. */
@ApplicationScoped
public class Visitor {

    private static final CloseReason NOT_YOURS =
            new CloseReason(4403, "This sandbox belongs to somebody else.");
    private static final CloseReason NOT_THERE =
            new CloseReason(4404, "This sandbox is not there any more.");

    private final Sandboxes sandboxes;
    private final Learners learners;

    Visitor(Sandboxes sandboxes, Learners learners) {
        this.sandboxes = sandboxes;
        this.learners = learners;
    }

    /** What becomes of a visit. */
    public sealed interface Admission {
        record Welcome(LiveSandbox sandbox) implements Admission {}

        record Refused(CloseReason reason) implements Admission {}
    }

    public Admission admit(String id, HandshakeRequest request) {
        var sandbox = sandboxes.find(id);
        if (sandbox.isEmpty()) {
            return new Admission.Refused(NOT_THERE);
        }
        var isOwner =
                cookie(request)
                        .flatMap(learners::by)
                        .filter(it -> it.equals(sandbox.get().origin().learner()));
        return isOwner.isPresent()
                ? new Admission.Welcome(sandbox.get())
                : new Admission.Refused(NOT_YOURS);
    }

    private static Optional<String> cookie(HandshakeRequest request) {
        var header = request.header("Cookie");
        return header == null
                ? Optional.empty()
                : Arrays.stream(header.split(";"))
                        .map(String::strip)
                        .filter(it -> it.startsWith(Learners.COOKIE + "="))
                        .map(it -> it.substring(Learners.COOKIE.length() + 1))
                        .findFirst();
    }
}
