package dev.sandglass.kubectl.config;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** {@code kubectl config view}. */
final class View implements KubectlCommand {

    private static final Map<String, String> HIDDEN =
            Map.of(
                    "certificate-authority-data", "DATA+OMITTED",
                    "client-certificate-data", "DATA+OMITTED",
                    "client-key-data", "DATA+OMITTED",
                    "token", "REDACTED",
                    "password", "REDACTED");

    private static final List<String> FILES =
            List.of("certificate-authority", "client-certificate", "client-key");

    private static final Usage USAGE =
            ConfigCommands.usage("view", "[flags]", "Show the kubeconfig")
                    .about(
                            """
                            Show the kubeconfig: all files in force as one, or the one given.

                             A single value can be had with --output jsonpath={...}.""")
                    .example("kubectl config view", "Show all, certificates and secrets left out")
                    .example("kubectl config view --raw", "Show all as it is")
                    .example(
                            "kubectl config view --minify -o jsonpath='{..namespace}'",
                            "The namespace of the current context")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(
                            Flag.text(
                                            "output",
                                            "o",
                                            "Format of the output, one of: ("
                                                    + String.join(", ", Printers.BASIC)
                                                    + ").")
                                    .or("yaml"),
                            Flag.bool("merge", "", "Show all files as one.").or("true"))
                    .flag(
                            "flatten",
                            "",
                            "Put the content of files in the place of their names, to carry it elsewhere.")
                    .flag("minify", "", "Only what the current context needs.")
                    .flag("raw", "", "Show certificates and secrets too.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (!arguments.words().isEmpty()) {
            throw Failure.inUse(
                    USAGE, "unexpected arguments: [" + String.join(" ", arguments.words()) + "]");
        }
        var files = new ConfigFiles(arguments, session);
        if (!arguments.flag("merge") && !files.isExplicit()) {
            throw Failure.of("if merge==false a precise file must be specified");
        }
        if (!arguments.flag("merge") && !session.exists(arguments.text("kubeconfig"))) {
            throw Failure.of(
                    "open " + arguments.text("kubeconfig") + ": no such file or directory");
        }
        var config = ConfigFiles.complete(files.merged());
        if (arguments.flag("minify")) {
            config = minified(config, arguments.text("context"));
        }
        if (arguments.flag("flatten")) {
            config = eachEntry(config, entry -> flattened(entry, session));
        } else if (!arguments.flag("raw")) {
            config = eachEntry(config, View::hidden);
        }
        session.write(Printers.ofResult(arguments, session, "").print(config));
        return 0;
    }

    private static Document eachEntry(Document config, UnaryOperator<Document> change) {
        var changed = config;
        for (var list : List.of(ConfigFiles.CLUSTERS, ConfigFiles.USERS)) {
            var inner = list.substring(0, list.length() - 1);
            var items =
                    config.items(list)
                            .documents()
                            .map(e -> e.put(inner, change.apply(e.child(inner))))
                            .toList();
            changed = items.isEmpty() ? changed : changed.put(list, Items.copyOf(items));
        }
        return changed;
    }

    private static Document hidden(Document entry) {
        var changed = entry;
        for (var hidden : HIDDEN.entrySet()) {
            if (!entry.text(hidden.getKey()).isEmpty()) {
                changed = changed.put(hidden.getKey(), hidden.getValue());
            }
        }
        return changed;
    }

    private static Document flattened(Document entry, Session session) {
        var changed = entry;
        for (var field : FILES) {
            if (!entry.text(field).isEmpty()) {
                changed =
                        changed.remove(field)
                                .put(field + "-data", PemFiles.content(entry.text(field), session));
            }
        }
        return changed;
    }

    private static Document minified(Document config, String typed) {
        var current = typed.isEmpty() ? config.text("current-context") : typed;
        if (current.isEmpty()) {
            throw Failure.of("current-context must exist in order to minify");
        }
        var context = config.items(ConfigFiles.CONTEXTS).named("name", current);
        if (context == null) {
            throw Failure.of("cannot locate context " + current);
        }
        return config.put("current-context", current)
                .put(ConfigFiles.CONTEXTS, Items.of(context))
                .put(
                        ConfigFiles.CLUSTERS,
                        one(config, ConfigFiles.CLUSTERS, context.text("context.cluster")))
                .put(
                        ConfigFiles.USERS,
                        one(config, ConfigFiles.USERS, context.text("context.user")));
    }

    private static Object one(Document config, String list, String name) {
        var entry = config.items(list).named("name", name);
        if (entry == null && !name.isEmpty()) {
            throw Failure.of("cannot locate " + list.substring(0, list.length() - 1) + " " + name);
        }
        return entry == null ? Items.EMPTY : Items.of(entry);
    }
}
