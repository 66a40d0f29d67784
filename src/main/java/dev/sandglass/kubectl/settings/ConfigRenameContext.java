package dev.sandglass.kubectl.settings;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubeConfig;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl config rename-context}: another name for a context. */
final class ConfigRenameContext implements KubectlCommand {

    private static final Usage USAGE =
            Config.below("rename-context", "CONTEXT_NAME NEW_NAME", "Rename a context")
                    .example("kubectl config rename-context old new", "Call old new");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.words().size() != 2) {
            throw Failure.inUse(
                    USAGE, "Unexpected args: [" + String.join(" ", arguments.words()) + "]");
        }
        var from = arguments.words().get(0);
        var to = arguments.words().get(1);
        var file = new ConfigFile(arguments, session);
        var context = KubeConfig.entry(file.merged(), "contexts", from);
        if (context == null) {
            throw Failure.of(
                    "cannot rename the context \"" + from + "\", it's not in " + file.path());
        }
        if (KubeConfig.entry(file.merged(), "contexts", to) != null) {
            throw Failure.of(
                    "cannot rename the context \""
                            + from
                            + "\", the context \""
                            + to
                            + "\" already exists in "
                            + file.path());
        }
        file.change("contexts", to, _ -> context);
        file.remove("contexts", from);
        if (file.merged().text("current-context").equals(from)) {
            file.changeFile(config -> config.put("current-context", to));
        }
        session.print("Context \"" + from + "\" renamed to \"" + to + "\".");
        return 0;
    }
}
