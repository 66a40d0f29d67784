package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printer;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl replace}: puts the objects of files in the place of those that are there. */
public final class Replace implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.ADVANCED, "replace", "-f FILENAME")
                    .summary("Put the objects of files in the place of those that are there")
                    .about(
                            """
                            Put the objects of files, or of standard input, in the place of those that are there. Each must be complete.

                             JSON and YAML are understood. With --force objects are deleted and made again.""")
                    .example("kubectl replace -f pod.yaml", "The object of a file")
                    .example("kubectl replace --force -f pod.yaml", "Delete it and make it again")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("that holds the objects."))
                    .flags(Flags.DRY_RUN, Flags.VALIDATE, Flags.SAVE_CONFIG, Flags.SUBRESOURCE)
                    .flags(Flags.fieldManager("kubectl-replace"))
                    .flags(
                            Flag.text(
                                            "cascade",
                                            "",
                                            "With --force: what becomes of objects that these own: \"background\", \"orphan\" or \"foreground\".")
                                    .or("background")
                                    .bare("background"))
                    .flag("force", "", "Delete the objects and make them again.")
                    .number(
                            "grace-period",
                            "-1",
                            "With --force: seconds that an object gets to end.")
                    .duration("timeout", "0s", "With --force: how long to wait for the deletion.")
                    .flag("wait", "", "Wait until deleted objects are gone.")
                    .text("raw", "", "Put the file to this path of the server.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var validation = Validations.directive(arguments);
        var dryRun = DryRun.of(arguments, client);
        var printer = Printers.ofResult(arguments, session, dryRun.told("replaced"));
        var policy = Cascade.policy(arguments, session);
        validate(arguments, dryRun);
        if (!arguments.text("raw").isEmpty()) {
            return RawSending.send(Method.PUT, arguments, client);
        }
        if (arguments.flag("force")) {
            return new Replacement(arguments, client, validation, policy).run(printer);
        }
        targets(arguments, client)
                .each(target -> replace(target, arguments, client, dryRun, validation, printer));
        return 0;
    }

    private static void validate(Arguments arguments, DryRun dryRun) {
        if (arguments.texts("filename").isEmpty() && arguments.text("kustomize").isEmpty()) {
            throw Failure.of("must specify one of -f and -k");
        }
        var force = arguments.flag("force");
        if (arguments.number("grace-period") >= 0 && !force) {
            throw Failure.of("--grace-period must have --force specified");
        }
        if (!arguments.duration("timeout").isZero() && !force) {
            throw Failure.of("--timeout must have --force specified");
        }
        if (force && dryRun != DryRun.NONE) {
            throw Failure.of("--dry-run can not be used when --force is set");
        }
    }

    static Targets targets(Arguments arguments, Client client) {
        return new Targets(client)
                .in(client.namespace())
                .files(arguments, client.isNamespaceTyped())
                .subresource(arguments.text("subresource"))
                .continueOnError()
                .flatten()
                .check();
    }

    /** The object with itself noted as applied, when that is wanted or was so before. */
    static Document noted(Document object, Arguments arguments) {
        var noted =
                arguments.flag("save-config") || LastApplied.of(object) != null
                        ? LastApplied.annotated(object)
                        : object;
        return ChangeCause.of(arguments).on(noted);
    }

    private static void replace(
            Target target,
            Arguments arguments,
            Client client,
            DryRun dryRun,
            String validation,
            Printer printer) {
        var object = noted(target.known(), arguments);
        if (dryRun == DryRun.CLIENT) {
            client.session().write(printer.print(object));
            return;
        }
        var path =
                Client.path(
                        target.kind(),
                        target.namespace(),
                        target.name(),
                        arguments.text("subresource"));
        Request request =
                client.request(Method.PUT, path)
                        .withBody(versioned(object, path, client))
                        .with("fieldManager", arguments.text("field-manager"))
                        .with("fieldValidation", validation);
        try {
            client.session().write(printer.print(client.object(dryRun.mark(request))));
        } catch (Refusal refusal) {
            throw refusal.withMessage(
                    "error when replacing \"" + target.source() + "\": " + refusal.said());
        }
    }

    /** The object with the version that is there, when it has none. */
    private static Document versioned(Document object, String path, Client client) {
        if (!object.text("metadata.resourceVersion").isEmpty()) {
            return object;
        }
        try {
            var there = client.object(client.get(path));
            return object.with("metadata.resourceVersion", there.text("metadata.resourceVersion"));
        } catch (Refusal _) {
            return object; // the PUT will be told the same
        }
    }
}
