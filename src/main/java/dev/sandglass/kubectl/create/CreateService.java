package dev.sandglass.kubectl.create;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl create service}: holds the four types. */
public final class CreateService implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.PART, "create service", "[flags]")
                    .alias("svc")
                    .summary("Make a Service of one of four types")
                    .about("Make a Service of one of four types.")
                    .onlyGroups();

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        throw new IllegalStateException("only holds others");
    }
}
