package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
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
import org.jspecify.annotations.Nullable;

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
                    .example(
                            "kubectl drain node01 --ignore-daemonsets",
                            "All but Pods of DaemonSets")
                    .example(
                            "kubectl drain node01 --ignore-daemonsets --delete-emptydir-data --force",
                            "Whatever it costs")
                    .flags(Flags.DRY_RUN, Flags.SELECTOR, Flags.CHUNK_SIZE)
                    .flag(
                            "delete-emptydir-data",
                            "",
                            "Go on though Pods lose the data of an emptyDir.")
                    .flag(
                            "disable-eviction",
                            "",
                            "Delete Pods and do not heed PodDisruptionBudgets.")
                    .flag("force", "", "Go on though Pods have no controller.")
                    .number(
                            "grace-period",
                            "-1",
                            "Seconds that each Pod gets to end; negative means its own.")
                    .flag("ignore-daemonsets", "", "Leave Pods of DaemonSets alone.")
                    .text("pod-selector", "", "Only Pods with these labels.")
                    .number(
                            "skip-wait-for-delete-timeout",
                            "0",
                            "Do not wait for Pods that are being deleted for more than so many seconds.")
                    .duration("timeout", "0s", "How long to go on; zero means without end.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    /**
     * Where it stands while it waits.
     *
     * @param nodes names
     * @param at the node that is being drained
     * @param failed what went wrong with nodes that could not be drained
     * @param left their names
     * @param evicting where the evictions of the present node stand; null before they begin
     */
    public record State(
            List<String> nodes,
            int at,
            List<List<String>> failed,
            List<String> left,
            Evictions.@Nullable Progress evicting) {

        State with(Evictions.@Nullable Progress progress) {
            return new State(nodes, at, failed, left, progress);
        }

        State next() {
            return new State(nodes, at + 1, failed, left, null);
        }

        State failed(Failure failure) {
            var messages =
                    failure instanceof Failures several
                            ? several.all().stream().map(Failure::said).toList()
                            : List.of(failure.said());
            return new State(
                    nodes, at + 1, plus(failed, messages), plus(left, nodes.get(at)), null);
        }

        private static <T> List<T> plus(List<T> list, T more) {
            var longer = new ArrayList<>(list);
            longer.add(more);
            return List.copyOf(longer);
        }
    }

    @Override
    public int run(Arguments arguments, Session session) {
        Nodes.requireAny(arguments);
        var client = new Client(arguments, session);
        var dryRun = DryRun.of(arguments, client);
        var state = session.marked(State.class);
        if (state == null) {
            var nodes = new Nodes(arguments, client, dryRun);
            var found = nodes.find(arguments.number("chunk-size"));
            found.forEach(node -> nodes.close(node, true));
            state =
                    new State(
                            found.stream().map(Target::name).toList(),
                            0,
                            List.of(),
                            List.of(),
                            null);
        }
        while (state.at() < state.nodes().size()) {
            state = drain(state, arguments, client, dryRun);
        }
        if (!state.left().isEmpty()) {
            session.complain("There are pending nodes to be drained:");
            state.left().forEach(name -> session.complain(" " + name));
        }
        throwAll(state.failed());
        return 0;
    }

    private static void throwAll(List<List<String>> failed) {
        if (failed.size() == 1 && failed.getFirst().size() == 1) {
            throw Failure.verbatim(failed.getFirst().getFirst());
        }
        if (failed.size() == 1) {
            Failures.throwIfAny(failed.getFirst().stream().map(Failure::of).toList());
        }
        Failures.throwIfAny(
                failed.stream()
                        .map(
                                messages ->
                                        messages.size() == 1
                                                ? messages.getFirst()
                                                : "[" + String.join(", ", messages) + "]")
                        .map(Failure::of)
                        .toList());
    }

    private static State drain(State state, Arguments arguments, Client client, DryRun dryRun) {
        var node = state.nodes().get(state.at());
        try {
            empty(node, state, arguments, client, dryRun);
        } catch (Failure failure) {
            client.session()
                    .complain(
                            "error: unable to drain node \"%s\" due to error: %s, continuing command..."
                                    .formatted(node, failure.said()));
            return state.failed(failure);
        }
        client.session().print("node/" + node + " " + dryRun.told("drained"));
        return state.next();
    }

    private static void empty(
            String node, State state, Arguments arguments, Client client, DryRun dryRun) {
        var going = state.evicting();
        var pods = going == null ? chosen(node, arguments, client) : List.<Document>of();
        if (dryRun == DryRun.CLIENT) {
            pods.forEach(
                    pod -> client.session().print("evicting pod " + named(pod) + " (dry run)"));
            return;
        }
        var evictions = new Evictions(arguments, client, dryRun, state::with);
        try {
            if (going == null) {
                evictions.run(pods);
            } else {
                evictions.goOn(going);
            }
        } catch (Failure failure) {
            tellPending(node, failure, arguments, client);
            throw failure;
        }
    }

    private static List<Document> chosen(String node, Arguments arguments, Client client) {
        var pods = DrainList.of(node, arguments, client);
        Failures.throwIfAny(pods.failures());
        if (!pods.warnings().isEmpty()) {
            client.session().complain("Warning: " + pods.warnings());
        }
        return pods.toGo();
    }

    private static String named(Document pod) {
        return pod.text("metadata.namespace") + "/" + pod.text("metadata.name");
    }

    private static void tellPending(
            String node, Failure failure, Arguments arguments, Client client) {
        var pending = DrainList.of(node, arguments, client).toGo();
        if (!pending.isEmpty()) {
            client.session()
                    .complain(
                            "There are pending pods in node \"%s\" when an error occurred: %s"
                                    .formatted(node, failure.said()));
            pending.forEach(pod -> client.session().complain("pod/" + pod.text("metadata.name")));
        }
    }
}
