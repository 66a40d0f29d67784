package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl set}: holds the commands that change one feature of an object. */
public final class SetGroup implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.BEGINNER, "set", "SUBCOMMAND")
                    .summary("Change a feature of objects: image, environment, resources …")
                    .about(
                            "Change a feature of objects that are there: the image of containers, their environment, what they may use.")
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
