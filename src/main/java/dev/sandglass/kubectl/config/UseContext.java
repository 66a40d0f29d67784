package dev.sandglass.kubectl.config;

import dev.sandglass.document.GoQuote;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config use-context}. */
final class UseContext implements KubectlCommand {

    private static final Usage USAGE =
            ConfigCommands.usage("use-context", "CONTEXT_NAME", "Choose the current context")
                    .about("Choose the current context.")
                    .alias("use")
                    .example(
                            "kubectl config use-context test",
                            "Work with the context named test from now on");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        ConfigCommands.require(1, arguments, session);
        var name = arguments.words().getFirst();
        var files = new ConfigFiles(arguments, session);
        if (name.isEmpty()) {
            throw Failure.of("empty context names are not allowed");
        }
        if (!files.entries(ConfigFiles.CONTEXTS).containsKey(name)) {
            throw Failure.of("no context exists with the name: " + GoQuote.quote(name));
        }
        files.setCurrent(name);
        session.print("Switched to context " + GoQuote.quote(name) + ".");
        return 0;
    }
}
