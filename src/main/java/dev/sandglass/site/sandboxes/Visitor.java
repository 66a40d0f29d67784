package dev.sandglass.site.sandboxes;

import dev.sandglass.site.accounts.Learners;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.HandshakeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lets sockets in: whoever opens one must be the sandbox's learner. May ask the database. */
@ApplicationScoped
public class Visitor {

    private static final CloseReason NOT_YOURS =
            new CloseReason(4403, "This sandbox belongs to somebody else.");
    private static final CloseReason NOT_THERE =
            new CloseReason(4404, "This sandbox is not there any more.");
    private static final CloseReason TOO_MANY =
            new CloseReason(4429, "Too many connections to this sandbox are open.");

    /** Sockets of one sandbox: some ten pages of a lesson, each with three terminals and a picture. */
    private static final int MOST = 40;

    private final Sandboxes sandboxes;
    private final Learners learners;
    private final ConcurrentHashMap<String, Integer> present = new ConcurrentHashMap<>();

    Visitor(Sandboxes sandboxes, Learners learners) {
        this.sandboxes = sandboxes;
        this.learners = learners;
    }

    /** What becomes of a visit. */
    public sealed interface Admission {
        /** Come in; whoever leaves closes the looker. */
        record Welcome(LiveSandbox sandbox, Looker looker) implements Admission {}

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
        if (isOwner.isEmpty()) {
            return new Admission.Refused(NOT_YOURS);
        }
        if (present.merge(id, 1, Integer::sum) > MOST) {
            leave(id);
            return new Admission.Refused(TOO_MANY);
        }
        var looker = sandbox.get().looker();
        return new Admission.Welcome(
                sandbox.get(),
                new Looker(
                        () -> {
                            looker.close();
                            leave(id);
                        }));
    }

    private void leave(String id) {
        present.computeIfPresent(id, (_, number) -> number == 1 ? null : number - 1);
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
