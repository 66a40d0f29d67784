package dev.sandglass.kubectl.running;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.Set;
import java.util.function.Consumer;

/** What {@code kubectl exec} and {@code kubectl attach} share: flags, going on from a mark, the Pod behind a name. */
final class Joining {

    private Joining() {}

    /**
     * The usage with the flags of both.
     *
     * @param what whose output and input it is about: {@code command} or {@code process}
     */
    static Usage flags(Usage usage, String what) {
        return usage.flags(
                        Flag.text(
                                "container",
                                "c",
                                "The container; else the one that the Pod's annotation kubectl.kubernetes.io/default-container names, or the first."))
                .duration(
                        "pod-running-timeout",
                        "1m0s",
                        "How long to wait until a Pod is there, such as 5s, 2m or 3h.")
                .flag("quiet", "q", "Show nothing but what the " + what + " writes.")
                .flag("stdin", "i", "Pass standard input on.")
                .flag("tty", "t", "Standard input is a terminal.");
    }

    /** Begins, or goes on with streams that were opened before. */
    static int run(Arguments arguments, Session session, Consumer<Client> begin) {
        var client = new Client(arguments, session);
        var open = session.marked(Streaming.Open.class);
        if (open != null) {
            Streaming.goOn(open, client);
        } else {
            begin.accept(client);
        }
        return 0;
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
