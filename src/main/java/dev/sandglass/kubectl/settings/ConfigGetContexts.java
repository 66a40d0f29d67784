package dev.sandglass.kubectl.settings;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubeConfig;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;

/** {@code kubectl config get-contexts}: the contexts, the one in use marked. */
final class ConfigGetContexts implements KubectlCommand {

    private static final Usage USAGE =
            Config.below("get-contexts", "[(-o|--output=)name)]", "List contexts")
                    .example("kubectl config get-contexts", "All of them")
                    .example("kubectl config get-contexts my-context", "One of them")
                    .flag("no-headers", "", "Leave the heading out.")
                    .text("output", "o", "'name' for names only.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var output = arguments.text("output");
        if (!output.isEmpty() && !output.equals("name")) {
            throw Failure.of("output must be one of '' or 'name': " + output);
        }
        var config = new ConfigFile(arguments, session).merged();
        var names = names(config, arguments.words());
        if (output.equals("name")) {
            names.stream().filter(n -> exists(config, n)).forEach(session::print);
        } else {
            table(config, names, arguments.flag("no-headers"), session);
        }
        var missing = names.stream().filter(n -> !exists(config, n)).toList();
        if (missing.isEmpty()) {
            return 0;
        }
        throw Failure.of("context " + missing.getFirst() + " not found");
    }

    private static boolean exists(Document config, String name) {
        return KubeConfig.entry(config, "contexts", name) != null;
    }

    private static List<String> names(Document config, List<String> wanted) {
        return wanted.isEmpty()
                ? config.items("contexts").documents().map(e -> e.text("name")).sorted().toList()
                : wanted;
    }

    private static void table(Document config, List<String> names, boolean bare, Session session) {
        var table = TabWriter.ofTables();
        if (!bare) {
            table.line("CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE");
        }
        for (var name : names) {
            var context = KubeConfig.entry(config, "contexts", name);
            if (context != null) {
                var mark = name.equals(config.text("current-context")) ? "*" : "";
                table.line(
                        mark
                                + "\t"
                                + name
                                + "\t"
                                + context.text("cluster")
                                + "\t"
                                + context.text("user")
                                + "\t"
                                + context.text("namespace"));
            }
        }
        session.write(table.flush());
    }
}
