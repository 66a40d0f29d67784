package dev.sandglass.kubectl.write;

import dev.sandglass.api.Names;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.MergePatch;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code kubectl label}: sets and removes labels. */
public final class Label implements KubectlCommand {

    private static final Usage USAGE =
            Changing.flags(
                            Usage.of(
                                    Group.SETTINGS,
                                    "label",
                                    "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]"),
                            "kubectl-label")
                    .summary("Set labels of an object, or remove them")
                    .about(
                            """
                            Set labels of an object, or remove them.

                             A label's key and value begin and end with a letter or digit and may have dashes, dots and underscores in between, at most 63 characters. KEY- removes a label. Labels that are there are changed only with --overwrite.""")
                    .example("kubectl label pod web-0 tier=front", "Set a label")
                    .example("kubectl label pod web-0 tier=back --overwrite", "Change it")
                    .example("kubectl label pod web-0 tier-", "Remove it")
                    .example("kubectl label pods --all env=test", "Label all Pods of the namespace")
                    .flags(Changing.selection())
                    .flags(
                            Flags.FIELD_SELECTOR,
                            Flags.ALL_NAMESPACES,
                            Flags.LOCAL,
                            Flags.RESOURCE_VERSION,
                            Flags.RECORD)
                    .flag("list", "", "Show the labels.")
                    .flag("overwrite", "", "Change labels that are there.");

    private static final String PATH = "metadata.labels";

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var changing = new Changing(arguments, session);
        var parted = Pairs.part(arguments.words(), "label");
        var removed = new ArrayList<String>();
        var set = parse(parted.changes(), removed);
        var list = arguments.flag("list");
        if (list && !arguments.text("output").isEmpty()) {
            throw Failure.of("--list and --output may not be specified together");
        }
        refuseContradictions(arguments);
        changing.requireTargets(parted.targets());
        if (set.isEmpty() && removed.isEmpty() && !list) {
            throw Failure.of("at least one label update is required");
        }
        var targets = changing.targets(parted.targets(), arguments.flag("all")).check();
        if (!targets.isSingle() && !arguments.text("resource-version").isEmpty()) {
            throw Failure.of("--resource-version may only be used with a single resource");
        }
        var change = new Change(set, removed, arguments, changing, targets.isSingle());
        targets.each(change::one);
        return 0;
    }

    /** {@code --all} and selectors exclude each other. */
    static void refuseContradictions(Arguments arguments) {
        if (arguments.flag("all") && !arguments.text("selector").isEmpty()) {
            throw Failure.of("cannot set --all and --selector at the same time");
        }
        if (arguments.flag("all") && !arguments.text("field-selector").isEmpty()) {
            throw Failure.of("cannot set --all and --field-selector at the same time");
        }
    }

    private static Map<String, String> parse(List<String> changes, List<String> removed) {
        var set = new LinkedHashMap<String, String>();
        for (var change : changes) {
            if (!change.contains("=")) {
                removed.add(change.substring(0, change.length() - 1));
                continue;
            }
            var parts = change.split("=", -1);
            if (parts.length != 2) {
                throw Failure.of("invalid label spec: " + change);
            }
            var faults = Names.labelValue(parts[1]);
            if (!faults.isEmpty()) {
                throw Failure.of(
                        "invalid label value: \"" + change + "\": " + String.join(";", faults));
            }
            set.put(parts[0], parts[1]);
        }
        if (removed.stream().anyMatch(set::containsKey)) {
            throw Failure.of("can not both modify and remove a label in the same command");
        }
        return set;
    }

    /** The change of each target. */
    private record Change(
            Map<String, String> set,
            List<String> removed,
            Arguments arguments,
            Changing changing,
            boolean isSingle) {

        void one(Target target) {
            var version = arguments.text("resource-version");
            var before = target.known();
            before = version.isEmpty() ? before : before.without("metadata.resourceVersion");
            var labels = before.child(PATH);
            var list = arguments.flag("list");
            if (!list && !changing.sendsNothing()) {
                removed.stream()
                        .filter(key -> !labels.has(key))
                        .forEach(
                                key ->
                                        changing.session()
                                                .print("label \"" + key + "\" not found."));
            }
            refuseOverwriting(labels);
            var after = before.with(PATH, changed(labels));
            after = version.isEmpty() ? after : after.with("metadata.resourceVersion", version);
            if (list) {
                list(target, after.child(PATH));
                return;
            }
            if (!changing.sendsNothing()) {
                after = ChangeCause.of(arguments).on(after);
                changing.patch(target, MergePatch.twoWay(before, after), Request.MERGE_PATCH, "");
            }
            changing.print(after, operation(before, after));
        }

        private void refuseOverwriting(Document labels) {
            if (arguments.flag("overwrite")) {
                return;
            }
            var failures = new ArrayList<Failure>();
            set.forEach(
                    (key, value) -> {
                        var old = labels.get(key);
                        if (old != null && !old.equals(value)) {
                            failures.add(
                                    Failure.of(
                                            "'"
                                                    + key
                                                    + "' already has a value ("
                                                    + old
                                                    + "), and --overwrite is false"));
                        }
                    });
            Failures.throwIfAny(failures);
        }

        private Document changed(Document labels) {
            var changed = labels;
            for (var entry : set.entrySet()) {
                changed = changed.put(entry.getKey(), entry.getValue());
            }
            for (var key : removed) {
                changed = changed.remove(key);
            }
            return changed;
        }

        private String operation(Document before, Document after) {
            if (without(before).equals(without(after))) {
                return "not labeled";
            }
            var isShorter = Json.write(after).length() < Json.write(before).length();
            return !arguments.flag("overwrite") && isShorter ? "unlabeled" : "labeled";
        }

        /** Upstream compares the objects' JSON, in which empty labels are left out. */
        private static Document without(Document object) {
            return object.child(PATH).isEmpty() ? object.without(PATH) : object;
        }

        private void list(Target target, Document labels) {
            var indent = isSingle ? "" : " ";
            if (!isSingle) {
                changing.session()
                        .print(
                                "Listing labels for "
                                        + target.kind().name()
                                        + "."
                                        + target.kind().group()
                                        + "/"
                                        + target.name()
                                        + ":");
            }
            labels.forEach((key, value) -> changing.session().print(indent + key + "=" + value));
        }
    }
}
