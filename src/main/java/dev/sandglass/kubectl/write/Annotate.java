package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;

/** {@code kubectl annotate}: sets and removes annotations. */
public final class Annotate implements KubectlCommand, KeyChange.Rules {

    private static final Usage USAGE =
            KeyChange.usage("annotate", "annotation")
                    .summary("Set annotations of an object, or remove them")
                    .about(
                            """
                            Set annotations of an object, or remove them.

                             Annotations hold what tools and people want to note about an object; nothing is selected by them. KEY- removes one. Annotations that are there are changed only with --overwrite.

                            Use "kubectl api-resources" for a complete list of supported resources.""")
                    .example(
                            "kubectl annotate deployment web owner='the shop team'",
                            "Set an annotation")
                    .example("kubectl annotate deployment web owner-", "Remove it");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var pairs = Pairs.read(arguments.words(), "annotation", true);
        return new KeyChange(arguments, session, pairs, this).run();
    }

    @Override
    public String word() {
        return "annotation";
    }

    @Override
    public void refuseBoth(Pairs pairs) {
        var both = pairs.removed().stream().filter(pairs.set()::containsKey).toList();
        if (!both.isEmpty()) {
            throw Failure.of(
                    "can not both modify and remove the following annotation(s) in the same command: "
                            + String.join(", ", both));
        }
    }

    @Override
    public void refuseOverwriting(Document present, Pairs pairs) {
        var taken = new ArrayList<String>();
        pairs.set()
                .forEach(
                        (key, value) -> {
                            var there = present.get(key);
                            if (there != null
                                    && !there.equals(value)
                                    && !key.equals(ChangeCause.KEY)) {
                                taken.add("'" + key + "' already has a value (" + there + ")");
                            }
                        });
        if (!taken.isEmpty()) {
            throw Failure.of(
                    "--overwrite is false but found the following declared annotation(s): "
                            + String.join("; ", taken));
        }
    }

    @Override
    public String operation(Document before, Document after) {
        return "annotated";
    }
}
