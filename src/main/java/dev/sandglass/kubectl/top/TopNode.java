package dev.sandglass.kubectl.top;

import dev.sandglass.api.Quantity;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.GoSort;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code kubectl top node}. */
final class TopNode implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.PART, "top node", "[NAME | -l label]")
                    .summary("Show what nodes use")
                    .about(
                            "Show how much processor time and memory nodes use, and what share of what they have.")
                    .alias("nodes", "no")
                    .example("kubectl top node", "All nodes")
                    .example("kubectl top node node01", "One of them")
                    .flags(
                            Flags.SELECTOR,
                            Flag.text("sort-by", "", "Sort by cpu or memory, the largest first."),
                            Flag.bool("use-protocol-buffers", "", "Ask for protobuf.").or("true"))
                    .flag("no-headers", "", "Leave the headers out.")
                    .flag(
                            "show-capacity",
                            "",
                            "Shares of all that nodes have, not of what Pods may have.")
                    .flag("show-swap", "", "Show swap memory too.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var words = arguments.words();
        if (words.size() > 1) {
            throw Failure.inUse(USAGE, "node [NAME | -l label]");
        }
        var client = new Client(arguments, session);
        var name = words.isEmpty() ? "" : words.getFirst();
        var selector = arguments.text("selector");
        Metrics.check(arguments);
        if (!name.isEmpty() && !selector.isEmpty()) {
            throw Failure.of("only one of NAME or --selector can be provided");
        }
        var selection = client.get("");
        selection = selector.isEmpty() ? selection : selection.with("labelSelector", selector);
        var metrics = Metrics.ask(client, "/nodes", name, selection);
        if (metrics.isEmpty()) {
            throw Failure.of("metrics not available yet");
        }
        session.write(table(metrics, nodes(client, name, selector), arguments));
        return 0;
    }

    private static List<Document> nodes(Client client, String name, String selector) {
        if (!name.isEmpty()) {
            return List.of(
                    client.object(client.get("/api/v1/nodes/" + name).withAccept(Client.TYPED)));
        }
        var request = client.get("/api/v1/nodes").withAccept(Client.TYPED);
        request = selector.isEmpty() ? request : request.with("labelSelector", selector);
        return client.object(request).items("items").documents().toList();
    }

    private static String table(List<Document> metrics, List<Document> nodes, Arguments arguments) {
        var measured = Metrics.measured(arguments);
        var left = new TreeMap<String, Document>();
        var field = arguments.flag("show-capacity") ? "status.capacity" : "status.allocatable";
        nodes.forEach(node -> left.put(node.text("metadata.name"), available(node, field)));
        var out = TabWriter.ofTables();
        if (!arguments.flag("no-headers")) {
            var swap = measured.contains(Metrics.SWAP) ? "SWAP(bytes)\tSWAP(%)\t" : "";
            out.line("NAME\tCPU(cores)\tCPU(%)\tMEMORY(bytes)\tMEMORY(%)\t" + swap);
        }
        var names = Comparator.comparing((Document m) -> m.text("metadata.name"));
        var order =
                Metrics.order(
                        arguments.text("sort-by"),
                        (Document m, String by) -> Metrics.amount(m.child("usage"), by),
                        names);
        for (var one : GoSort.sorted(metrics, order)) {
            var name = one.text("metadata.name");
            var line = new StringBuilder(name).append('\t');
            var available = left.remove(name);
            for (var resource : measured) {
                line.append(cells(resource, one.child("usage"), available));
            }
            out.line(line.toString());
        }
        left.keySet()
                .forEach(name -> out.line(name + "\t" + "<unknown>\t".repeat(measured.size() * 2)));
        return out.flush();
    }

    private static Document available(Document node, String field) {
        var swap = node.at("status.nodeInfo.swap.capacity");
        var available = node.child(field);
        return swap == null ? available : available.put(Metrics.SWAP, String.valueOf(swap));
    }

    private static String cells(String resource, Document usage, @Nullable Document available) {
        if (resource.equals(Metrics.SWAP) && available != null && !available.has(resource)) {
            return "<unknown>\t<unknown>\t";
        }
        var used = Metrics.amount(usage, resource);
        var shown = Metrics.shown(resource, used) + "\t";
        if (available == null || !available.has(resource)) {
            return shown;
        }
        return shown + percent(used, Metrics.amount(available, resource)) + "%\t";
    }

    private static long percent(Quantity used, Quantity available) {
        return available.isZero() ? 0 : (long) ((double) used.millis() / available.millis() * 100);
    }
}
