package dev.sandglass.kubectl.config;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Help;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/** The commands of this package. */
public final class ConfigCommands {

    private static final Usage GROUP =
            Usage.of(Group.OTHER, "config", "SUBCOMMAND")
                    .summary("Change kubeconfig files")
                    .about(
                            """
                            Change kubeconfig files, such as with "kubectl config use-context my-context".

                             Which files these are:

                              1.  With --kubeconfig, that file alone.
                              2.  With $KUBECONFIG, the files it lists, merged. What is changed is changed in the file that has it; what is new goes into the first file that exists, or the last one.
                              3.  Otherwise ${HOME}/.kube/config.""")
                    .onlyGroups();

    public static final List<KubectlCommand> ALL =
            List.of(
                    new Whole(GROUP),
                    new CurrentContext(),
                    DeleteEntry.CLUSTER,
                    DeleteEntry.CONTEXT,
                    DeleteEntry.USER,
                    EntryNames.CLUSTERS,
                    new GetContexts(),
                    EntryNames.USERS,
                    new RenameContext(),
                    SetProperty.SET,
                    new SetCluster(),
                    new SetContext(),
                    new SetCredentials(),
                    SetProperty.UNSET,
                    new UseContext(),
                    new View());

    private ConfigCommands() {}

    static Usage usage(String word, String synopsis, String summary) {
        return Usage.of(Group.PART, "config " + word, synopsis).summary(summary);
    }

    /** Complains of a wrong number of words, below the command's help. */
    static void require(int count, Arguments arguments, Session session) {
        if (arguments.words().size() == count) {
            return;
        }
        session.write(Help.page(arguments.usage()));
        throw Failure.of("Unexpected args: [" + String.join(" ", arguments.words()) + "]");
    }

    /** {@code kubectl config}: holds the others. */
    private record Whole(Usage usage) implements KubectlCommand {
        @Override
        public int run(Arguments arguments, Session session) {
            throw new IllegalStateException("only holds others");
        }
    }
}
