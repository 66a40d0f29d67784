package dev.sandglass.kubectl.running;

import dev.sandglass.api.Cursor;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.Watches;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code kubectl debug}: looks into a Pod with a container added to it, into a changed copy of a Pod, or at a node with a Pod of the
 * node's namespaces.
 *
 * <p>Left out: {@code --custom} profiles.
 */
public final class Debug implements KubectlCommand {

    private static final String OLD_PROFILE =
            "--profile=legacy is deprecated and will be removed in the future. It is recommended to explicitly specify a profile, for example \"--profile=general\".";

    private static final Usage USAGE =
            Usage.of(
                            Group.TROUBLE,
                            "debug",
                            "(POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]")
                    .summary("Look into a Pod or a node with a container of your own")
                    .about(
                            """
                            Look into a Pod or a node with a container of your own.

                              *  A Pod that runs gets one more container, which stays to its end.
                              *  With --copy-to a copy of the Pod is made and changed.
                              *  For a node, a Pod is made there that shares its namespaces and has its files at /host.""")
                    .example(
                            "kubectl debug web -it --image=busybox --profile=general",
                            "A shell beside the containers of web")
                    .example(
                            "kubectl debug web --copy-to=web-2 --set-image='*=nginx:1.29' --profile=general",
                            "A copy of web with other images")
                    .example(
                            "kubectl debug node/node01 -it --image=busybox --profile=general",
                            "A shell on a node")
                    .flags(
                            Flag.of(
                                    "filename",
                                    "f",
                                    Flag.Type.LIST,
                                    "[]",
                                    "File, folder or address that names what to look into."))
                    .flag(
                            "arguments-only",
                            "",
                            "The words behind -- are arguments, not the command.")
                    .flag("attach", "", "Wait for the container and join it; the default with -i.")
                    .text("container", "c", "The name of the container.")
                    .text("copy-to", "", "Make a copy of the Pod of this name.")
                    .text("custom", "", "File with parts of a container to lay over the profile.")
                    .flag("replace", "", "With --copy-to: delete the original.")
                    .list("env", "", "Variables of the container: name=value.")
                    .text("image", "", "The container's image.")
                    .text("image-pull-policy", "", "When to pull it: Always, IfNotPresent, Never.")
                    .flag("keep-labels", "", "With --copy-to: keep labels.")
                    .flag("keep-annotations", "", "With --copy-to: keep annotations.")
                    .flag("keep-liveness", "", "With --copy-to: keep liveness probes.")
                    .flag("keep-readiness", "", "With --copy-to: keep readiness probes.")
                    .flag("keep-startup", "", "With --copy-to: keep startup probes.")
                    .flags(
                            Flag.bool(
                                            "keep-init-containers",
                                            "",
                                            "With --copy-to: run the init containers.")
                                    .or("true"))
                    .list("set-image", "", "With --copy-to: other images, NAME=IMAGE.")
                    .flag("stdin", "i", "Keep standard input open.")
                    .flag("quiet", "q", "Say nothing but what the container says.")
                    .flag("same-node", "", "With --copy-to: on the same node.")
                    .flags(
                            Flag.bool(
                                            "share-processes",
                                            "",
                                            "With --copy-to: let containers see each other's processes.")
                                    .or("true"))
                    .text("target", "", "See the processes of this container.")
                    .flag("tty", "t", "Give the container a terminal.")
                    .flags(
                            Flag.text(
                                            "profile",
                                            "",
                                            "\"legacy\", \"general\", \"baseline\", \"netadmin\", \"restricted\" or \"sysadmin\".")
                                    .or("legacy"));

