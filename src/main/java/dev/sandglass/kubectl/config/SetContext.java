package dev.sandglass.kubectl.config;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Help;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;

/** {@code kubectl config set-context}. */
final class SetContext implements KubectlCommand {

    private static final String SYNOPSIS =
            "[NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]";

    private static final Usage USAGE =
            ConfigCommands.usage("set-context", SYNOPSIS, "Make or change a context")
                    .about("Make or change a context. What is not given stays as it is.")
                    .example(
                            "kubectl config set-context --current --namespace=web",
                            "Work in another namespace")
                    .example(
                            "kubectl config set-context test --user=admin",
                            "Change the user of the context test")
                    .flag("current", "", "Change the current context.")
                    .flags(
                            Flag.text("cluster", "", "The context's cluster."),
                            Flag.text("user", "", "The context's user."),
                            Flag.text("namespace", "n", "The context's namespace."));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var words = arguments.words();
        if (words.size() > 1) {
            session.write(Help.page(USAGE));
            throw Failure.of("Unexpected args: [" + String.join(" ", words) + "]");
        }
        var typed = words.isEmpty() ? "" : words.getFirst();
        if (typed.isEmpty() && !arguments.flag("current")) {
            throw Failure.of("you must specify a non-empty context name or --current");
        }
        if (!typed.isEmpty() && arguments.flag("current")) {
            throw Failure.of("you cannot specify both a context name and --current");
        }
        var files = new ConfigFiles(arguments, session);
        if (typed.isEmpty() && files.currentContext().isEmpty()) {
            throw Failure.of("no current context is set");
        }
        var name = typed.isEmpty() ? files.currentContext() : typed;
        var before = files.entries(ConfigFiles.CONTEXTS).get(name);
        var context = before == null ? Document.of("cluster", "", "user", "") : before;
        for (var field : List.of("cluster", "user", "namespace")) {
            if (arguments.has(field)) {
                context = put(context, field, arguments.text(field));
            }
        }
        files.put(ConfigFiles.CONTEXTS, name, context);
        session.print(
                "Context " + GoQuote.quote(name) + (before == null ? " created." : " modified."));
        return 0;
    }

    private static Document put(Document context, String field, String value) {
        return value.isEmpty() && field.equals("namespace")
                ? context.remove(field)
                : context.put(field, value);
    }
}
