package dev.sandglass.kubectl.create;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.kubectl.write.RawSending;
import dev.sandglass.kubectl.write.Validations;

/** {@code kubectl create -f}: makes the objects of files. */
public final class Create implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.BEGINNER, "create", "-f FILENAME")
                    .summary("Make an object from a file, from standard input or from flags")
                    .about(
                            """
                            Make objects from a file or from standard input.

                             JSON and YAML are understood.""")
                    .example("kubectl create -f pod.yaml", "The objects of a file")
                    .example("cat pod.json | kubectl create -f -", "... of standard input")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("to create objects from"))
                    .flags(Flags.SAVE_CONFIG, Flags.VALIDATE, Flags.DRY_RUN, Flags.SELECTOR)
                    .flags(Flags.fieldManager("kubectl-create"), Flags.RECORD)
                    .flag("edit", "", "Edit the objects before they are made.")
                    .flag("windows-line-endings", "", "With --edit: end lines as Windows does.")
                    .text("raw", "", "Post the file to this path of the server.");

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
        var validation = Validations.directive(arguments);
        var printer = Printers.ofResult(arguments, session, dryRun.told("created"));
        if (arguments.texts("filename").isEmpty() && arguments.text("kustomize").isEmpty()) {
            throw Failure.of("must specify one of -f and -k");
        }
        if (arguments.flag("edit")) {
            throw NotYet.failure("kubectl create --edit");
        }
        if (!arguments.text("raw").isEmpty()) {
            if (!arguments.text("selector").isEmpty()) {
                throw Failure.of("--raw and --selector (-l) are mutually exclusive");
            }
            return RawSending.send(Method.POST, arguments, client);
        }
        var count = new int[1];
        new Targets(client)
                .in(client.namespace())
                .files(arguments, client.isNamespaceTyped())
                .labels(arguments.text("selector"))
                .continueOnError()
                .flatten()
                .each(
                        target -> {
                            var made = make(target, arguments, client, dryRun, validation);
                            count[0]++;
                            session.write(printer.print(made));
                        });
        if (count[0] == 0) {
            throw Failure.of("no objects passed to create");
        }
        return 0;
    }

    private static Document make(
            Target target, Arguments arguments, Client client, DryRun dryRun, String validation) {
        var object = target.known();
        if (arguments.flag("save-config")) {
            object = LastApplied.annotated(object);
        }
        object = ChangeCause.of(arguments).on(object);
        if (dryRun == DryRun.CLIENT) {
            return object;
        }
        var request =
                client.request(Method.POST, Client.path(target.kind(), target.namespace()))
                        .withBody(object.without("metadata.resourceVersion"))
                        .with("fieldManager", arguments.text("field-manager"))
                        .with("fieldValidation", validation);
        try {
            return client.object(dryRun.mark(request));
        } catch (Refusal refusal) {
            throw refusal.withMessage(
                    "error when creating \"" + target.source() + "\": " + refusal.said());
        }
    }
}