    /** Waiting for a debugging container to run or to have ended. */
    record Waiting(String namespace, String pod, String container, Cursor cursor) {}

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
        var waiting = session.marked(Waiting.class);
        if (waiting != null) {
            join(waiting, arguments, client);
            return 0;
        }
        var profile = DebugProfile.of(arguments.text("profile"));
        if (!arguments.text("custom").isEmpty()) {
            throw NotYet.failure("kubectl debug --custom");
        }
        validate(arguments, session);
        var isJoined = arguments.has("attach") ? arguments.flag("attach") : arguments.flag("stdin");
        var pods = new DebugPods(profile, arguments, client);
        targets(arguments, client)
                .each(
                        target -> {
                            var made = made(target, pods);
                            if (isJoined && !made.container().isEmpty()) {
                                join(watch(made, client), arguments, client);
                            }
                        });
        return 0;
    }

    private static Targets targets(Arguments arguments, Client client) {
        return new Targets(client)
                .files(arguments, client.isNamespaceTyped())
                .in(client.namespace())
                .requests(request -> request.withAccept(Client.TYPED))
                .named("pods", arguments.wordsBeforeDash());
    }

    private static DebugPods.Made made(Target target, DebugPods pods) {
        return switch (target.kind().name()) {
            case "Node" -> pods.onNode(target.name());
            case "Pod" -> pods.inPod(target.known());
            default ->
                    throw Failure.of(
                            "\"" + target.groupVersionKind() + "\" not supported by debug");
        };
    }

    // ---- what may be asked ----

    private static void validate(Arguments arguments, Session session) {
        var image = arguments.text("image");
        var container = arguments.text("container");
        if (arguments.has("attach")
                && arguments.flag("attach")
                && image.isEmpty()
                && container.isEmpty()) {
            throw Failure.of(
                    "you must specify --container or create a new container using --image in order to attach.");
        }
        if (arguments.text("copy-to").isEmpty()) {
            validateWithoutCopy(arguments);
        } else {
            validateCopy(arguments);
        }
        if (!image.isEmpty() && !Flags.isImage(image)) {
            throw Failure.of("invalid image name \"" + image + "\": invalid reference format");
        }
        if (arguments.wordsBeforeDash().isEmpty() && arguments.texts("filename").isEmpty()) {
            throw Failure.of("NAME or filename is required for debug");
        }
        var policy = arguments.text("image-pull-policy");
        if (!List.of("", "Always", "IfNotPresent", "Never").contains(policy)) {
            throw Failure.of("invalid image pull policy: " + policy);
        }
        DebugPods.pairs(arguments.texts("set-image"))
                .forEach(
                        (name, other) -> {
                            if (!Flags.isImage(other)) {
                                throw Failure.of(
                                        "invalid image name \"%s\" for container \"%s\": invalid reference format"
                                                .formatted(other, name));
                            }
                        });
        validateTarget(arguments, session);
    }

    private static void validateWithoutCopy(Arguments arguments) {
        for (var flag : List.of("replace", "same-node", "set-image")) {
            var isGiven =
                    flag.equals("set-image")
                            ? !arguments.texts(flag).isEmpty()
                            : arguments.flag(flag);
            if (isGiven) {
                throw Failure.of("--" + flag + " may only be used with --copy-to.");
            }
        }
        if (arguments.text("image").isEmpty()) {
            throw Failure.of("you must specify --image when not using --copy-to.");
        }
    }

    private static void validateCopy(Arguments arguments) {
        var hasWords = !arguments.wordsAfterDash().isEmpty();
        var hasImage = !arguments.text("image").isEmpty();
        if (!hasImage && arguments.texts("set-image").isEmpty() && !hasWords) {
            throw Failure.of("you must specify --image, --set-image or command arguments.");
        }
        if (hasWords && !hasImage && arguments.text("container").isEmpty()) {
            throw Failure.of(
                    "you must specify an existing container or a new image when specifying args.");
        }
    }

    private static void validateTarget(Arguments arguments, Session session) {
        var target = arguments.text("target");
        if (!target.isEmpty()) {
            if (!arguments.text("copy-to").isEmpty()) {
                throw Failure.of(
                        "--target is incompatible with --copy-to. Use --share-processes instead.");
            }
            if (!arguments.flag("quiet")) {
                session.print(
                        "Targeting container \""
                                + target
                                + "\". If you don't see processes from this container it may be because the container runtime doesn't support this feature.");
            }
        }
        if (arguments.flag("tty") && !arguments.flag("stdin")) {
            throw Failure.of("-i/--stdin is required for containers with -t/--tty=true");
        }
        if (arguments.text("profile").equals("legacy")) {
            session.complain(OLD_PROFILE);
        }
    }

    // ---- joining ----

    private static Waiting watch(DebugPods.Made made, Client client) {
        var namespace = made.pod().text("metadata.namespace");
        var name = made.pod().text("metadata.name");
        var path = "/api/v1/namespaces/" + namespace + "/pods";
        var cursor = client.open(Watches.typed(client, path, name));
        return new Waiting(namespace, name, made.container(), cursor);
    }

    private static void join(Waiting begun, Arguments arguments, Client client) {
        var waiting = begun;
        while (true) {
            client.session().mark(waiting);
            var batch = client.await(waiting.cursor(), -1);
            for (var event : batch.events()) {
                if (event.text("type").equals("DELETED")) {
                    throw Failure.verbatim("Error from server (NotFound): pods \"\" not found");
                }
                var pod = event.child("object");
                var state = state(pod, waiting.container(), arguments, client);
                if (state.has("terminated")) {
                    log(waiting, client);
                    return;
                }
                if (state.has("running")) {
                    attach(pod, waiting, arguments, client);
                    return;
                }
            }
            var cursor = batch.end() == null ? batch.next() : again(waiting, client);
            waiting = new Waiting(waiting.namespace(), waiting.pod(), waiting.container(), cursor);
        }
    }

    /** The server ended the watch. */
    private static Cursor again(Waiting waiting, Client client) {
        var path = "/api/v1/namespaces/" + waiting.namespace() + "/pods";
        return client.open(Watches.typed(client, path, waiting.pod()));
    }

    private static Document state(
            Document pod, String container, Arguments arguments, Client client) {
        var state =
                Stream.of(
                                "initContainerStatuses",
                                "containerStatuses",
                                "ephemeralContainerStatuses")
                        .flatMap(list -> pod.items("status." + list).documents())
                        .filter(status -> status.text("name").equals(container))
                        .map(status -> status.child("state"))
                        .findFirst()
                        .orElse(Document.EMPTY);
        var why = state.text("waiting.message");
        if (!why.isEmpty() && !arguments.flag("quiet")) {
            client.session().complain("Warning: container " + container + ": " + why);
        }
        return state;
    }

    private static void attach(Document pod, Waiting waiting, Arguments arguments, Client client) {
        try {
            Attach.join(pod, waiting.container(), arguments, client);
        } catch (Failure failure) {
            client.session()
                    .complain(
                            "warning: couldn't attach to pod/%s, falling back to streaming logs: %s"
                                    .formatted(waiting.pod(), failure.said()));
            log(waiting, client);
        }
    }

    private static void log(Waiting waiting, Client client) {
        var path = "/api/v1/namespaces/" + waiting.namespace() + "/pods/" + waiting.pod() + "/log";
        var request = client.get(path).withAccept(Client.TYPED);
        client.session().write(client.bytes(request.with("container", waiting.container())));
    }
}
