package dev.sandglass.kubectl.rollout;

import dev.sandglass.api.Cursor;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Watches;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code kubectl rollout status}: says how far an update is, until it is done. */
public final class RolloutStatus implements KubectlCommand {

    private static final Usage USAGE =
            Rollout.usage("status", "(TYPE NAME | TYPE/NAME) [flags]")
                    .summary("Follow an update until it is done")
                    .about(
                            """
                            Follow the newest update until it is done.

                             With --watch=false it only says how far it is. With --revision it ends when another update begins.""")
                    .example(
                            "kubectl rollout status deployment/web",
                            "Wait until web runs its newest version")
                    .flags(
                            Flag.of(
                                    "revision",
                                    "",
                                    Flag.Type.INT64,
                                    "0",
                                    "Follow this revision; 0 follows the newest."))
                    .duration("timeout", "0s", "How long to wait; zero waits for ever.")
                    .flags(Flag.bool("watch", "w", "Go on until it is done.").or("true"));

    /** One that is to be followed. */
    record One(String kind, String path, String name) {}

    /** Where following stands: the first of these has the cursor, once it is watched. */
    record Following(List<One> left, @Nullable Cursor cursor, long until) {}

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var following = session.marked(Following.class);
        if (following == null) {
            following = begin(arguments, client);
        }
        while (!following.left().isEmpty()) {
            following = step(following, arguments, client);
        }
        return 0;
    }

    private static Following begin(Arguments arguments, Client client) {
        var targets = Rollout.targets(arguments, client);
        if (arguments.number("revision") < 0) {
            throw Failure.of(
                    "revision must be a positive integer: " + arguments.number("revision"));
        }
        var found = new ArrayList<One>();
        targets.each(
                target -> {
                    refuseOthers(target);
                    var path = Client.path(target.kind(), target.namespace());
                    found.add(new One(target.kind().name(), path, target.name()));
                });
        if (found.isEmpty()) {
            client.session()
                    .complain("No resources found in " + client.namespace() + " namespace.");
        }
        var timeout = arguments.duration("timeout");
        var until = timeout.isZero() ? -1 : client.session().now() + timeout.toNanos();
        return new Following(List.copyOf(found), null, until);
    }

    private static void refuseOthers(Target target) {
        if (!List.of("Deployment", "DaemonSet", "StatefulSet").contains(target.kind().name())) {
            throw Failure.of("no status viewer has been implemented for " + target.kind().name());
        }
    }

    private static Following step(Following following, Arguments arguments, Client client) {
        var one = following.left().getFirst();
        var session = client.session();
        var cursor = following.cursor();
        if (cursor == null) {
            cursor = client.open(Watches.ofOne(client, one.path(), one.name()));
            following = new Following(following.left(), cursor, following.until());
            session.mark(following);
        }
        var batch = client.await(cursor, following.until());
        for (var event : batch.events()) {
            if (isDone(event, one, arguments, session)) {
                var rest = following.left().subList(1, following.left().size());
                return new Following(List.copyOf(rest), null, following.until());
            }
        }
        if (batch.isEmpty() || batch.end() != null) {
            throw Failure.of("timed out waiting for the condition");
        }
        var further = new Following(following.left(), batch.next(), following.until());
        session.mark(further);
        return further;
    }

    private static boolean isDone(Document event, One one, Arguments arguments, Session session) {
        return switch (event.text("type")) {
            case "ADDED", "MODIFIED" -> {
                var progress =
                        Progress.of(
                                event.child("object"), one.kind(), arguments.number("revision"));
                session.write(progress.text());
                yield progress.isDone() || !arguments.flag("watch");
            }
            case "DELETED" -> throw Failure.of("object has been deleted");
            default -> false;
        };
    }
}
