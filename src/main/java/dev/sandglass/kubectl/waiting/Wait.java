package dev.sandglass.kubectl.waiting;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.Watches;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Predicate;

/** {@code kubectl wait}: waits until objects are as asked for, one after another. */
public final class Wait implements KubectlCommand {

    private static final String SYNOPSIS =
            "([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)])"
                    + " [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]";

    private static final Usage USAGE =
            Usage.of(Group.ADVANCED, "wait", SYNOPSIS)
                    .summary("Wait until objects are in a given condition")
                    .about(
                            """
                            Wait until objects are in a given condition.

                             It looks at every object named, and watches it until the condition holds or the time is up. What is waited for is --for: that the object exists, that it is gone, that its status has a condition, or that a JSONPath leads to a value.

                             A line is printed for every object for which the condition holds.""")
                    .example(
                            "kubectl wait --for=condition=Ready pod/web-0",
                            "Wait until a Pod is ready")
                    .example(
                            "kubectl wait --for=condition=Ready=false pod/web-0",
                            "Wait until it is not ready any more")
                    .example(
                            "kubectl wait --for=jsonpath='{.status.phase}'=Running pod/web-0",
                            "Wait until a field has a value")
                    .example(
                            "kubectl wait --for=jsonpath='{.status.loadBalancer.ingress}' service/web",
                            "Wait until a field is there")
                    .example(
                            "kubectl wait --for=create secret/key --timeout=30s",
                            "Wait until something exists")
                    .example(
                            "kubectl wait --for=delete pod/web-0 --timeout=60s",
                            "Wait until a Pod is gone")
                    .suggestedFor("list", "ps")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.plainFiles("that names the objects."))
                    .flags(
                            Flags.ALL,
                            Flags.ALL_NAMESPACES,
                            Flags.FIELD_SELECTOR,
                            Flags.SELECTOR,
                            Flags.LOCAL)
                    .text(
                            "for",
                            "",
                            "What to wait for: [create|delete|condition=NAME[=VALUE]|jsonpath='{PATH}'[=VALUE]]. VALUE of a condition is true unless given; upper and lower case are the same.")
                    .duration(
                            "timeout",
                            "30s",
                            "How long to wait. Zero looks once; less than zero waits for a week.");

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration WEEK = Duration.ofHours(168);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var printer = Printers.ofResult(arguments, session, "condition met");
        var client = new Client(arguments, session);
        var condition = Condition.of(arguments.text("for"));
        var timeout = arguments.duration("timeout");
        var longest = timeout.isNegative() ? WEEK : timeout;
        var wait = new One(client, condition, longest, session.now() + longest.toNanos());
        if (condition instanceof Condition.Created) {
            awaitCreation(arguments, wait);
        }
        var count = new int[1];
        try {
            targets(arguments, client)
                    .each(
                            target -> {
                                count[0]++;
                                session.write(printer.print(wait.until(target)));
                            });
        } catch (Failure failure) {
            rethrow(failure, condition);
        }
        if (count[0] == 0 && !(condition instanceof Condition.Deleted)) {
            throw Failure.of("no matching resources found");
        }
        return 0;
    }

    /** Who waits for the end of something does not mind that it is not there. */
    private static void rethrow(Failure failure, Condition condition) {
        if (!(condition instanceof Condition.Deleted)) {
            throw failure;
        }
        var left = new ArrayList<Failure>();
        if (failure instanceof Failures several) {
            left.addAll(several.all());
        } else {
            left.add(failure);
        }
        left.removeIf(one -> one instanceof Refusal refusal && refusal.isNotFound());
        Failures.throwIfAny(left);
    }

    private static Targets targets(Arguments arguments, Client client) {
        var targets =
                new Targets(client)
                        .in(client.namespace())
                        .everywhere(arguments.flag("all-namespaces"))
                        .files(arguments, client.isNamespaceTyped())
                        .labels(arguments.text("selector"))
                        .fields(arguments.text("field-selector"))
                        .words(arguments.flag("all"), arguments.words())
                        .continueOnError()
                        .flatten();
        return arguments.flag("local") ? targets : targets.latest();
    }

    private static void awaitCreation(Arguments arguments, One wait) {
        while (!isThere(arguments, wait.client())) {
            if (wait.client().session().now() + POLL.toNanos() > wait.end()) {
                throw Failure.of("timed out waiting for the condition");
            }
            wait.client().session().sleep(POLL);
        }
    }

    private static boolean isThere(Arguments arguments, Client client) {
        try {
            return !targets(arguments, client).list().isEmpty();
        } catch (Refusal refusal) {
            if (refusal.isNotFound()) {
                return false;
            }
            throw refusal;
        }
    }

    /** Waiting for one object. */
    private record One(Client client, Condition condition, Duration timeout, long end) {

        Document until(Target target) {
            if (target.name().isEmpty()) {
                throw Failure.of("resource name must be provided");
            }
            return switch (condition) {
                case Condition.Created _ -> target.known();
                case Condition.Deleted _ -> untilGone(target);
                case Condition.Shown shown -> untilShown(target, shown);
            };
        }

        private Document untilGone(Target target) {
            Document found;
            try {
                found = client.object(client.get(target.path()));
            } catch (Refusal refusal) {
                if (refusal.isNotFound()) {
                    return target.known();
                }
                throw refusal;
            }
            if (timeout.isZero()) {
                throw Failure.of("condition not met for " + target.objectName());
            }
            watch(target, event -> event.text("type").equals("DELETED"), () -> {});
            return found;
        }

        private Document untilShown(Target target, Condition.Shown shown) {
            if (timeout.isZero()) {
                var found = client.object(client.get(target.path()));
                if (!shown.isMet(found)) {
                    throw Failure.of("condition not met for " + target.objectName());
                }
                return found;
            }
            return watch(
                    target,
                    event ->
                            Set.of("ADDED", "MODIFIED").contains(event.text("type"))
                                    && shown.isMet(event.child("object")),
                    () -> {
                        throw Refusal.notFound(target);
                    });
        }

        /** Watches until an event satisfies; does something else when nothing was there to begin with. */
        private Document watch(Target target, Predicate<Document> isEnd, Runnable onMissing) {
            if (client.session().now() >= end) { // those before took all the time
                throw timedOut(target);
            }
            var request = Watches.ofOne(client, target.kind(), target.namespace(), target.name());
            var cursor = client.open(request);
            var last = Document.EMPTY;
            while (true) {
                var batch = client.await(cursor, end);
                for (var event : batch.events()) {
                    if (isEnd.test(event)) {
                        client.stopped(request);
                        return event.child("object");
                    }
                    if (event.text("type").equals("BOOKMARK") && last.isEmpty()) {
                        onMissing.run();
                        return target.known();
                    }
                    last = event;
                }
                if (batch.isEmpty() || batch.end() != null) {
                    throw timedOut(target);
                }
                cursor = batch.next();
            }
        }

        private static Failure timedOut(Target target) {
            return Failure.of("timed out waiting for the condition on " + target.objectName());
        }
    }
}
