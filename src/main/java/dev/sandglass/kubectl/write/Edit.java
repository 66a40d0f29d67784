package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl edit}: opens objects in an editor and sends what was changed. */
public final class Edit implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.INTERMEDIATE, "edit", "(RESOURCE/NAME | -f FILENAME)")
                    .summary("Change objects in an editor")
                    .about(
                            """
                            Change objects in an editor: the one that KUBE_EDITOR or EDITOR names, or vi.

                             What is refused can be edited again. A file without content ends it.""")
                    .example("kubectl edit deployment/web", "Edit a Deployment")
                    .example("EDITOR=nano kubectl edit deployment/web", "... in another editor")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("that names the objects."))
                    .flags(
                            Flags.VALIDATE,
                            Flags.SAVE_CONFIG,
                            Flags.SUBRESOURCE,
                            Flags.fieldManager("kubectl-edit"),
                            Flags.RECORD)
                    .flag("output-patch", "", "Show the patch that is sent.")
                    .flag("windows-line-endings", "", "End lines as Windows does.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var found =
                new Targets(client)
                        .in(client.namespace())
                        .files(arguments, client.isNamespaceTyped())
                        .subresource(arguments.text("subresource"))
                        .words(true, arguments.words())
                        .latest()
                        .continueOnError()
                        .flatten()
                        .check()
                        .list();
        if (found.isEmpty()) {
            throw Failure.of("edit cancelled, no objects found");
        }
        var bare = new ArrayList<Target>();
        found.forEach(
                target -> bare.add(target.with(target.known().without("metadata.managedFields"))));
        return new Editing(arguments, client, List.copyOf(bare)).run();
    }
}
