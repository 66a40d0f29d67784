package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Help;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl certificate}: holds approve and deny. */
public final class Certificate implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.CLUSTER, "certificate", "SUBCOMMAND")
                    .summary("Answer requests for certificates");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        session.write(Help.page(USAGE));
        return 0;
    }
}
