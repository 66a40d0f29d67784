package dev.sandglass.kubectl.write.apply;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl apply}: makes objects of files, or changes them to what the files say. */
public final class Apply implements KubectlCommand {

    static final String CLIENT_SIDE = "kubectl-client-side-apply";

    private static final Usage USAGE =
            Usage.of(Group.ADVANCED, "apply", "(-f FILENAME | -k DIRECTORY)")
                    .summary("Make or change objects so that they are as files say")
                    .about(
                            """
                            Make or change objects so that they are as files, or standard input, say. Objects need a name; those that are not there are made.

                             What was applied is noted in an annotation, so that a field that leaves the file later leaves the object too. Objects that were made by 'create' without --save-config lack it.

                             JSON and YAML are understood.""")
                    .example("kubectl apply -f deployment.yaml", "The objects of a file")
                    .example(
                            "kubectl apply -f manifests/ -R",
                            "... of a folder and all folders in it")
                    .example("cat pod.yaml | kubectl apply -f -", "... of standard input")
                    .example(
                            "kubectl apply -f pod.yaml --dry-run=server",
                            "Let the server check without keeping it")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("that holds the configuration to apply."))
                    .flags(Flags.DRY_RUN, Flags.VALIDATE, Flags.SELECTOR, Flags.SUBRESOURCE)
                    .flags(Flags.fieldManager(CLIENT_SIDE), Flags.RECORD)
                    .flags(deletion())
                    .flag(
                            "server-side",
                            "",
                            "Let the server merge, field by field and manager by manager.")
                    .flag(
                            "force-conflicts",
                            "",
                            "With --server-side: take over fields of other managers.")
                    .flags(
                            Flag.bool(
                                            "overwrite",
                                            "",
                                            "Let the files win over changes that others made.")
                                    .or("true"))
                    .flags(
                            Flag.bool(
                                            "openapi-patch",
                                            "",
                                            "Find out from the server how lists are merged.")
                                    .or("true"))
                    .flag("prune", "", "Delete applied objects that are in the files no more.")
                    .flag("all", "", "With --prune: consider all objects.")
                    .texts(
                            "prune-allowlist",
                            "",
                            "With --prune: only these types, as group/version/kind.")
                    .text(
                            "applyset",
                            "",
                            "With --prune: the object that keeps the list of what was applied.");

    private static List<Flag> deletion() {
        return List.of(
                Flag.text(
                                "cascade",
                                "",
                                "With --force: what becomes of objects that these own: \"background\", \"orphan\" or \"foreground\".")
                        .or("background")
                        .bare("background"),
                Flag.bool("force", "", "Delete and make again what cannot be patched."),
                Flag.of(
                        "grace-period",
                        "",
                        Flag.Type.INT,
                        "-1",
                        "With --force: seconds that an object gets to end."),
                Flag.of(
                        "timeout",
                        "",
                        Flag.Type.DURATION,
                        "0s",
                        "With --force: how long to wait for the deletion."),
                Flag.bool("wait", "", "Wait until deleted objects are gone."));
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (!arguments.words().isEmpty()) {
            throw Failure.inUse(
                    USAGE, "Unexpected args: [" + String.join(" ", arguments.words()) + "]");
        }
        var client = new Client(arguments, session);
        var dryRun = DryRun.of(arguments, client);
        if (arguments.texts("filename").isEmpty() && arguments.text("kustomize").isEmpty()) {
            throw Failure.of("must specify one of -f and -k");
        }
        var options = ApplyOptions.of(arguments, dryRun, session);
        var outcome = targets(arguments, client).collect();
        if (outcome.found().isEmpty() && outcome.failures().isEmpty()) {
            throw Failure.of("no objects passed to apply");
        }
        if (options.prunes()) {
            throw NotYet.failure("kubectl apply --prune");
        }
        apply(outcome, options, client);
        return 0;
    }

    private static Targets targets(Arguments arguments, Client client) {
        return new Targets(client)
                .in(client.namespace())
                .files(arguments, client.isNamespaceTyped())
                .labels(arguments.text("selector"))
                .continueOnError()
                .flatten()
                .check();
    }

    private static void apply(Targets.Outcome outcome, ApplyOptions options, Client client) {
        var failures = new ArrayList<>(outcome.failures());
        var applied = new ArrayList<Document>();
        var one = new ApplyOne(options, client);
        for (var target : outcome.found()) {
            try {
                applied.add(one.apply(named(target)));
            } catch (Failure failure) {
                failures.add(failure);
            }
        }
        Failures.throwIfAny(failures);
        client.note(4, "apply.go:546", "Running apply post-processor function");
        if (options.printsObjects() && !applied.isEmpty()) {
            var printed =
                    applied.size() == 1
                            ? applied.getFirst()
                            : Document.of(
                                    "apiVersion",
                                    "v1",
                                    "kind",
                                    "List",
                                    "items",
                                    applied,
                                    "metadata",
                                    Document.EMPTY);
            one.print(printed, "");
        }
    }

    private static Target named(Target target) {
        var generated = target.known().text("metadata.generateName");
        if (target.name().isEmpty() && !generated.isEmpty()) {
            throw Failure.of("from " + generated + ": cannot use generate name with apply");
        }
        return target;
    }
}
