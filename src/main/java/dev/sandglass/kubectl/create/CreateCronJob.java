package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl create cronjob}. */
public final class CreateCronJob implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage(
                            "cronjob",
                            "NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags]")
                    .alias("cj")
                    .summary("Make a CronJob")
                    .about("Make a CronJob of the given name: a Job at each time of a schedule.")
                    .example(
                            "kubectl create cronjob tick --image=busybox --schedule='*/5 * * * *' -- date",
                            "Every five minutes")
                    .text("image", "", "The image to run.")
                    .text("restart", "", "When to start the container again: OnFailure or Never.")
                    .text(
                            "schedule",
                            "",
                            "When to run, as cron writes it: minute hour day month weekday.")
                    .require("image", "schedule");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var command = arguments.words().subList(1, arguments.words().size());
        var restart = arguments.text("restart").isEmpty() ? "OnFailure" : arguments.text("restart");
        var template =
                Document.of(
                        "metadata", Document.of("name", name),
                        "spec", CreateJob.spec(name, arguments.text("image"), command, restart));
        var object =
                Document.of(
                        "apiVersion",
                        "batch/v1",
                        "kind",
                        "CronJob",
                        "metadata",
                        creation.metadata(name),
                        "spec",
                        Document.of(
                                "jobTemplate", template, "schedule", arguments.text("schedule")));
        return creation.run(object, "cronjobs", true, "failed to create cronjob: ");
    }
}
