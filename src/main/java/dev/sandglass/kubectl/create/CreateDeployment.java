package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl create deployment}. */
public final class CreateDeployment implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage("deployment", "NAME --image=image -- [COMMAND] [args...]")
                    .alias("deploy")
                    .summary("Make a Deployment")
                    .about("Make a Deployment of the given name.")
                    .example(
                            "kubectl create deployment web --image=nginx --replicas=3",
                            "Three copies of nginx")
                    .example(
                            "kubectl create deployment box --image=busybox -- sleep 1d",
                            "With a command of your own")
                    .list(
                            "image",
                            "",
                            "The image to run; several make a Pod of several containers.")
                    .flags(
                            Flag.of(
                                    "port",
                                    "",
                                    Flag.Type.INT32,
                                    "-1",
                                    "The port that the first container listens on."))
                    .flags(
                            Flag.of(
                                    "replicas",
                                    "r",
                                    Flag.Type.INT32,
                                    "1",
                                    "How many copies to run."))
                    .require("image");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var images = arguments.texts("image");
        var command = arguments.words().subList(1, arguments.words().size());
        if (images.size() > 1 && !command.isEmpty()) {
            throw Failure.of("cannot specify multiple --image options and command");
        }
        var labels = Document.of("app", name);
        var template =
                Document.of(
                        "metadata", Document.of("labels", labels),
                        "spec", Document.of("containers", containers(images, command, arguments)));
        var object =
                Document.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "Deployment",
                        "metadata",
                        creation.metadata(name).put("labels", labels),
                        "spec",
                        Document.of(
                                "replicas", arguments.number("replicas"),
                                "selector", Document.of("matchLabels", labels),
                                "template", template));
        return creation.run(object, "deployments", true, "failed to create deployment: ");
    }

    private static Items containers(
            List<String> images, List<String> command, Arguments arguments) {
        var containers = new ArrayList<Document>();
        for (var image : images) {
            var container = Document.of("name", containerName(image), "image", image);
            containers.add(command.isEmpty() ? container : container.put("command", command));
        }
        if (arguments.number("port") >= 0) {
            var port = Document.of("containerPort", arguments.number("port"));
            containers.set(0, containers.getFirst().put("ports", Items.of(port)));
        }
        return Items.copyOf(containers);
    }

    /** The last part of the image's name, without tag and digest. Dots and underscores are no letters of a name. */
    static String containerName(String image) {
        var name = image.substring(image.lastIndexOf('/') + 1);
        name = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        name = name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
        return name.replace('_', '-').replace('.', '-');
    }
}
