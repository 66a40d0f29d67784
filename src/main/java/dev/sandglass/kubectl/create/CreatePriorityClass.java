package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;

/** {@code kubectl create priorityclass}. */
public final class CreatePriorityClass implements KubectlCommand {

    private static final Usage USAGE =
            Creation.usage(
                            "priorityclass",
                            "NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]")
                    .alias("pc")
                    .summary("Make a PriorityClass")
                    .about("Make a PriorityClass: how important Pods are that name it.")
                    .example(
                            "kubectl create priorityclass high --value=1000 --description='what must run'",
                            "An important one")
                    .text("description", "", "What it is for.")
                    .flag("global-default", "", "Let it be the class of Pods that name none.")
                    .flags(
                            Flag.text(
                                            "preemption-policy",
                                            "",
                                            "Whether its Pods may drive others out.")
                                    .or("PreemptLowerPriority"))
                    .flags(
                            Flag.of(
                                    "value",
                                    "",
                                    Flag.Type.INT32,
                                    "0",
                                    "The priority; higher is more important."));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var object =
                Document.of(
                        "apiVersion", "scheduling.k8s.io/v1",
                        "kind", "PriorityClass",
                        "metadata", Document.of("name", creation.name()),
                        "preemptionPolicy", arguments.text("preemption-policy"),
                        "value", arguments.number("value"));
        if (!arguments.text("description").isEmpty()) {
            object = object.put("description", arguments.text("description"));
        }
        object = arguments.flag("global-default") ? object.put("globalDefault", true) : object;
        return creation.run(object, "priorityclasses", false, "failed to create priorityclass: ");
    }
}
