package dev.sandglass.kubectl.read;

import dev.sandglass.kubectl.Help;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.GlobalFlags;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl options}: the options that every command takes. */
public final class Options implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.HIDDEN, "options", "")
                    .summary("List the options that every command takes");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        session.write(
                "The following options can be passed to any command:\n\n"
                        + Help.flags(GlobalFlags.BY_NAME.values()));
        return 0;
    }
}
