package dev.sandglass.kubectl.config;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config current-context}. */
final class CurrentContext implements KubectlCommand {

    private static final Usage USAGE =
            ConfigCommands.usage("current-context", "[flags]", "Show which context is current")
                    .about("Show which context is current.")
                    .example(
                            "kubectl config current-context",
                            "Which cluster, user and namespace am I about to use?");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var current = new ConfigFiles(arguments, session).currentContext();
        if (current.isEmpty()) {
            throw Failure.of("current-context is not set");
        }
        session.print(current);
        return 0;
    }
}
