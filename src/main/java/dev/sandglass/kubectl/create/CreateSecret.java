package dev.sandglass.kubectl.create;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl create secret}: holds the three sorts. */
public final class CreateSecret implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.PART, "create secret", "(docker-registry | generic | tls)")
                    .summary("Make a Secret of one of three sorts")
                    .about(
                            """
                            Make a Secret:

                              docker-registry  with which images are pulled
                              generic          of any data
                              tls              with a certificate and its key""")
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
