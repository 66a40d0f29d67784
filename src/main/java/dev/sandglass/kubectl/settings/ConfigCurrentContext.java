package dev.sandglass.kubectl.settings;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config current-context}: which context is in use. */
final class ConfigCurrentContext implements KubectlCommand {

    private static final Usage USAGE =
            Config.below("current-context", "[flags]", "Print the name of the context in use")
                    .example("kubectl config current-context", "Where am I?");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var current = new ConfigFile(arguments, session).merged().text("current-context");
        if (current.isEmpty()) {
            throw Failure.of("current-context is not set");
        }
        session.print(current);
        return 0;
    }
}
