package dev.sandglass.kubectl.running;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code kubectl exec}: runs a command in a container. */
public final class Exec implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(
                            Group.TROUBLE,
                            "exec",
                            "(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]")
                    .summary("Run a command in a container")
                    .about("Run a command in a container.")
                    .example("kubectl exec web-0 -- date", "Run date in a Pod")
                    .example("kubectl exec web-0 -c proxy -- date", "In one of its containers")
                    .example("kubectl exec -it web-0 -- sh", "Work in a container with a shell")
                    .example("kubectl exec deploy/web -- date", "In a Pod of a Deployment")
                    .flags(
                            Flag.text(
                                    "container",
                                    "c",
                                    "The container; else the one that the Pod's annotation kubectl.kubernetes.io/default-container names, or the first."),
                            Flag.of(
                                    "filename",
                                    "f",
                                    Flag.Type.LIST,
                                    "[]",
                                    "File, folder or address that names the Pod."))
                    .duration(
                            "pod-running-timeout",
                            "1m0s",
                            "How long to wait until a Pod is there, such as 5s, 2m or 3h.")
                    .flag("quiet", "q", "Show nothing but what the command writes.")
                    .flag("stdin", "i", "Pass standard input on.")
                    .flag("tty", "t", "Standard input is a terminal.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var open = session.marked(Streaming.Open.class);
        if (open != null) {
            Streaming.goOn(open, client);
            return 0;
        }
        begin(arguments, client);
        return 0;
    }

    private static void begin(Arguments arguments, Client client) {
        var words = arguments.words();
        var name = !words.isEmpty() && arguments.dashAt() != 0 ? words.getFirst() : "";
        var files = arguments.texts("filename");
        if (arguments.dashAt() < 0 && (words.size() > 1 || !words.isEmpty() && !files.isEmpty())) {
            throw Failure.inUse(
                    USAGE,
                    "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead");
        }
        if (name.isEmpty() && files.isEmpty()) {
            throw Failure.of("pod, type/name or --filename must be specified");
        }
        var command = arguments.wordsAfterDash();
        if (command.isEmpty()) {
            throw Failure.of("you must specify at least one command for the container");
        }
        var pod = pod(arguments, client, name);
        refuseEnded(pod, "cannot exec into a container");
        var quiet = arguments.flag("quiet");
        var container = arguments.text("container");
        if (container.isEmpty()) {
            container = Containers.choose(pod, "", quiet, client).text("name");
        }
        var in = arguments.flag("stdin");
        var tty = Streaming.hasTerminal(in, arguments.flag("tty"), quiet, client.session());
        var request = client.get(path(pod, "exec")).withQuery(Map.of("command", command));
        Streaming.open(client, Streaming.streams(request, container, in, !tty, tty), in, tty);
    }

    static String path(Document pod, String subresource) {
        return "/api/v1/namespaces/"
                + pod.text("metadata.namespace")
                + "/pods/"
                + pod.text("metadata.name")
                + "/"
                + subresource;
    }

    static void refuseEnded(Document pod, String cannot) {
        var phase = pod.text("status.phase");
        if (Set.of("Succeeded", "Failed").contains(phase)) {
            throw Failure.of(cannot + " in a completed pod; current phase is " + phase);
        }
    }

    private static Document pod(Arguments arguments, Client client, String name) {
        var targets =
                new Targets(client)
                        .in(client.namespace())
                        .files(arguments, client.isNamespaceTyped())
                        .requests(request -> request.withAccept(Client.TYPED));
        if (!name.isEmpty()) {
            targets.named("pods", List.of(name));
        }
        var found = targets.list();
        if (found.size() > 1) {
            throw Failure.of("cannot exec into multiple objects at a time");
        }
        return pod(found.getFirst(), arguments, client);
    }

    /** The Pod itself, or the best one behind another object. */
    static Document pod(Target target, Arguments arguments, Client client) {
        if (target.kind().name().equals("Pod")) {
            return target.known();
        }
        return PodChoice.find(
                        client,
                        target.namespace(),
                        PodChoice.selector(target, "attach to"),
                        arguments.duration("pod-running-timeout"),
                        PodChoice.FOR_ATTACHING)
                .getFirst();
    }
}
