package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.time.Duration;

/** {@code kubectl scale}: asks for another number of replicas. */
public final class Scale implements KubectlCommand {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Usage USAGE =
            Usage.of(
                            Group.DEPLOY,
                            "scale",
                            "[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)")
                    .summary("Ask for another number of replicas")
                    .about(
                            """
                            Ask for another number of replicas of a Deployment, ReplicaSet, ReplicationController or StatefulSet.

                             With --current-replicas or --resource-version it is changed only if it still is as you think.""")
                    .example("kubectl scale deployment/web --replicas=5", "Run five copies of web")
                    .example(
                            "kubectl scale deployment/web --current-replicas=2 --replicas=3",
                            "... if there are two now")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("that names the objects."))
                    .flags(Changing.selection())
                    .flags(Flags.DRY_RUN, Flags.RESOURCE_VERSION, Flags.RECORD)
                    .number(
                            "current-replicas",
                            "-1",
                            "How many there must be now; -1 for any number.")
                    .flags(
                            Flag.of(
                                    "replicas",
                                    "",
                                    Flag.Type.INT,
                                    "0",
                                    "How many replicas to ask for."))
                    .duration(
                            "timeout",
                            "0s",
                            "How long to wait until there are that many; zero does not wait.")
                    .require("replicas");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var changing = new Changing(arguments, session);
        if (arguments.number("replicas") < 0) {
            throw Failure.of(
                    "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
        }
        if (arguments.number("current-replicas") < -1) {
            throw Failure.of("The --current-replicas must specify an integer of -1 or greater");
        }
        var outcome =
                changing.targetsAsWritten(arguments.words(), arguments.flag("all"))
                        .check()
                        .collect();
        if (!arguments.text("resource-version").isEmpty() && outcome.found().size() > 1) {
            throw Failure.of("cannot use --resource-version with multiple resources");
        }
        if (outcome.found().isEmpty()) {
            Failures.throwIfAny(outcome.failures());
            throw Failure.of("no objects passed to scale");
        }
        for (var target : outcome.found()) {
            if (changing.dryRun() != DryRun.CLIENT) {
                scale(target, arguments, changing);
            }
            changing.print(target.known(), "scaled");
        }
        Failures.throwIfAny(outcome.failures());
        return 0;
    }

    private static void scale(Target target, Arguments arguments, Changing changing) {
        var replicas = arguments.number("replicas");
        var current = arguments.number("current-replicas");
        var version = arguments.text("resource-version");
        var client = changing.client();
        var path = target.path() + "/scale";
        if (current == -1 && version.isEmpty()) {
            var patch = Document.of("spec", Document.of("replicas", replicas));
            client.scale(
                    changing.dryRun()
                            .mark(
                                    client.request(Method.PATCH, path)
                                            .withAccept(Client.ANY_JSON)
                                            .withBody(patch, Request.MERGE_PATCH)));
        } else {
            var scale = client.object(client.get(path));
            refuseUnexpected(scale, current, version);
            client.object(
                    changing.dryRun()
                            .mark(
                                    client.request(Method.PUT, path)
                                            .withBody(scale.with("spec.replicas", replicas))));
        }
        var cause = ChangeCause.of(arguments);
        if (cause.isWanted()) {
            changing.patch(target, cause.patch(target.known()), Request.MERGE_PATCH, "");
        }
        if (!arguments.duration("timeout").isZero() && changing.dryRun() == DryRun.NONE) {
            await(target, path, replicas, arguments.duration("timeout"), client);
        }
    }

    private static void refuseUnexpected(Document scale, long current, String version) {
        var replicas = scale.number("spec.replicas", 0);
        if (current != -1 && replicas != current) {
            throw Failure.of("Expected replicas to be " + current + ", was " + replicas);
        }
        var there = scale.text("metadata.resourceVersion");
        if (!version.isEmpty() && !there.equals(version)) {
            throw Failure.of("Expected resource version to be " + version + ", was " + there);
        }
    }

    private static void await(
            Target target, String path, long replicas, Duration timeout, Client client) {
        var until = client.session().now() + timeout.toNanos();
        while (true) {
            var scale = client.object(client.get(path));
            var wanted = scale.number("spec.replicas", 0);
            if (wanted != replicas || scale.number("status.replicas", 0) == wanted) {
                return;
            }
            var left = Duration.ofNanos(until - client.session().now());
            if (left.compareTo(LOOK_AGAIN) < 0) {
                client.session().sleep(left);
                throw Failure.of("timed out waiting for \"" + target.name() + "\" to be synced");
            }
            client.session().sleep(LOOK_AGAIN);
        }
    }
}
