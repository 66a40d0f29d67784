package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl drain}: closes a node and sends its Pods away, before it is worked on. */
public final class Drain implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.CLUSTER, "drain", "NODE")
                    .summary("Send all Pods of a node away before it is worked on")
                    .about(
                            """
                            Close a node for new Pods and send away those that it has, and wait until they are gone.

                             Pods are evicted, so that PodDisruptionBudgets are heeded. Mirror Pods stay. Pods of a DaemonSet stay too, and need --ignore-daemonsets; Pods with an emptyDir lose its data, and need --delete-emptydir-data; Pods without a controller do not come back elsewhere, and need --force.

                             'kubectl uncordon' opens the node again.""")
                    .example("kubectl drain node01 --ignore-daemonsets", "All but Pods of DaemonSets")
                    .example("kubectl drain node01 --ignore-daemonsets --delete-emptydir-data --force", "Whatever it costs")
                    .flags(Flags.DRY_RUN, Flags.SELECTOR, Flags.CHUNK_SIZE)
                    .flag("delete-emptydir-data", "", "Go on though Pods lose the data of an emptyDir.")
                    .flag("disable-eviction", "", "Delete Pods and do not heed PodDisruptionBudgets.")
                    .flag("force", "", "Go on though Pods have no controller.")
                    .number("grace-period", "-1", "Seconds that each Pod gets to end; negative means its own.")
                    .flag("ignore-daemonsets", "", "Leave Pods of DaemonSets alone.")
                    .text("pod-selector", "", "Only Pods with these labels.")
                    .number("skip-wait-for-delete-timeout", "0", "Do not wait for Pods that are being deleted for more than so many seconds.")
                    .duration("timeout", "0s", "How long to go on; zero means without end.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var dryRun = DryRun.of(arguments, client);
        var nodes = new Nodes(arguments, client, dryRun);
        var found = nodes.find(arguments.number("chunk-size"));
        found.forEach(node -> nodes.close(node, true));
        var fatal = new ArrayList<Failure>();
        var left = new ArrayList<String>();
        for (var node : found) {
            try {
                drain(node, arguments, client, dryRun);
                nodes.print(node.known(), "drained");
            } catch (Failure failure) {
                session.complain(
                        "error: unable to drain node \"%s\" due to error: %s, continuing command..."
                                .formatted(node.name(), failure.said()));
                fatal.add(failure);
                left.add(node.name());
            }
        }
        if (!left.isEmpty()) {
            session.complain("There are pending nodes to be drained:");
            left.forEach(name -> session.complain(" " + name));
        }
        throwVerbatim(fatal);
        return 0;
    }

    /** One failure stands without a prefix, those of several Pods are listed one by one. */
    private static void throwVerbatim(List<Failure> fatal) {
        if (fatal.size() == 1) {
            throw fatal.getFirst() instanceof Failures several
                    ? several
                    : Failure.verbatim(fatal.getFirst().listed());
        }
        Failures.throwIfAny(fatal);
    }

    private static void drain(Target node, Arguments arguments, Client client, DryRun dryRun) {
        var pods = DrainList.of(node.name(), arguments, client);
        Failures.throwIfAny(pods.failures());
        var session = client.session();
        if (!pods.warnings().isEmpty()) {
            session.complain("Warning: " + pods.warnings());
        }
        if (dryRun == DryRun.CLIENT) {
            for (var pod : pods.toGo()) {
                session.print(
                        "evicting pod %s/%s (dry run)"
                                .formatted(pod.text("metadata.namespace"), pod.text("metadata.name")));
            }
            return;
        }
        try {
            new Evictions(arguments, client, dryRun).run(pods.toGo());
        } catch (Failure failure) {
            var pending = DrainList.of(node.name(), arguments, client).toGo();
            if (!pending.isEmpty()) {
                session.complain(
                        "There are pending pods in node \"%s\" when an error occurred: %s"
                                .formatted(node.name(), failure.said()));
                pending.forEach(pod -> session.complain("pod/" + pod.text("metadata.name")));
            }
            throw failure;
        }
    }
}
