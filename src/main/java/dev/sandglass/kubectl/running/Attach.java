package dev.sandglass.kubectl.running;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/** {@code kubectl attach}: joins the process that runs in a container. */
public final class Attach implements KubectlCommand {

    private static final Usage USAGE =
            Joining.flags(
                    Usage.of(Group.TROUBLE, "attach", "(POD | TYPE/NAME) -c CONTAINER")
                            .summary("Join the process of a running container")
                            .about("Join the process that runs in a container.")
                            .example("kubectl attach web-0", "See what a Pod writes from now on")
                            .example("kubectl attach web-0 -c proxy", "One of its containers")
                            .example("kubectl attach web-0 -c shell -it", "Type into it too")
                            .example("kubectl attach rs/web", "A Pod of a ReplicaSet"),
                    "process");

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
        if (words.isEmpty()) {
            throw Failure.of("at least 1 argument is required for attach");
        }
        if (words.size() > 2) {
            throw Failure.of(
                    "expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw "
                            + words.size()
                            + ": ["
                            + String.join(" ", words)
                            + "]");
        }
        var timeout = arguments.duration("pod-running-timeout");
        if (timeout.isZero() || timeout.isNegative()) {
            throw Failure.of("--pod-running-timeout must be higher than zero");
        }
        var target =
                new Targets(client)
                        .in(client.namespace())
                        .requests(request -> request.withAccept(Client.TYPED))
                        .named(
                                words.size() == 1 ? "pods" : words.getFirst(),
                                List.of(words.getLast()))
                        .list()
                        .getFirst();
        var pod = Joining.pod(target, arguments, client);
        Joining.refuseEnded(pod, "cannot attach a container");
        join(pod, arguments.text("container"), arguments, client);
    }

    /** Joins a container of a Pod. */
    public static void join(Document pod, String name, Arguments arguments, Client client) {
        var session = client.session();
        var quiet = arguments.flag("quiet");
        Document container;
        try {
            container = Containers.choose(pod, name, quiet, client);
        } catch (Failure failure) {
            throw failure.prefixed("cannot attach to the container: ");
        }
        var in = arguments.flag("stdin");
        var hasTty = container.flag("tty");
        if (arguments.flag("tty") && !hasTty && !quiet) {
            session.complain(
                    "error: Unable to use a TTY - container "
                            + container.text("name")
                            + " did not allocate one");
        }
        var raw = Streaming.hasTerminal(in, hasTty, quiet, session);
        if (!quiet) {
            session.complain(
                    "All commands and output from this session will be recorded in container logs,"
                            + " including credentials and sensitive information passed through the"
                            + " command prompt.");
            session.complain("If you don't see a command prompt, try pressing enter.");
        }
        var request =
                Streaming.streams(
                        client.get(Joining.path(pod, "attach")),
                        container.text("name"),
                        in,
                        !raw,
                        raw);
        Streaming.open(client, request, in, raw);
    }
}
