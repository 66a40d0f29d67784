package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl apply -f}: makes what files describe, and changes what is there to be so. */
public final class Apply implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.ADVANCED, "apply", "(-f FILENAME | -k DIRECTORY)")
                    .summary("Make things as a file or standard input describes them")
                    .about(
                            """
                            Make things as files or standard input describe them: objects that are not there are created, others are changed where they differ.

                             What was applied last is noted in an annotation, so that fields taken out of the file are taken out of the object.""")
                    .example("kubectl apply -f deployment.yaml", "What a file describes")
                    .example("kubectl apply -f manifests/", "The files of a folder")
                    .example("cat pod.json | kubectl apply -f -", "What standard input describes")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("with what to apply."))
                    .flags(Flags.SELECTOR, Flags.VALIDATE, Flags.DRY_RUN, Flags.ALL, Flags.SUBRESOURCE)
                    .flags(Flags.fieldManager("kubectl-client-side-apply"))
                    .flags(Flag.text("cascade", "", "How deletions spread.").or("background").bare("background"))
                    .flag("force", "", "Delete and make again what cannot be changed.")
                    .flag("force-conflicts", "", "With --server-side: take over fields that others own.")
                    .number("grace-period", "-1", "Seconds that a deleted object gets to end.")
                    .flags(Flag.bool("openapi-patch", "", "Use the server's schema to find differences.").or("true"))
                    .flags(Flag.bool("overwrite", "", "Let the files win over changes made elsewhere.").or("true"))
                    .flag("prune", "", "Delete applied objects that are in no file; with -l or --all.")
                    .texts("prune-allowlist", "", "Kinds that --prune may delete.")
                    .flag("server-side", "", "Let the server do it.")
                    .duration("timeout", "0s", "How long to wait for a deletion.")
                    .flag("wait", "", "Wait until deleted objects are gone.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        if (!arguments.words().isEmpty()) {
            throw Failure.inUse(USAGE, "Unexpected args: [" + String.join(" ", arguments.words()) + "]");
        }
        var dryRun = DryRun.of(arguments, client);
        if (arguments.texts("filename").isEmpty() && arguments.text("kustomize").isEmpty()) {
            throw Failure.of("must specify one of -f and -k");
        }
        validate(arguments, dryRun);
        var outcome =
                new Targets(client)
                        .in(client.namespace())
                        .files(arguments, client.isNamespaceTyped())
                        .labels(arguments.text("selector"))
                        .continueOnError()
                        .flatten()
                        .check()
                        .collect();
        var failures = new ArrayList<Failure>(outcome.failures());
        if (outcome.found().isEmpty() && failures.isEmpty()) {
            throw Failure.of("no objects passed to apply");
        }
        var application = new Application(arguments, client, dryRun);
        var results = new ArrayList<Document>();
        for (var target : outcome.found()) {
            try {
                results.add(application.apply(target));
            } catch (Failure failure) {
                failures.add(failure);
            }
        }
        Failures.throwIfAny(failures);
        printWhole(results, arguments, session);
        return 0;
    }

    private static void validate(Arguments arguments, DryRun dryRun) {
        var serverSide = arguments.flag("server-side");
        if (arguments.flag("force-conflicts") && !serverSide) {
            throw Failure.of("--force-conflicts only works with --server-side");
        }
        if (dryRun == DryRun.CLIENT && serverSide) {
            throw Failure.of(
                    "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
        }
        if (arguments.flag("force") && serverSide) {
            throw Failure.of("--force cannot be used with --server-side");
        }
        if (arguments.flag("all") && !arguments.text("selector").isEmpty()) {
            throw Failure.of("cannot set --all and --selector at the same time");
        }
        if (arguments.flag("prune")) {
            throw NotYet.failure("kubectl apply --prune");
        }
        if (arguments.flag("force")) {
            throw NotYet.failure("kubectl apply --force");
        }
    }

    /** With -o, the objects are shown together at the end. */
    private static void printWhole(List<Document> results, Arguments arguments, Session session) {
        var format = arguments.text("output");
        if (format.isEmpty() || format.equals("name")) {
            return;
        }
        var object =
                results.size() == 1
                        ? results.getFirst()
                        : Document.of(
                                "apiVersion", "v1",
                                "kind", "List",
                                "metadata", Document.EMPTY,
                                "items", Items.copyOf(results));
        session.write(Printers.ofResult(arguments, session, "").print(object));
    }
}
