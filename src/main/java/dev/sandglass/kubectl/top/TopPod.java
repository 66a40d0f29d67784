package dev.sandglass.kubectl.top;

import dev.sandglass.api.Quantity;
import dev.sandglass.api.Request;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.GoSort;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Durations;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** {@code kubectl top pod}. */
final class TopPod implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.PART, "top pod", "[NAME | -l label]")
                    .summary("Show what Pods use")
                    .about(
                            """
                            Show how much processor time and memory Pods use.

                             Nothing is known of a Pod in its first minutes.""")
                    .alias("pods", "po")
                    .example("kubectl top pod", "The Pods of this namespace")
                    .example("kubectl top pod web-0 --containers", "The containers of a Pod")
                    .example("kubectl top pod -A --sort-by=memory", "All Pods, the greediest first")
                    .example("kubectl top pod -l app=web", "Some Pods")
                    .flags(
                            Flags.SELECTOR,
                            Flags.FIELD_SELECTOR,
                            Flags.ALL_NAMESPACES,
                            Flag.text("sort-by", "", "Sort by cpu or memory, the largest first."),
                            Flag.bool("use-protocol-buffers", "", "Ask for protobuf.").or("true"))
                    .flag("containers", "", "Show the containers of each Pod.")
                    .flag("no-headers", "", "Leave the headers out.")
                    .flag("sum", "", "Show the sum below.")
                    .flag("show-swap", "", "Show swap memory too.");

    private static final Duration DELAY = Duration.ofMinutes(2);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var words = arguments.words();
        if (words.size() > 1) {
            throw Failure.inUse(USAGE, "pod [NAME | -l label]");
        }
        var client = new Client(arguments, session);
        var name = words.isEmpty() ? "" : words.getFirst();
        var selection = selection(arguments, client);
        Metrics.check(arguments);
        if (!name.isEmpty() && !selection.query().isEmpty()) {
            throw Failure.of("only one of NAME or selector can be provided");
        }
        var everywhere = arguments.flag("all-namespaces");
        var path = everywhere ? "/pods" : "/namespaces/" + client.namespace() + "/pods";
        var metrics = Metrics.ask(client, path, name, selection);
        if (metrics.isEmpty()) {
            explain(client, selection);
            session.complain(
                    everywhere
                            ? "No resources found"
                            : "No resources found in " + client.namespace() + " namespace.");
            return 0;
        }
        session.write(table(metrics, arguments));
        return 0;
    }

    private static Request selection(Arguments arguments, Client client) {
        var selection = client.get("");
        var labels = arguments.text("selector");
        var fields = arguments.text("field-selector");
        selection = labels.isEmpty() ? selection : selection.with("labelSelector", labels);
        return fields.isEmpty() ? selection : selection.with("fieldSelector", fields);
    }

    /** Says why nothing is known, if there are Pods at all. */
    private static void explain(Client client, Request selection) {
        var path = "/api/v1/namespaces/" + client.namespace() + "/pods";
        var request = client.get(path).withAccept(Client.TYPED).withQuery(selection.query());
        var pods = client.object(request).items("items").documents().toList();
        if (pods.isEmpty()) {
            return;
        }
        var now = client.session().now();
        for (var pod : pods) {
            var age = now - Timestamps.nanos(pod.text("metadata.creationTimestamp"));
            if (age > DELAY.toNanos()) {
                throw Failure.of(
                        "Metrics not available for pod %s/%s, age: %s"
                                .formatted(
                                        pod.text("metadata.namespace"),
                                        pod.text("metadata.name"),
                                        Durations.format(Duration.ofNanos(age))));
            }
        }
        throw Failure.of("metrics not available yet");
    }

    private static String table(List<Document> metrics, Arguments arguments) {
        var measured = Metrics.measured(arguments);
        var out = TabWriter.ofTables();
        var withNamespace = arguments.flag("all-namespaces");
        var withContainers = arguments.flag("containers");
        var lead = (withNamespace ? "NAMESPACE\t" : "") + (withContainers ? "POD\t" : "");
        var headers =
                lead
                        + "NAME\tCPU(cores)\tMEMORY(bytes)\t"
                        + (measured.size() > 2 ? "SWAP(bytes)\t" : "");
        if (!arguments.flag("no-headers")) {
            out.line(headers);
        }
        var names = Comparator.comparing((Document m) -> m.text("metadata.name"));
        var spaces = Comparator.comparing((Document m) -> m.text("metadata.namespace"));
        var order =
                Metrics.order(
                        arguments.text("sort-by"),
                        TopPod::sum,
                        withNamespace ? spaces.thenComparing(names) : names);
        for (var pod : GoSort.sorted(metrics, order)) {
            var start = withNamespace ? pod.text("metadata.namespace") + "\t" : "";
            if (withContainers) {
                containers(pod, start, measured, arguments, out);
            } else {
                out.line(
                        start
                                + pod.text("metadata.name")
                                + "\t"
                                + cells(measured, r -> sum(pod, r)));
            }
        }
        if (arguments.flag("sum")) {
            var columns =
                    arguments.flag("no-headers") ? measured.size() + 1 : headers.split("\t").length;
            out.line("\t".repeat(columns - 2) + "________\t________\t");
            out.line("\t".repeat(columns - 3) + "\t" + cells(measured, r -> total(metrics, r)));
        }
        return out.flush();
    }

    private static void containers(
            Document pod, String start, List<String> measured, Arguments arguments, TabWriter out) {
        var order =
                Metrics.order(
                        arguments.text("sort-by"),
                        (Document c, String by) -> Metrics.amount(c.child("usage"), by),
                        Comparator.comparing((Document c) -> c.text("name")));
        for (var container : GoSort.sorted(pod.items("containers").documents().toList(), order)) {
            out.line(
                    start
                            + pod.text("metadata.name")
                            + "\t"
                            + container.text("name")
                            + "\t"
                            + cells(measured, r -> Metrics.amount(container.child("usage"), r)));
        }
    }

    private static String cells(List<String> measured, Function<String, Quantity> amount) {
        var cells = new StringBuilder();
        for (var resource : measured) {
            cells.append(Metrics.shown(resource, amount.apply(resource))).append('\t');
        }
        return cells.toString();
    }

    private static Quantity sum(Document pod, String resource) {
        return pod.items("containers")
                .documents()
                .map(c -> Metrics.amount(c.child("usage"), resource))
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Quantity total(List<Document> pods, String resource) {
        return pods.stream().map(p -> sum(p, resource)).reduce(Quantity.ZERO, Quantity::plus);
    }
}
