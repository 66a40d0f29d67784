package dev.sandglass.kubectl.read;

import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.KeyOrder;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.FieldOrder;
import dev.sandglass.kubectl.printing.Printer;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.shell.FileProblem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code kubectl cluster-info dump}: nodes, then the objects and logs of some namespaces, to the screen or into files. */
public final class ClusterDump implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.PART, "cluster-info dump", "[flags]")
                    .summary("Write much of the cluster's state down")
                    .about(
                            """
                            Write down what helps to find out what is wrong with a cluster: nodes, and of kube-system and the current namespace events, workloads, Services and the logs of all Pods.

                             With --output-directory it becomes a folder of files.""")
                    .example("kubectl cluster-info dump", "Everything to the screen")
                    .example(
                            "kubectl cluster-info dump --output-directory=state -A",
                            "All namespaces, into files")
                    .flags(Printers.flags(Printers.BASIC))
                    .flag("all-namespaces", "A", "All namespaces; --namespaces is ignored.")
                    .list("namespaces", "", "These namespaces, parted by commas.")
                    .text(
                            "output-directory",
                            "",
                            "Where to write files; to the screen when empty or '-'.")
                    .flags(
                            Flag.of(
                                    "pod-running-timeout",
                                    "",
                                    Flag.Type.DURATION,
                                    "20s",
                                    "How long to wait until a Pod is there, such as 5s, 2m or 3h."));

    /** A kind that is written down, and the name of its file. */
    private record Part(String file, String base, String plural, String kind) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part("events", "/api/v1", "events", "Event"),
                    new Part(
                            "replication-controllers",
                            "/api/v1",
                            "replicationcontrollers",
                            "ReplicationController"),
                    new Part("services", "/api/v1", "services", "Service"),
                    new Part("daemonsets", "/apis/apps/v1", "daemonsets", "DaemonSet"),
                    new Part("deployments", "/apis/apps/v1", "deployments", "Deployment"),
                    new Part("replicasets", "/apis/apps/v1", "replicasets", "ReplicaSet"),
                    new Part("pods", "/api/v1", "pods", "Pod"));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        Printers.ofResult(arguments, session, ""); // an unknown format, before anything is asked
        return new Run(arguments, new Client(arguments, session), new HashMap<>()).dump();
    }

    /**
     * One run.
     *
     * @param printers by kind for JSON, whose keys each kind orders; one for the rest, which parts documents of YAML
     */
    private record Run(Arguments arguments, Client client, Map<String, Printer> printers) {

        int dump() {
            var nodes = list("/api/v1/nodes");
            print(nodes, "Node", "nodes");
            for (var namespace : namespaces()) {
                for (var part : PARTS) {
                    var path = part.base() + "/namespaces/" + namespace + "/" + part.plural();
                    var list = list(path);
                    print(list, part.kind(), namespace + "/" + part.file());
                    if (part.kind().equals("Pod")) {
                        list.items("items").documents().forEach(this::logs);
                    }
                }
            }
            if (isIntoFiles()) {
                client.session()
                        .print("Cluster info dumped to " + arguments.text("output-directory"));
            }
            return 0;
        }

        private Document list(String path) {
            var list = client.object(client.get(path).withAccept(Client.TYPED));
            return list.items("items").isEmpty()
                    ? list.put("items", null) // protobuf does not tell none from nothing
                    : list;
        }

        private List<String> namespaces() {
            if (arguments.flag("all-namespaces")) {
                return list("/api/v1/namespaces")
                        .items("items")
                        .documents()
                        .map(it -> it.text("metadata.name"))
                        .toList();
            }
            var typed = arguments.texts("namespaces");
            return typed.isEmpty() ? List.of("kube-system", client.namespace()) : typed;
        }

        private boolean isIntoFiles() {
            var folder = arguments.text("output-directory");
            return !folder.isEmpty() && !folder.equals("-");
        }

        private void write(String name, String extension, byte[] data) {
            if (!isIntoFiles()) {
                client.session().write(data);
                return;
            }
            var path = arguments.text("output-directory") + "/" + name + extension;
            try {
                client.session().writeFile(path, data);
            } catch (FileProblem problem) {
                throw Failure.of("open " + path + ": " + problem.getMessage());
            }
        }

        private void print(Document list, String kind, String name) {
            var format = arguments.text("output").isEmpty() ? "json" : arguments.text("output");
            var printer =
                    printers.computeIfAbsent(
                            format.equals("json") ? kind : "", _ -> printer(format, list, kind));
            var extension =
                    switch (format) {
                        case "json", "yaml" -> "." + format;
                        default -> ".txt";
                    };
            var text = printer.print(list).getBytes(StandardCharsets.UTF_8);
            write(name, extension, text);
        }

        private Printer printer(String format, Document list, String kind) {
            var version = list.text("apiVersion");
            var slash = version.indexOf('/');
            var type =
                    Schema.builtIn()
                            .type(
                                    slash < 0 ? "" : version.substring(0, slash),
                                    version.substring(slash + 1),
                                    kind);
            var order = new ListOrder(type);
            var printer = Printers.generic(format, arguments, client.session(), order);
            if (printer == null) {
                throw Printers.unknown(format, Printers.BASIC);
            }
            return printer;
        }

        // ---- logs ----

        private void logs(Document pod) {
            var all = new ByteArrayOutputStream();
            Stream.of("spec.initContainers", "spec.containers")
                    .flatMap(list -> pod.items(list).documents())
                    .forEach(container -> log(pod, container.text("name"), all));
            var metadata = pod.child("metadata");
            var name = metadata.text("namespace") + "/" + metadata.text("name") + "/logs";
            write(name, ".txt", all.toByteArray());
        }

        private void log(Document pod, String container, ByteArrayOutputStream to) {
            var where = pod.text("metadata.namespace") + "/" + pod.text("metadata.name");
            var words = " logs for container " + container + " of pod " + where + " ====\n";
            to.writeBytes(("==== START" + words).getBytes(StandardCharsets.UTF_8));
            var path =
                    "/api/v1/namespaces/"
                            + pod.text("metadata.namespace")
                            + "/pods/"
                            + pod.text("metadata.name")
                            + "/log";
            try {
                var request = client.get(path).withAccept(Client.TYPED);
                to.writeBytes(client.bytes(request.with("container", container)));
            } catch (Refusal refusal) {
                var text = "Request log error: " + refusal.said() + "\n";
                to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
            to.writeBytes(("==== END" + words).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A typed list: kind and version, metadata, items in the order of their type. */
    private record ListOrder(@Nullable KeyOrder item) implements KeyOrder {

        private static final FieldOrder KEYS =
                FieldOrder.of("kind", "apiVersion", "metadata", "items");

        @Override
        public int rank(String key) {
            return KEYS.rank(key);
        }

        @Override
        public @Nullable KeyOrder inside(String key) {
            return key.equals("items") ? item : null;
        }
    }
}
