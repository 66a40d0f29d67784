package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.kustomize.Build;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;

/** {@code kubectl kustomize}: prints what a kustomization builds. */
public final class Kustomize implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.ADVANCED, "kustomize", "DIR")
                    .summary("Print what a folder with a kustomization builds")
                    .about("Print the objects that a folder with a kustomization.yaml builds.")
                    .example("kubectl kustomize overlays/test", "Of a folder")
                    .text("output", "o", "File to write to instead.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.words().size() > 1) {
            throw Failure.of("specify one path to kustomization.yaml");
        }
        var folder = arguments.words().isEmpty() ? "." : arguments.words().getFirst();
        var text = new Build(session).text(folder);
        var file = arguments.text("output");
        if (file.isEmpty()) {
            session.write(text);
            return 0;
        }
        try {
            session.writeFile(file, text.getBytes(StandardCharsets.UTF_8));
            return 0;
        } catch (FileProblem e) {
            throw Failure.of("open " + file + ": " + e.getMessage());
        }
    }
}
