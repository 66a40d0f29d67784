package dev.sandglass.kubectl.rollout;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Status;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.PathSegment;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.Watches;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code kubectl rollout status}: says how far an update is, until it is done. */
public final class RolloutStatus implements KubectlCommand {

    private static final List<String> FOLLOWED =
            List.of("Deployment.apps", "DaemonSet.apps", "StatefulSet.apps");

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

    /**
     * One that is to be followed.
     *
     * @param isFresh whether the object is as it is now; else it is fetched first
     */
    record One(String kind, String path, String namespace, String name, boolean isFresh) {}

    /**
     * Where following stands.
     *
     * @param left the first of them has the cursor, once it is watched
     * @param until when waiting for the first is over; -1 for never
     * @param failures what went wrong with those before
     */
    record Following(List<One> left, @Nullable Cursor cursor, long until, List<Broken> failures) {

        Following next() {
            return new Following(
                    List.copyOf(left.subList(1, left.size())), null, -1, List.copyOf(failures));
        }
    }

    /** A failure, kept. */
    record Broken(String said, @Nullable Status refused) {

        static Broken of(Failure failure) {
            return new Broken(
                    failure.said(), failure instanceof Refusal refusal ? refusal.status() : null);
        }

        Failure failure() {
            return refused == null ? Failure.of(said) : new Refusal(refused);
        }
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var following = session.marked(Following.class);
        return new Run(arguments, client).go(following);
    }

    /** One run. */
    private record Run(Arguments arguments, Client client) {

        int go(@Nullable Following marked) {
            var following = marked == null ? begin() : marked;
            while (!following.left().isEmpty()) {
                following = stepOrFail(following);
            }
            Failures.throwIfAny(following.failures().stream().map(Broken::failure).toList());
            return 0;
        }

        /** Lists what there is to follow; what has only a name is fetched when its turn comes. */
        private Following begin() {
            var targets = Rollout.targets(arguments, client).withoutFetching().check();
            if (arguments.number("revision") < 0) {
                throw Failure.of(
                        "revision must be a positive integer: " + arguments.number("revision"));
            }
            var found = targets.collect();
            if (found.found().isEmpty() && found.failures().isEmpty()) {
                client.session()
                        .complain("No resources found in " + client.namespace() + " namespace.");
            }
            var all = found.found().stream().map(Run::one).toList();
            return new Following(all, null, -1, found.failures().stream().map(Broken::of).toList());
        }

        private static One one(Target target) {
            var path = Client.path(target.kind(), target.namespace());
            var isListed = target.object() != null && target.source().isEmpty();
            return new One(target.groupKind(), path, target.namespace(), target.name(), isListed);
        }

        private Following stepOrFail(Following following) {
            try {
                return step(following);
            } catch (Failure failure) {
                var failures = new ArrayList<>(following.failures());
                failures.add(Broken.of(failure));
                return new Following(following.left(), null, -1, failures).next();
            }
        }

        private Following step(Following following) {
            var one = following.left().getFirst();
            var here = following.cursor() == null ? watching(following) : following;
            var batch = client.await(Objects.requireNonNull(here.cursor()), here.until());
            for (var event : batch.events()) {
                if (isDone(event, one)) {
                    client.stopped(Watches.ofOne(client, one.path(), one.name()));
                    return here.next();
                }
            }
            if (batch.isEmpty() || batch.end() != null) {
                throw Failure.of("timed out waiting for the condition");
            }
            var further = new Following(here.left(), batch.next(), here.until(), here.failures());
            client.session().mark(further);
            return further;
        }

        private Following watching(Following following) {
            var one = following.left().getFirst();
            if (!one.isFresh()) {
                Targets.fetch(
                        client, one.path() + "/" + PathSegment.of(one.name()), one.namespace());
            }
            if (!FOLLOWED.contains(one.kind())) {
                throw Failure.of("no status viewer has been implemented for " + one.kind());
            }
            var timeout = arguments.duration("timeout");
            var until = timeout.isZero() ? -1 : client.session().now() + timeout.toNanos();
            var cursor = client.open(Watches.ofOne(client, one.path(), one.name()));
            var watching = new Following(following.left(), cursor, until, following.failures());
            client.session().mark(watching);
            return watching;
        }

        private boolean isDone(Document event, One one) {
            return switch (event.text("type")) {
                case "ADDED", "MODIFIED" -> {
                    var revision = arguments.number("revision");
                    var progress = Progress.of(event.child("object"), one.kind(), revision);
                    client.session().write(progress.text());
                    yield progress.isDone() || !arguments.flag("watch");
                }
                case "DELETED" -> throw Failure.of("object has been deleted");
                default -> false;
            };
        }
    }
}
