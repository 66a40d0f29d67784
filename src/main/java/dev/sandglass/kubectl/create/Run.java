package dev.sandglass.kubectl.create;

import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.running.Streaming;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/** {@code kubectl run}: makes a Pod of one container. */
public final class Run implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(
                            Group.BEGINNER,
                            "run",
                            "NAME --image=image [--env=\"key=value\"] [--port=port] [--dry-run=server|client]"
                                    + " [--overrides=inline-json] [--command] -- [COMMAND] [args...]")
                    .summary("Run an image in a Pod of its own")
                    .about("Make a Pod that runs an image.")
                    .example("kubectl run web --image=nginx", "A Pod called web")
                    .example(
                            "kubectl run web --image=nginx --port=80 --expose",
                            "... with a Service in front")
                    .example(
                            "kubectl run box --image=busybox --restart=Never -- echo hello",
                            "A command that ends")
                    .example(
                            "kubectl run box --image=busybox --rm -it -- sh",
                            "A shell in a Pod that is deleted afterwards")
                    .flags(Printers.flags(Printers.BASIC))
                    .flags(Flags.files("to use to replace the object."))
                    .flags(
                            Flags.DRY_RUN,
                            Flags.SAVE_CONFIG,
                            Flags.fieldManager("kubectl-run"),
                            Flags.RECORD)
                    .texts("annotations", "", "Annotations of the Pod: key=value.")
                    .flag(
                            "attach",
                            "",
                            "Wait until the Pod runs and attach to it; the default with --stdin.")
                    .flags(
                            Flag.text("cascade", "", "How the Pod's deletion spreads.")
                                    .or("background")
                                    .bare("background"))
                    .flag("command", "", "The words behind -- are the command, not its arguments.")
                    .texts("env", "", "Variables of the container's environment: name=value.")
                    .flag(
                            "expose",
                            "",
                            "Make a Service of type ClusterIP for the Pod too; needs --port.")
                    .flag("force", "", "Delete without waiting.")
                    .number("grace-period", "-1", "Seconds that the Pod gets to end.")
                    .text("image", "", "The image to run.")
                    .text(
                            "image-pull-policy",
                            "",
                            "When to pull the image: Always, IfNotPresent, Never.")
                    .text(
                            "labels",
                            "l",
                            "Labels of the Pod, parted by commas; instead of run=NAME.")
                    .flag(
                            "leave-stdin-open",
                            "",
                            "Keep standard input open after the first attach ends.")
                    .flags(
                            Flag.text(
                                            "override-type",
                                            "",
                                            "How --overrides are laid over the object: json, merge or strategic.")
                                    .or("merge"))
                    .text("overrides", "", "JSON to lay over the object.")
                    .flags(
                            Flag.of(
                                    "pod-running-timeout",
                                    "",
                                    Flag.Type.DURATION,
                                    "1m0s",
                                    "How long to wait until the Pod runs."))
                    .text("port", "", "The port that the container listens on.")
                    .flag("privileged", "", "Run the container privileged.")
                    .flag("quiet", "q", "Say nothing but what the container says.")
                    .flags(
                            Flag.text(
                                            "restart",
                                            "",
                                            "When to start the container again: Always, OnFailure, Never.")
                                    .or("Always"))
                    .flag("rm", "", "Delete the Pod when it ends; only with --attach or --stdin.")
                    .flag("stdin", "i", "Give the container standard input.")
                    .duration("timeout", "0s", "How long to wait for the deletion.")
                    .flag("tty", "t", "Give the container a terminal.")
                    .flag("wait", "", "Wait until the objects are gone.")
                    .require("image");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var attached = session.marked(RunAttached.State.class);
        var client = new Client(arguments, session);
        if (attached != null) {
            return new RunAttached(arguments, client).goOn(attached);
        }
        var open = session.marked(Streaming.Open.class);
        if (open != null) {
            return new RunAttached(arguments, client).goOn(open);
        }
        var dryRun = DryRun.of(arguments, client);
        var printer = Printers.ofTyped(arguments, session, dryRun.told("created"));
        validate(arguments, dryRun);
        var name = arguments.words().getFirst();
        var pod = RunObjects.pod(name, arguments);
        var sender = new RunObjects(arguments, client, dryRun);
        var made = sender.send(pod, "pods");
        if (arguments.flag("expose")) {
            var service = sender.send(RunObjects.service(name, arguments), "services");
            session.write(printer.print(service));
            if (arguments.text("output").equals("yaml")) {
                session.print("---");
            }
        }
        if (isAttached(arguments)) {
            return new RunAttached(arguments, client).begin();
        }
        session.write(printer.print(made));
        return 0;
    }

    static boolean isAttached(Arguments arguments) {
        return arguments.has("attach") ? arguments.flag("attach") : arguments.flag("stdin");
    }

    private static void validate(Arguments arguments, DryRun dryRun) {
        if (arguments.words().isEmpty() || arguments.dashAt() == 0) {
            throw Failure.inUse(USAGE, "NAME is required for run");
        }
        if (!arguments.duration("pod-running-timeout").isPositive()) {
            throw Failure.inUse(USAGE, "--pod-running-timeout must be higher than zero");
        }
        var image = arguments.text("image");
        if (image.isEmpty()) {
            throw Failure.of("--image is required");
        }
        if (!Flags.isImage(image)) {
            throw Failure.of("Invalid image name \"" + image + "\": invalid reference format");
        }
        if (arguments.flag("tty") && !arguments.flag("stdin")) {
            throw Failure.inUse(USAGE, "-i/--stdin is required for containers with -t/--tty=true");
        }
        if (arguments.flag("expose") && arguments.text("port").isEmpty()) {
            throw Failure.inUse(USAGE, "--port must be set when exposing a service");
        }
        if (!List.of("", "Always", "OnFailure", "Never").contains(arguments.text("restart"))) {
            throw Failure.inUse(USAGE, "invalid restart policy: " + arguments.text("restart"));
        }
        if (!isAttached(arguments) && arguments.flag("rm")) {
            throw Failure.inUse(USAGE, "--rm should only be used for attached containers");
        }
        if (isAttached(arguments) && dryRun != DryRun.NONE) {
            throw Failure.inUse(
                    USAGE,
                    "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)");
        }
        if (!List.of("", "Always", "IfNotPresent", "Never")
                .contains(arguments.text("image-pull-policy"))) {
            throw Failure.inUse(
                    USAGE, "invalid image pull policy: " + arguments.text("image-pull-policy"));
        }
    }
}
