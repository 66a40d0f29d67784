package dev.sandglass.kubectl.settings;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl config}: holds the commands that read and change kubeconfig files. */
final class Config implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.SETTINGS, "config", "SUBCOMMAND")
                    .summary("Read and change kubeconfig files")
                    .about(
                            """
                            Read and change kubeconfig files: which clusters there are, as whom to talk to them, and which context is in use.

                            The file is the one that --kubeconfig names, else those in $KUBECONFIG, else ~/.kube/config.
                            """)
                    .onlyGroups();

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        throw new IllegalStateException("only holds others");
    }

    /** The usage of a command below. */
    static Usage below(String word, String synopsis, String summary) {
        return Usage.of(Group.PART, "config " + word, synopsis).summary(summary);
    }
}
