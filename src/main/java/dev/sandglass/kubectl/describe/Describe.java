package dev.sandglass.kubectl.describe;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** {@code kubectl describe}: all about an object, with what belongs to it and what happened to it. */
public final class Describe implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(
                            Group.TROUBLE,
                            "describe",
                            "(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)")
                    .summary("Tell all about an object or a group of objects")
                    .about(
                            """
                            Tell all about an object or a group of objects, with related objects and Events.

                             If there is no object of the given name, all whose names begin so are described.

                            Use "kubectl api-resources" for a complete list of supported resources.""")
                    .example("kubectl describe pod web-0", "A Pod and what happened to it")
                    .example(
                            "kubectl describe nodes node01",
                            "A node, its conditions and what runs there")
                    .example("kubectl describe pods -l app=web", "All Pods with a label")
                    .flags(Flags.files("that names the objects to describe."))
                    .flags(Flags.ALL_NAMESPACES, Flags.SELECTOR, Flags.CHUNK_SIZE)
                    .flags(
                            Flag.bool("show-events", "", "Show the Events about each object.")
                                    .or("true"));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.words().isEmpty()
                && arguments.texts("filename").isEmpty()
                && arguments.text("kustomize").isEmpty()) {
            throw Failure.of(
                    "You must specify the type of resource to describe. Use \"kubectl api-resources\" for a"
                            + " complete list of supported resources.");
        }
        var client = new Client(arguments, session);
        var targets =
                targets(client, arguments)
                        .files(arguments, client.isNamespaceTyped())
                        .labels(arguments.text("selector"))
                        .words(true, arguments.words())
                        .continueOnError()
                        .flatten()
                        .check();
        var outcome = targets.collect();
        var failures = new ArrayList<>(outcome.failures());
        var words = arguments.words();
        if (failures.size() == 1
                && failures.getFirst() instanceof Refusal refusal
                && refusal.isNotFound()
                && words.size() == 2) {
            return byPrefix(refusal, client, arguments);
        }
        all(outcome.found(), failures, client, arguments);
        if (outcome.found().isEmpty() && failures.isEmpty()) {
            session.complain(
                    arguments.flag("all-namespaces")
                            ? "No resources found"
                            : "No resources found in " + client.namespace() + " namespace.");
        }
        targets.throwAll(failures);
        return 0;
    }

    private static Targets targets(Client client, Arguments arguments) {
        return new Targets(client)
                .in(client.namespace())
                .everywhere(arguments.flag("all-namespaces"))
                .chunks(arguments.number("chunk-size"));
    }

    private static void all(
            List<Target> found, List<Failure> failures, Client client, Arguments arguments) {
        var said = new HashSet<String>();
        var between = "";
        for (var target : found) {
            try {
                var text =
                        text(target.kind(), target.namespace(), target.name(), client, arguments);
                client.session().write(between + text);
                between = "\n\n";
            } catch (Failure failure) {
                if (said.add(failure.said())) {
                    failures.add(failure);
                }
            }
        }
    }

    private static String text(
            Kind kind, String namespace, String name, Client client, Arguments arguments) {
        var lookup = new Lookup(client, arguments);
        var page = new Page(lookup.now());
        Describers.of(kind).describe(namespace, name, lookup, page);
        return page.text();
    }

    private static int byPrefix(Refusal refusal, Client client, Arguments arguments) {
        var type = arguments.words().get(0);
        var prefix = arguments.words().get(1);
        var found =
                targets(client, arguments)
                        .words(true, List.of(type))
                        .oneType()
                        .flatten()
                        .check()
                        .list();
        var isFound = false;
        for (var target : found) {
            if (target.name().startsWith(prefix)) {
                isFound = true;
                client.session()
                        .print(
                                text(
                                        target.kind(),
                                        target.namespace(),
                                        target.name(),
                                        client,
                                        arguments));
            }
        }
        if (!isFound) {
            throw refusal;
        }
        return 0;
    }
}
