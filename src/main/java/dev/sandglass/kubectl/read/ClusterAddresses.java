package dev.sandglass.kubectl.read;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/** {@code kubectl cluster-info}: where the control plane and the cluster's own services answer. */
public final class ClusterAddresses implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.CLUSTER, "cluster-info", "[flags]")
                    .summary("Show where the cluster answers")
                    .about(
                            """
                            Show the addresses of the control plane and of services with the label kubernetes.io/cluster-service=true.

                             For more, try 'kubectl cluster-info dump'.""")
                    .example("kubectl cluster-info", "The addresses");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        new Targets(client)
                .typed()
                .in(client.isNamespaceTyped() ? client.namespace() : "kube-system")
                .labels("kubernetes.io/cluster-service=true")
                .words(false, List.of("services"))
                .latest()
                .each(target -> show(target.known(), client));
        session.print(
                "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.");
        return 0;
    }

    private static void show(Document services, Client client) {
        line("Kubernetes control plane", client.server(), client.session());
        services.items("items")
                .documents()
                .forEach(service -> show(service, client, client.session()));
    }

    private static void show(Document service, Client client, Session session) {
        var shown = service.child("metadata.labels").get("kubernetes.io/name");
        var name =
                shown instanceof String text && !text.isEmpty()
                        ? text
                        : service.text("metadata.name");
        line(name, link(service, client), session);
    }

    private static String link(Document service, Client client) {
        var ingress = service.items("status.loadBalancer.ingress");
        if (!ingress.isEmpty()) {
            var host = ingress.document(0).text("ip", ingress.document(0).text("hostname"));
            var link = new StringBuilder();
            service.items("spec.ports")
                    .documents()
                    .forEach(
                            port ->
                                    link.append(
                                            "http://%s:%d "
                                                    .formatted(host, port.number("port", 0))));
            return link.toString();
        }
        var name = service.text("metadata.name");
        var ports = service.items("spec.ports");
        if (!ports.isEmpty()) {
            var port = ports.document(0);
            var secure = port.text("name").equals("https") || port.number("port", 0) == 443;
            name =
                    (secure ? "https:" : "")
                            + name
                            + (secure || !port.text("name").isEmpty()
                                    ? ":" + port.text("name")
                                    : "");
        }
        return client.server()
                + "/api/v1/namespaces/"
                + service.text("metadata.namespace")
                + "/services/"
                + name
                + "/proxy";
    }

    private static void line(String what, String where, Session session) {
        session.print(what + " is running at " + where);
    }
}
