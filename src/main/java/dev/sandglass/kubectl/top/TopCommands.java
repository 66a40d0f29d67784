package dev.sandglass.kubectl.top;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/** The commands of this package. */
public final class TopCommands {

    private static final Usage GROUP =
            Usage.of(Group.CLUSTER, "top", "[flags]")
                    .summary("Show what nodes and Pods use")
                    .about(
                            """
                            Show how much processor time and memory nodes and Pods use.

                             The numbers come from the metrics server, which asks every node's kubelet; it must run in the cluster. They are what autoscalers decide by, steady rather than exact, and some seconds old.""")
                    .onlyGroups();

    public static final List<KubectlCommand> ALL =
            List.of(new Whole(GROUP), new TopNode(), new TopPod());

    private TopCommands() {}

    /** {@code kubectl top}: holds the others. */
    private record Whole(Usage usage) implements KubectlCommand {
        @Override
        public int run(Arguments arguments, Session session) {
            throw new IllegalStateException("only holds others");
        }
    }
}
