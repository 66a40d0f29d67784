package dev.sandglass.kubectl.config;

import dev.sandglass.document.GoQuote;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config rename-context}. */
final class RenameContext implements KubectlCommand {

    private static final Usage USAGE =
            ConfigCommands.usage(
                            "rename-context",
                            "CONTEXT_NAME NEW_NAME",
                            "Give a context another name")
                    .about(
                            "Give a context another name. If it is the current one, it stays current.")
                    .example("kubectl config rename-context old new", "Rename the context old");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        ConfigCommands.require(2, arguments, session);
        var name = arguments.words().getFirst();
        var newName = arguments.words().getLast();
        if (newName.isEmpty()) {
            throw Failure.of("You must specify a new non-empty context name");
        }
        var files = new ConfigFiles(arguments, session);
        var contexts = files.entries(ConfigFiles.CONTEXTS);
        var cannot = "cannot rename the context " + GoQuote.quote(name) + ", ";
        var context = contexts.get(name);
        if (context == null) {
            throw Failure.of(cannot + "it's not in " + files.defaultFile());
        }
        if (contexts.containsKey(newName)) {
            throw Failure.of(
                    cannot
                            + "the context "
                            + GoQuote.quote(newName)
                            + " already exists in "
                            + files.defaultFile());
        }
        files.put(ConfigFiles.CONTEXTS, newName, context);
        files.put(ConfigFiles.CONTEXTS, name, null);
        if (files.currentContext().equals(name)) {
            files.setCurrent(newName);
        }
        session.print(
                "Context " + GoQuote.quote(name) + " renamed to " + GoQuote.quote(newName) + ".");
        return 0;
    }
}
