package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl cordon} and {@code uncordon}: closes nodes for new Pods, opens them again. */
public record Cordon(boolean closes, Usage usage) implements KubectlCommand {

    public static final KubectlCommand CLOSE =
            new Cordon(
                    true,
                    usage("cordon", "Close a node for new Pods")
                            .example("kubectl cordon node01", "No new Pod comes to node01"));

    public static final KubectlCommand OPEN =
            new Cordon(
                    false,
                    usage("uncordon", "Open a node for new Pods again")
                            .example("kubectl uncordon node01", "Pods may come again"));

    private static Usage usage(String word, String summary) {
        return Usage.of(Group.CLUSTER, word, "NODE")
                .summary(summary)
                .flags(Flags.DRY_RUN, Flags.SELECTOR);
    }

    @Override
    public int run(Arguments arguments, Session session) {
        Nodes.requireAny(arguments);
        var client = new Client(arguments, session);
        var nodes = new Nodes(arguments, client, DryRun.of(arguments, client));
        nodes.find(500).forEach(node -> nodes.close(node, closes));
        return 0;
    }
}
