package dev.sandglass.kubectl.write.apply;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
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
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl apply set-last-applied}: notes a file as applied, and changes nothing else. */
public final class ApplySetLastApplied implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.PART, "apply set-last-applied", "-f FILENAME")
                    .summary("Note a file's configuration as the one applied last")
                    .about(
                            "Note the configuration of a file as the one that was applied last. Nothing else of the object changes.")
                    .example(
                            "kubectl apply set-last-applied -f deployment.yaml",
                            "For the objects of a file")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("that holds the configuration to note.").subList(0, 1))
                    .flags(Flags.DRY_RUN)
                    .flag("create-annotation", "", "Note it even when nothing was noted so far.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var dryRun = DryRun.of(arguments, client);
        var changes = new ArrayList<Target>();
        targets(arguments, client).each(target -> look(target, arguments, client, changes));
        var printer = Printers.ofResult(arguments, session, dryRun.told("configured"));
        for (var change : changes) {
            session.write(
                    printer.print(
                            dryRun == DryRun.CLIENT
                                    ? change.known()
                                    : send(change, dryRun, client)));
        }
        return 0;
    }

    private static Targets targets(Arguments arguments, Client client) {
        return new Targets(client)
                .in(client.namespace())
                .files(arguments, client.isNamespaceTyped())
                .flatten();
    }

    /** Compares with what is noted; a target with another note is kept with its patch as source. */
    private static void look(
            Target target, Arguments arguments, Client client, List<Target> changes) {
        var text = Json.write(target.known()) + "\n";
        Document current;
        try {
            current = client.object(client.get(target.path()));
        } catch (Refusal refusal) {
            throw refusal.isNotFound()
                    ? refusal
                    : Sources.about(
                            "retrieving current configuration of:\n"
                                    + Sources.shown(target)
                                    + "\nfrom server for:",
                            target,
                            refusal);
        }
        var noted = LastApplied.of(current);
        if (noted == null && !arguments.flag("create-annotation")) {
            throw Failure.of(
                    "no last-applied-configuration annotation found on resource: "
                            + target.name()
                            + ", to create the annotation, run the command with --create-annotation");
        }
        if (text.strip().equals(noted == null ? "" : noted.strip())) {
            client.session().print("set-last-applied " + target.name() + ": no changes required.");
        } else {
            changes.add(
                    new Target(target.kind(), target.namespace(), target.name(), text, current));
        }
    }

    private static Document send(Target change, DryRun dryRun, Client client) {
        var annotations = Document.of(LastApplied.KEY, change.source());
        var patch = Document.of("metadata", Document.of("annotations", annotations));
        var request =
                client.request(Method.PATCH, change.path()).withBody(patch, Request.MERGE_PATCH);
        return client.object(dryRun.mark(request));
    }
}
