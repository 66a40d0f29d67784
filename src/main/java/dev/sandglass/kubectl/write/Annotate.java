package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.document.MergePatch;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;

/** {@code kubectl annotate}: sets and removes annotations. */
public final class Annotate implements KubectlCommand {

    private static final Usage USAGE =
            Changing.flags(
                            Usage.of(
                                    Group.SETTINGS,
                                    "annotate",
                                    "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]"),
                            "kubectl-annotate")
                    .summary("Set annotations of an object, or remove them")
                    .about(
                            """
                            Set annotations of an object, or remove them.

                             Annotations hold what tools and people want to note about an object; nothing is selected by them. KEY- removes one. Annotations that are there are changed only with --overwrite.

                            Use "kubectl api-resources" for a complete list of supported resources.""")
                    .example(
                            "kubectl annotate deployment web owner='the shop team'",
                            "Set an annotation")
                    .example("kubectl annotate deployment web owner-", "Remove it")
                    .flags(Changing.selection())
                    .flags(
                            Flags.FIELD_SELECTOR,
                            Flags.ALL_NAMESPACES,
                            Flags.LOCAL,
                            Flags.RESOURCE_VERSION,
                            Flags.RECORD)
                    .flag("list", "", "Show the annotations.")
                    .flag("overwrite", "", "Change annotations that are there.");

    private static final String PATH = "metadata.annotations";

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var changing = new Changing(arguments, session);
        var pairs = Pairs.read(arguments.words(), "annotation", true);
        var list = arguments.flag("list");
        if (list && !arguments.text("output").isEmpty()) {
            throw Failure.of("--list and --output may not be specified together");
        }
        Label.refuseContradictions(arguments);
        changing.requireTargets(pairs.targets());
        if (pairs.set().isEmpty() && pairs.removed().isEmpty() && !list) {
            throw Failure.of("at least one annotation update is required");
        }
        var both = pairs.removed().stream().filter(pairs.set()::containsKey).toList();
        if (!both.isEmpty()) {
            throw Failure.of(
                    "can not both modify and remove the following annotation(s) in the same command: "
                            + String.join(", ", both));
        }
        var targets = changing.targets(pairs.targets(), arguments.flag("all")).check();
        if (!targets.isSingle() && !arguments.text("resource-version").isEmpty()) {
            throw Failure.of("--resource-version may only be used with a single resource");
        }
        targets.each(target -> one(target, pairs, arguments, changing, targets.isSingle()));
        return 0;
    }

    private static void one(
            Target target, Pairs pairs, Arguments arguments, Changing changing, boolean isSingle) {
        var version = arguments.text("resource-version");
        var before = target.known();
        before = version.isEmpty() ? before : before.without("metadata.resourceVersion");
        var old = before.child(PATH);
        if (!arguments.flag("overwrite")) {
            refuseOverwriting(old, pairs);
        }
        var annotations = old;
        for (var entry : pairs.set().entrySet()) {
            annotations = annotations.put(entry.getKey(), entry.getValue());
        }
        for (var key : pairs.removed()) {
            annotations = annotations.remove(key);
        }
        var after = before.with(PATH, annotations);
        after = version.isEmpty() ? after : after.with("metadata.resourceVersion", version);
        if (arguments.flag("list")) {
            list(target, annotations, changing, isSingle);
            return;
        }
        if (!changing.sendsNothing()) {
            after = pairs.set().containsKey(ChangeCause.KEY) ? after : ChangeCause.of(arguments).on(after);
            after =
                    changing.patch(
                            target, MergePatch.twoWay(before, after), Request.MERGE_PATCH, "");
        }
        changing.print(after, "annotated");
    }

    private static void refuseOverwriting(Document old, Pairs pairs) {
        var taken = new ArrayList<String>();
        pairs.set()
                .forEach(
                        (key, value) -> {
                            var there = old.get(key);
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

    private static void list(
            Target target, Document annotations, Changing changing, boolean isSingle) {
        if (!isSingle) {
            changing.session()
                    .print(
                            "Listing annotations for "
                                    + target.kind().name()
                                    + "."
                                    + target.kind().group()
                                    + "/"
                                    + target.name()
                                    + ":");
        }
        annotations.forEach(
                (key, value) ->
                        changing.session().print((isSingle ? "" : " ") + key + "=" + value));
    }
}
