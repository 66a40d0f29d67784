package dev.sandglass.kubectl.write;

import dev.sandglass.api.Cursor;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Watches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Waits until deleted objects are gone, one after another: looks once, then watches.
 *
 * <p>Follows upstream's {@code wait.IsDeleted}: an object of the same name with another uid counts as gone.
 */
final class Deletions {

    private static final Duration LONGEST = Duration.ofDays(7);

    private Deletions() {}

    /** One that is not yet gone. */
    record Left(String path, String plural, String name, String uid) {}

    /**
     * Where the waiting stands.
     *
     * @param cursor the watch of the first that is left; null when it has not been looked at
     */
    record Waiting(List<Left> left, @Nullable Cursor cursor, long until) {}

    static int await(List<Target> gone, Duration timeout, Client client) {
        var longest = timeout.isZero() ? LONGEST : timeout;
        var until = client.session().now() + longest.toNanos();
        var left = new ArrayList<Left>();
        for (var target : gone) {
            left.add(
                    new Left(
                            Client.path(target.kind(), target.namespace()),
                            target.kind().plural(),
                            target.name(),
                            target.known().text("uid")));
        }
        return goOn(new Waiting(List.copyOf(left), null, until), client);
    }

    static int goOn(Waiting waiting, Client client) {
        var here = waiting;
        while (!here.left().isEmpty()) {
            var first = here.left().getFirst();
            if (here.cursor() == null) {
                var watch = look(first, client);
                if (watch == null) {
                    here = next(here);
                    continue;
                }
                here = new Waiting(here.left(), watch, here.until());
                client.session().mark(here);
            }
            here = watch(here, first, client);
        }
        return 0;
    }

    private static Waiting next(Waiting waiting) {
        return new Waiting(waiting.left().subList(1, waiting.left().size()), null, waiting.until());
    }

    /** Opens a watch of an object that is still there; null when it is gone. */
    private static @Nullable Cursor look(Left one, Client client) {
        try {
            var found = client.dynamic(client.get(one.path() + "/" + one.name()));
            if (!one.uid().isEmpty() && !found.text("metadata.uid").equals(one.uid())) {
                return null;
            }
        } catch (Refusal refusal) {
            if (refusal.isNotFound() || refusal.is("Forbidden") || refusal.is("MethodNotAllowed")) {
                return null;
            }
            throw refusal;
        }
        return client.open(Watches.ofOne(client, one.path(), one.name()));
    }

    private static Waiting watch(Waiting waiting, Left one, Client client) {
        var cursor = Objects.requireNonNull(waiting.cursor());
        var batch = client.await(cursor, waiting.until());
        for (var event : batch.events()) {
            if (isEnd(event, one)) {
                client.stopped(Watches.ofOne(client, one.path(), one.name()));
                return next(waiting);
            }
        }
        if (batch.isEmpty() || batch.end() != null) {
            throw Failure.of(
                    "timed out waiting for the condition on " + one.plural() + "/" + one.name());
        }
        var further = new Waiting(waiting.left(), batch.next(), waiting.until());
        client.session().mark(further);
        return further;
    }

    /** Whether the event says that the object is gone: deleted, or not among those there at the beginning. */
    private static boolean isEnd(Document event, Left one) {
        return switch (event.text("type")) {
            case "DELETED" -> true;
            case "BOOKMARK" -> false;
            default ->
                    !one.uid().isEmpty()
                            && !event.text("object.metadata.uid").isEmpty()
                            && !event.text("object.metadata.uid").equals(one.uid());
        };
    }
}
