package dev.sandglass.kubectl.create;

import dev.sandglass.api.Names;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;

/** {@code kubectl create service clusterip}, {@code nodeport}, {@code loadbalancer}, {@code externalname}. */
public record CreateServiceOfType(String type, Usage usage) implements KubectlCommand {

    /** Four commands that differ in type and a flag. */
    public static final KubectlCommand CLUSTER_IP =
            new CreateServiceOfType(
                    "ClusterIP",
                    usage(
                                    "clusterip",
                                    "NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]",
                                    "ClusterIP")
                            .example(
                                    "kubectl create service clusterip web --tcp=80:8080",
                                    "Port 80 leads to port 8080 of the Pods")
                            .text(
                                    "clusterip",
                                    "",
                                    "The address, or 'None' for a headless Service."));

    public static final KubectlCommand NODE_PORT =
            new CreateServiceOfType(
                    "NodePort",
                    usage(
                                    "nodeport",
                                    "NAME [--tcp=port:targetPort] [--dry-run=server|client|none]",
                                    "NodePort")
                            .example(
                                    "kubectl create service nodeport web --tcp=80:8080",
                                    "Open on every node too")
                            .number("node-port", "0", "The port on every node."));
    public static final KubectlCommand LOAD_BALANCER =
            new CreateServiceOfType(
                    "LoadBalancer",
                    usage(
                                    "loadbalancer",
                                    "NAME [--tcp=port:targetPort] [--dry-run=server|client|none]",
                                    "LoadBalancer")
                            .example(
                                    "kubectl create service loadbalancer web --tcp=80:8080",
                                    "Behind a load balancer"));
    public static final KubectlCommand EXTERNAL_NAME =
            new CreateServiceOfType(
                    "ExternalName",
                    usage(
                                    "externalname",
                                    "NAME --external-name external.name [--dry-run=server|client|none]",
                                    "ExternalName")
                            .example(
                                    "kubectl create service externalname db --external-name db.example.com",
                                    "A name for a host outside")
                            .text("external-name", "", "The name outside.")
                            .require("external-name"));

    private static Usage usage(String word, String synopsis, String type) {
        return Creation.usage("service " + word, synopsis)
                .summary("Make a Service of type " + type)
                .about("Make a Service of type " + type + ".")
                .list("tcp", "", "A port and the Pods' port: port:targetPort; may be repeated.");
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var address = type.equals("ClusterIP") ? arguments.text("clusterip") : "";
        var external = type.equals("ExternalName") ? arguments.text("external-name") : "";
        if (!address.equals("None")
                && arguments.texts("tcp").isEmpty()
                && !type.equals("ExternalName")) {
            throw Failure.of("at least one tcp port specifier must be provided");
        }
        if (type.equals("ExternalName") && !Names.dns1123Subdomain(external).isEmpty()) {
            throw Failure.of("invalid service external name " + external);
        }
        var app = Document.of("app", name);
        var spec = Document.of("type", type, "selector", app);
        var ports = ports(arguments);
        spec = ports.isEmpty() ? spec : spec.put("ports", ports);
        spec = external.isEmpty() ? spec : spec.put("externalName", external);
        spec = address.isEmpty() ? spec : spec.put("clusterIP", address);
        var object =
                Document.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Service",
                        "metadata",
                        creation.metadata(name).put("labels", app),
                        "spec",
                        spec);
        return creation.run(object, "services", true, "failed to create " + type + " service: ");
    }

    private Items ports(Arguments arguments) {
        var ports = new ArrayList<Document>();
        for (var pair : arguments.texts("tcp")) {
            var parts = pair.split(":", -1);
            var port =
                    Document.of(
                            "name",
                            pair.replace(':', '-'),
                            "port",
                            number(parts[0]),
                            "protocol",
                            "TCP",
                            "targetPort",
                            parts.length == 1 ? number(parts[0]) : target(parts[1]));
            var node = type.equals("NodePort") ? arguments.number("node-port") : 0;
            ports.add(node == 0 ? port : port.put("nodePort", node));
        }
        return Items.copyOf(ports);
    }

    private static Object target(String text) {
        if (text.matches("[+-]?[0-9]{1,18}")) {
            var faults = Names.portNumber(Long.parseLong(text));
            if (!faults.isEmpty()) {
                throw Failure.of(String.join(",", faults));
            }
            return Long.parseLong(text);
        }
        var faults = Names.portName(text);
        if (!faults.isEmpty()) {
            throw Failure.of(String.join(",", faults));
        }
        return text;
    }

    private static long number(String text) {
        if (!text.matches("[0-9]+")) {
            throw Failure.of("strconv.ParseUint: parsing \"" + text + "\": invalid syntax");
        }
        if (text.length() > 5 || Integer.parseInt(text) > 65_535) {
            throw Failure.of("strconv.ParseUint: parsing \"" + text + "\": value out of range");
        }
        return Long.parseLong(text);
    }
}
