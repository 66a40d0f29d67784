package dev.sandglass.kubectl.config;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.TreeSet;

/** {@code kubectl config get-contexts}. */
final class GetContexts implements KubectlCommand {

    private static final Usage USAGE =
            ConfigCommands.usage(
                            "get-contexts",
                            "[(-o|--output=)name)]",
                            "List contexts of the kubeconfig")
                    .about("List contexts of the kubeconfig, all or those named.")
                    .example("kubectl config get-contexts", "List all contexts")
                    .example("kubectl config get-contexts test", "One of them")
                    .flag("no-headers", "", "Leave the headers out.")
                    .flags(Flag.text("output", "o", "Format of the output: (name)."));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var format = arguments.text("output");
        if (!format.isEmpty() && !format.equals("name")) {
            throw Failure.of(
                    "--output "
                            + format
                            + " is not available in kubectl config get-contexts; resetting to default"
                            + " output format");
        }
        var files = new ConfigFiles(arguments, session);
        var contexts = files.entries(ConfigFiles.CONTEXTS);
        var failures = new ArrayList<Failure>();
        var shown =
                new TreeSet<>(arguments.words().isEmpty() ? contexts.keySet() : arguments.words());
        for (var name : arguments.words()) {
            if (!contexts.containsKey(name)) {
                failures.add(Failure.of("context " + name + " not found"));
                shown.remove(name);
            }
        }
        var out = TabWriter.ofTables();
        if (!arguments.flag("no-headers") && format.isEmpty()) {
            out.line("CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE");
        }
        for (var name : shown) {
            var context = contexts.getOrDefault(name, Document.EMPTY);
            out.line(format.isEmpty() ? line(name, context, files) : name);
        }
        session.write(out.flush());
        Failures.throwIfAny(failures);
        return 0;
    }

    private static String line(String name, Document context, ConfigFiles files) {
        return String.join(
                "\t",
                files.currentContext().equals(name) ? "*" : " ",
                name,
                context.text("cluster"),
                context.text("user"),
                context.text("namespace"));
    }
}
