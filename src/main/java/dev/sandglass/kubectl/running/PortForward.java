package dev.sandglass.kubectl.running;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code kubectl port-forward}: finds the Pod and its ports, complains about them as upstream does, and then passes on what
 * is asked at the ports here ({@link Forwarding}).
 */
public final class PortForward implements KubectlCommand {

    private static final long PORTS = 65_536;

    private static final Usage USAGE =
            Usage.of(
                            Group.TROUBLE,
                            "port-forward",
                            "TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]")
                    .summary("Reach a Pod's port from here")
                    .about(
                            "Reach a port of a Pod, or of a Pod behind another object, at a port here.")
                    .example("kubectl port-forward pod/web 8080:80", "web's port 80 at port 8080")
                    .example(
                            "kubectl port-forward service/web 8080:http",
                            "A Pod behind a Service, its port by name")
                    .flags(
                            Flag.of(
                                    "address",
                                    "",
                                    Flag.Type.LIST,
                                    "[localhost]",
                                    "Addresses to listen on, parted by commas."))
                    .duration(
                            "pod-running-timeout",
                            "1m0s",
                            "How long to wait until a Pod is there, such as 5s, 2m or 3h.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var going = session.marked(Forwarding.State.class);
        if (going != null) {
            return new Forwarding(client).goOn(going);
        }
        var words = arguments.words();
        if (words.size() < 2) {
            throw Failure.inUse(USAGE, "TYPE/NAME and list of ports are required for port-forward");
        }
        var target =
                new Targets(client)
                        .in(client.namespace())
                        .requests(request -> request.withAccept(Client.TYPED))
                        .named("pods", List.of(words.getFirst()))
                        .continueOnError()
                        .list()
                        .getFirst();
        var pod = Joining.pod(target, arguments, client);
        var ports = words.subList(1, words.size());
        var isService = target.kind().name().equals("Service");
        var numbers =
                ports.stream()
                        .map(p -> isService ? ofService(p, target.known(), pod) : ofPod(p, pod))
                        .toList();
        var now = client.object(client.get(podPath(pod)).withAccept(Client.TYPED));
        var phase = now.text("status.phase");
        if (!phase.equals("Running")) {
            throw Failure.of(
                    "unable to forward port because pod is not running. Current status=" + phase);
        }
        arguments.texts("address").forEach(PortForward::checkAddress);
        var pairs = numbers.stream().map(PortForward::checked).toList();
        return new Forwarding(client).begin(pod, arguments.texts("address"), pairs);
    }

    private static String podPath(Document pod) {
        return "/api/v1/namespaces/"
                + pod.text("metadata.namespace")
                + "/pods/"
                + pod.text("metadata.name");
    }

    /** A port here and one there, as typed or found. */
    private record Pair(String local, String remote) {

        static Pair of(String typed) {
            var parts = typed.split(":", -1);
            return parts.length == 2 ? new Pair(parts[0], parts[1]) : new Pair(parts[0], parts[0]);
        }

        boolean isNumber() {
            return remote.matches("[+-]?[0-9]{1,18}");
        }
    }

    // ---- which port ----

    private static Pair ofPod(String typed, Document pod) {
        var pair = Pair.of(typed);
        if (pair.remote().isEmpty()) {
            throw Failure.of("remote port cannot be empty");
        }
        var remote = pair.isNumber() ? pair.remote() : ofContainer(pod, pair.remote());
        refuseUdp(pod.items("spec.containers"), remote, pair.remote());
        return new Pair(pair.local().equals(pair.remote()) ? remote : pair.local(), remote);
    }

    private static void refuseUdp(List<?> containers, String number, String typed) {
        var protocols =
                containers.stream()
                        .flatMap(c -> ((Document) c).items("ports").documents())
                        .filter(p -> String.valueOf(p.get("containerPort")).equals(number))
                        .map(p -> p.text("protocol", "TCP"))
                        .collect(Collectors.toSet());
        if (protocols.equals(Set.of("UDP"))) {
            throw Failure.of("UDP protocol is not supported for " + typed);
        }
    }

    private static String ofContainer(Document pod, String name) {
        return pod.items("spec.containers")
                .documents()
                .flatMap(container -> container.items("ports").documents())
                .filter(port -> port.text("name").equals(name))
                .map(port -> String.valueOf(port.get("containerPort")))
                .findFirst()
                .orElseThrow(
                        () ->
                                Failure.of(
                                        "Pod '%s' does not have a named port '%s'"
                                                .formatted(pod.text("metadata.name"), name)));
    }

    private static Pair ofService(String typed, Document service, Document pod) {
        var pair = Pair.of(typed);
        var name = service.text("metadata.name");
        var field = pair.isNumber() ? "port" : "name";
        var found =
                service.items("spec.ports")
                        .documents()
                        .filter(port -> String.valueOf(port.get(field)).equals(pair.remote()))
                        .findFirst();
        if (found.isEmpty()) {
            throw Failure.of(
                    pair.isNumber()
                            ? "Service %s does not have a service port %s"
                                    .formatted(name, pair.remote())
                            : "Service '%s' does not have a named port '%s'"
                                    .formatted(name, pair.remote()));
        }
        var port = found.get();
        if (port.text("protocol", "TCP").equals("UDP")) {
            throw Failure.of("UDP protocol is not supported for " + pair.remote());
        }
        var number = String.valueOf(port.get("port"));
        var local = pair.local().equals(pair.remote()) ? number : pair.local();
        if (service.text("spec.clusterIP").equals("None")) {
            return new Pair(local, number);
        }
        return switch (port.get("targetPort")) {
            case String named -> new Pair(local, ofContainer(pod, named));
            case Long target when target != 0 -> new Pair(local, target.toString());
            case null, default -> new Pair(local, number);
        };
    }

    // ---- what a port may be ----

    private static void checkAddress(String address) {
        if (!address.equals("localhost")
                && !address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|.*:.*")) {
            throw Failure.of(address + " is not a valid IP");
        }
    }

    private static Forwarding.Ports checked(Pair pair) {
        var local = number("local", pair.local().isEmpty() ? "0" : pair.local());
        var remote = number("remote", pair.remote());
        if (remote == 0) {
            throw Failure.of("remote port must be > 0");
        }
        return new Forwarding.Ports(local, remote);
    }

    private static int number(String which, String text) {
        var problem =
                "error parsing "
                        + which
                        + " port '"
                        + text
                        + "': strconv.ParseUint: parsing \""
                        + text;
        if (!text.matches("[0-9]{1,18}")) {
            throw Failure.of(problem + "\": invalid syntax");
        }
        if (Long.parseLong(text) >= PORTS) {
            throw Failure.of(problem + "\": value out of range");
        }
        return Integer.parseInt(text);
    }
}
