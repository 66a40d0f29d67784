package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request.Method;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.Overrides;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.Typed;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl expose}: makes a Service for Pods, or for what makes them. */
public final class Expose implements KubectlCommand {

    private static final int NAME_AT_MOST = 63;

    private static final Usage USAGE =
            Changing.flags(
                            Usage.of(
                                    Group.BEGINNER,
                                    "expose",
                                    "(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]"),
                            "kubectl-expose")
                    .summary("Make a Service in front of a Deployment, a Pod or the like")
                    .about(
                            """
                            Make a Service in front of a Deployment, Service, ReplicaSet, ReplicationController or Pod.

                             Its selector is that of the object, so a ReplicaSet or Deployment can be exposed only if its selector is made of equalities. Without --port the object's own ports are taken.

                             Possible types: pod (po), service (svc), replicationcontroller (rc), deployment (deploy), replicaset (rs)""")
                    .example(
                            "kubectl expose deployment web --port=80 --target-port=8080",
                            "Port 80 leads to port 8080 of the Pods")
                    .example(
                            "kubectl expose pod web-0 --port=80 --name=front", "Under another name")
                    .flags(Flags.SAVE_CONFIG, Flags.RECORD)
                    .text("cluster-ip", "", "The Service's address, or 'None' for a headless one.")
                    .text(
                            "external-ip",
                            "",
                            "An address outside that the Service answers to as well.")
                    .text("labels", "l", "Labels of the Service.")
                    .text("load-balancer-ip", "", "Address for the load balancer.")
                    .text("name", "", "The Service's name.")
                    .flags(
                            Flag.text(
                                            "override-type",
                                            "",
                                            "How --overrides are laid over the object: json, merge or strategic.")
                                    .or("merge"))
                    .text("overrides", "", "JSON to lay over the object.")
                    .text("port", "", "The Service's port; otherwise those of the object.")
                    .text("protocol", "", "TCP, UDP or SCTP.")
                    .text("selector", "", "The Service's selector; otherwise that of the object.")
                    .text("session-affinity", "", "'None' or 'ClientIP'.")
                    .text("target-port", "", "Name or number of the Pods' port.")
                    .text("type", "", "ClusterIP, NodePort, LoadBalancer or ExternalName.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var changing = new Changing(arguments, session);
        new Targets(changing.client()) // without --selector, which is the Service's
                .typed()
                .in(changing.client().namespace())
                .files(arguments, changing.client().isNamespaceTyped())
                .words(false, arguments.words())
                .continueOnError()
                .flatten()
                .each(target -> expose(target, arguments, changing));
        return 0;
    }

    private static void expose(Target target, Arguments arguments, Changing changing) {
        var service = Overrides.lay(Typed.complete(ServiceFor.make(target, arguments)), arguments);
        var client = changing.client();
        if (changing.dryRun() == DryRun.CLIENT) {
            var shown =
                    client.isNamespaceTyped()
                            ? service.with("metadata.namespace", client.namespace())
                            : service;
            changing.print(shown, "exposed");
            return;
        }
        service = ChangeCause.of(arguments).on(service);
        var sent = arguments.flag("save-config") ? LastApplied.annotatedTyped(service) : service;
        var request =
                client.request(
                                Method.POST,
                                "/api/v1/namespaces/" + client.namespace() + "/services")
                        .withAccept(Client.ANY_JSON)
                        .withBody(sent)
                        .with("fieldManager", arguments.text("field-manager"));
        changing.print(client.object(changing.dryRun().mark(request)), "exposed");
    }

    /** The name, cut to what a Service may have. */
    static String name(Target target, Arguments arguments) {
        var typed = arguments.text("name");
        if (!typed.isEmpty()) {
            return typed;
        }
        return target.name().length() > NAME_AT_MOST
                ? target.name().substring(0, NAME_AT_MOST)
                : target.name();
    }
}
