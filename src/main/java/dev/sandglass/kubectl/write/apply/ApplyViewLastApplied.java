package dev.sandglass.kubectl.write.apply;

import dev.sandglass.document.Json;
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;

/** {@code kubectl apply view-last-applied}: shows what was applied last. */
public final class ApplyViewLastApplied implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(
                            Group.PART,
                            "apply view-last-applied",
                            "(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)")
                    .summary("Show the configuration that was applied last to an object")
                    .about(
                            "Show the configuration that was applied last, as the object's annotation notes it.")
                    .example("kubectl apply view-last-applied deployment/web", "Of one Deployment")
                    .example(
                            "kubectl apply view-last-applied -f deployment.yaml -o json",
                            "Of the objects of a file, as JSON")
                    .flags(Flags.files("that names the objects."))
                    .flags(Flags.ALL, Flags.SELECTOR)
                    .flags(
                            Flag.text("output", "o", "Format of the output: yaml or json.")
                                    .or("yaml"));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var notes = new ArrayList<String>();
        new Targets(client)
                .in(client.namespace())
                .files(arguments, client.isNamespaceTyped())
                .all(arguments.flag("all"))
                .labels(arguments.text("selector"))
                .words(client.isNamespaceTyped(), arguments.words())
                .latest()
                .flatten()
                .each(
                        target -> {
                            var note = LastApplied.of(target.known());
                            if (note != null) { // upstream's complaint about none is never told
                                notes.add(note);
                            }
                        });
        for (var note : notes) {
            session.write(shown(note, arguments));
        }
        return 0;
    }

    private static String shown(String note, Arguments arguments) {
        return switch (arguments.text("output")) {
            case "json" -> Json.indented(Json.parse(note), 2) + (note.endsWith("\n") ? "\n" : "");
            case "yaml" -> Yaml.write(Json.parse(note));
            default ->
                    throw Failure.inUse(
                            USAGE,
                            "Unexpected -o output mode: "
                                    + arguments.text("output")
                                    + ", the flag 'output' must be one of yaml|json");
        };
    }
}
