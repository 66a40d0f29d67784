package dev.sandglass.kubectl.settings;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubeConfig;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config use-context}: lets another context be in use. */
final class ConfigUseContext implements KubectlCommand {

    private static final Usage USAGE =
            Config.below("use-context", "CONTEXT_NAME", "Choose the context to use")
                    .alias("use")
                    .example(
                            "kubectl config use-context minikube",
                            "Work with minikube from now on");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.words().size() != 1) {
            throw Failure.inUse(
                    USAGE, "Unexpected args: [" + String.join(" ", arguments.words()) + "]");
        }
        var name = arguments.words().getFirst();
        var file = new ConfigFile(arguments, session);
        if (KubeConfig.entry(file.merged(), "contexts", name) == null) {
            throw Failure.of("no context exists with the name: \"" + name + "\"");
        }
        file.changeFile(config -> config.put("current-context", name));
        session.print("Switched to context \"" + name + "\".");
        return 0;
    }
}
