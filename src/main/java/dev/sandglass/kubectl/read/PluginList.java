package dev.sandglass.kubectl.read;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.shell.FileProblem;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl plugin} and {@code kubectl plugin list}: programs whose names begin with kubectl-. */
public record PluginList(Usage usage) implements KubectlCommand {

    public static final List<KubectlCommand> ALL =
            List.of(
                    new PluginList(
                            Usage.of(Group.OTHER, "plugin", "[flags]")
                                    .summary("Work with plugins")
                                    .about(
                                            "Work with plugins: programs in the PATH whose names begin with kubectl-.")
                                    .onlyGroups()),
                    new PluginList(
                            Usage.of(Group.PART, "plugin list", "[flags]")
                                    .summary("List the plugins that are there")
                                    .about(
                                            "List the plugins that are there: programs in the PATH whose names begin with kubectl-.")
                                    .flag("name-only", "", "Show names, not paths.")));

    private static final String PREFIX = "kubectl-";

    @Override
    public int run(Arguments arguments, Session session) {
        var found = new ArrayList<String>();
        for (var folder : session.variable("PATH").split(":")) {
            names(folder, session).stream()
                    .filter(name -> name.startsWith(PREFIX))
                    .map(name -> arguments.flag("name-only") ? name : folder + "/" + name)
                    .forEach(found::add);
        }
        if (found.isEmpty()) {
            throw Failure.of("unable to find any kubectl plugins in your PATH");
        }
        session.print("The following compatible plugins are available:\n");
        found.forEach(session::print);
        return 0;
    }

    private static List<String> names(String folder, Session session) {
        try {
            return session.isFolder(folder) ? session.listFolder(folder) : List.of();
        } catch (FileProblem _) {
            return List.of();
        }
    }
}
