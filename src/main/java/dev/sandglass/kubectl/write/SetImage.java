package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;
import java.util.Map;

/** {@code kubectl set image}: gives containers another image. */
public final class SetImage implements KubectlCommand {

    private static final Usage USAGE =
            Setting.usage(
                            "image",
                            "(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N")
                    .summary("Give containers another image")
                    .about(
                            """
                            Give containers of Pods or Pod templates another image.

                             Possible types: pod (po), replicationcontroller (rc), deployment (deploy), daemonset (ds), statefulset (sts), cronjob (cj), replicaset (rs)""")
                    .example(
                            "kubectl set image deployment/web nginx=nginx:1.28",
                            "The container nginx of web runs nginx:1.28")
                    .example(
                            "kubectl set image deployments --all '*=nginx:1.28'",
                            "All containers of all Deployments")
                    .flags(Flags.SELECTOR, Flags.RECORD);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var setting = new Setting(arguments, session);
        var pairs = Pairs.read(arguments.words(), "image", false);
        var images = pairs.set();
        setting.refuseAllWithSelector();
        var targets = setting.targets(pairs.targets());
        if (images.isEmpty()) {
            throw Failure.of("at least one image update is required");
        }
        if (images.size() > 1 && images.containsKey("*")) {
            throw Failure.of(
                    "all containers are already specified by *, but saw more than one container_name=container_image pairs");
        }
        setting.refuseLocalDryRunOfServer();
        return setting.change(
                targets,
                (target, complaints) -> changed(target, images, complaints),
                "image updated",
                "failed to patch image update to pod template: ");
    }

    private static Document changed(
            Target target, Map<String, String> images, List<Failure> complaints) {
        var path = PodSpecs.path(target);
        var object = target.known();
        for (var pair : images.entrySet()) {
            var name =
                    PodSpecs.pattern(
                            pair.getKey().equals("*") ? "*" : pair.getKey().replace("*", "\0"));
            if (PodSpecs.count(object, path, name) == 0) {
                complaints.add(
                        Failure.of(
                                "error: unable to find container named \"" + pair.getKey() + "\""));
            }
            object = PodSpecs.containers(object, path, name, c -> c.put("image", pair.getValue()));
        }
        return object;
    }
}
