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
import java.util.Map;

/** {@code kubectl exec}: runs a command in a container. */
public final class Exec implements KubectlCommand {

    private static final Usage USAGE =
            Joining.flags(
                    Usage.of(
                                    Group.TROUBLE,
                                    "exec",
                                    "(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]")
                            .summary("Run a command in a container")
                            .about("Run a command in a container.")
                            .example("kubectl exec web-0 -- date", "Run date in a Pod")
                            .example(
                                    "kubectl exec web-0 -c proxy -- date",
                                    "In one of its containers")
                            .example(
                                    "kubectl exec -it web-0 -- sh",
                                    "Work in a container with a shell")
                            .example("kubectl exec deploy/web -- date", "In a Pod of a Deployment")
                            .flags(
                                    Flag.of(
                                            "filename",
                                            "f",
                                            Flag.Type.LIST,
                                            "[]",
                                            "File, folder or address that names the Pod.")),
                    "command");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        return Joining.run(arguments, session, client -> begin(arguments, client));
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
        Joining.refuseEnded(pod, "cannot exec into a container");
        var quiet = arguments.flag("quiet");
        var container = arguments.text("container");
        if (container.isEmpty()) {
            container = Containers.choose(pod, "", quiet, client).text("name");
        }
        var in = arguments.flag("stdin");
        var tty = Streaming.hasTerminal(in, arguments.flag("tty"), quiet, client.session());
        var request = client.get(Joining.path(pod, "exec")).withQuery(Map.of("command", command));
        Streaming.open(client, Streaming.streams(request, container, in, !tty, tty), in, tty);
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
        return Joining.pod(found.getFirst(), arguments, client);
    }
}
