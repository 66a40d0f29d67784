package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;

/** {@code kubectl create job}. */
public final class CreateJob implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage("job", "NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]")
                    .summary("Make a Job")
                    .about("Make a Job of the given name, of an image or of a CronJob's template.")
                    .example(
                            "kubectl create job sum --image=busybox -- expr 1 + 2",
                            "With a command")
                    .example(
                            "kubectl create job now --from=cronjob/backup",
                            "A run of a CronJob, at once")
                    .text("from", "", "The CronJob to take the template of.")
                    .text("image", "", "The image to run.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var image = arguments.text("image");
        var from = arguments.text("from");
        var command = arguments.words().subList(1, arguments.words().size());
        if (image.isEmpty() == from.isEmpty()) {
            throw Failure.of("either --image or --from must be specified");
        }
        if (!command.isEmpty() && !from.isEmpty()) {
            throw Failure.of("cannot specify --from and command");
        }
        var job =
                image.isEmpty()
                        ? ofCronJob(name, from, creation)
                        : Document.of(
                                "metadata", creation.metadata(name),
                                "spec", spec(name, image, command, "Never"));
        job = job.put("apiVersion", "batch/v1").put("kind", "Job");
        return creation.run(job, "jobs", true, "failed to create job: ");
    }

    /** A Job's spec with one container. */
    static Document spec(String name, String image, List<String> command, String restart) {
        var container = Document.of("name", name, "image", image);
        container = command.isEmpty() ? container : container.put("command", command);
        var pod = Document.of("containers", Items.of(container), "restartPolicy", restart);
        return Document.of("template", Document.of("spec", pod));
    }

    private static Document ofCronJob(String name, String from, Creation creation) {
        var found =
                new Targets(creation.client())
                        .in(creation.client().namespace())
                        .words(false, List.of(from))
                        .latest()
                        .flatten()
                        .list();
        if (found.size() != 1) {
            throw Failure.of("from must be an existing cronjob");
        }
        var kind = found.getFirst().kind();
        if (!kind.name().equals("CronJob")) {
            throw Failure.of("unknown object type *" + kind.version() + "." + kind.name());
        }
        var cronJob = found.getFirst().known();
        var template = cronJob.child("spec.jobTemplate");
        var owner =
                Document.of(
                        "apiVersion",
                        "batch/v1",
                        "controller",
                        true,
                        "kind",
                        "CronJob",
                        "name",
                        cronJob.text("metadata.name"),
                        "uid",
                        cronJob.text("metadata.uid"));
        var annotations =
                Document.of("cronjob.kubernetes.io/instantiate", "manual")
                        .putAll(template.child("metadata.annotations"));
        var metadata =
                creation.metadata(name)
                        .put("annotations", annotations)
                        .put("ownerReferences", Items.of(owner));
        var labels = template.child("metadata.labels");
        metadata = labels.isEmpty() ? metadata : metadata.put("labels", labels);
        return Document.of("metadata", metadata, "spec", template.child("spec"));
    }
}
