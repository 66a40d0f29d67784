package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.document.MergePatch;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** What {@code kubectl label} and {@code kubectl annotate} share: keys of an object's metadata are set and removed. */
final class KeyChange {

    /** In what the two differ. */
    interface Rules {

        /** {@code label} or {@code annotation}. */
        String word();

        /** Complains when both are asked for one key; what was typed is otherwise in order. */
        void refuseBoth(Pairs pairs);

        /** Complains when a key has another value already. */
        void refuseOverwriting(Document present, Pairs pairs);

        /** What is said about keys that are to be removed and are not there. */
        default void tellMissing(Document present, Pairs pairs, Session session) {}

        /** What success is called. */
        String operation(Document before, Document after);
    }

    private final Arguments arguments;
    private final Changing changing;
    private final Pairs pairs;
    private final Rules rules;
    private final String path;
    private boolean isSingle;

    KeyChange(Arguments arguments, Session session, Pairs pairs, Rules rules) {
        this.arguments = arguments;
        this.changing = new Changing(arguments, session);
        this.pairs = pairs;
        this.rules = rules;
        this.path = "metadata." + rules.word() + "s";
    }

    static Usage usage(String command, String word) {
        return Changing.flags(
                        Usage.of(
                                Group.SETTINGS,
                                command,
                                "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]"),
                        "kubectl-" + command)
                .flags(Changing.selection())
                .flags(
                        Flags.FIELD_SELECTOR,
                        Flags.ALL_NAMESPACES,
                        Flags.LOCAL,
                        Flags.RESOURCE_VERSION,
                        Flags.RECORD)
                .flag("list", "", "Show the " + word + "s.")
                .flag("overwrite", "", "Change " + word + "s that are there.");
    }

    int run() {
        refuseContradictions();
        changing.requireTargets(pairs.targets());
        if (pairs.set().isEmpty() && pairs.removed().isEmpty() && !arguments.flag("list")) {
            throw Failure.of("at least one " + rules.word() + " update is required");
        }
        rules.refuseBoth(pairs);
        var targets = changing.targets(pairs.targets(), arguments.flag("all")).check();
        isSingle = targets.isSingle();
        if (!isSingle && !arguments.text("resource-version").isEmpty()) {
            throw Failure.of("--resource-version may only be used with a single resource");
        }
        targets.each(this::change);
        return 0;
    }

    private void refuseContradictions() {
        if (changing.isLocal() && !pairs.targets().isEmpty()) {
            throw Failure.of(
                    "can only use local files by -f %1$s.yaml or --filename=%1$s.json when --local=true is set"
                            .formatted(rules.word().equals("label") ? "pod" : "rsrc"));
        }
        if (arguments.flag("list") && !arguments.text("output").isEmpty()) {
            throw Failure.of("--list and --output may not be specified together");
        }
        if (arguments.flag("all") && !arguments.text("selector").isEmpty()) {
            throw Failure.of("cannot set --all and --selector at the same time");
        }
        if (arguments.flag("all") && !arguments.text("field-selector").isEmpty()) {
            throw Failure.of("cannot set --all and --field-selector at the same time");
        }
    }

    private void change(Target target) {
        var version = arguments.text("resource-version");
        var before = target.known();
        before = version.isEmpty() ? before : before.without("metadata.resourceVersion");
        var present = before.child(path);
        var lists = arguments.flag("list");
        if (!lists && !changing.sendsNothing()) {
            rules.tellMissing(present, pairs, changing.session());
        }
        if (!arguments.flag("overwrite")) {
            rules.refuseOverwriting(present, pairs);
        }
        var after = before.with(path, changed(present));
        after = version.isEmpty() ? after : after.with("metadata.resourceVersion", version);
        if (lists) {
            list(target, after.child(path));
            return;
        }
        if (!changing.sendsNothing()) {
            after = pairs.set().containsKey(ChangeCause.KEY) ? after : cause().on(after);
            var patch = MergePatch.twoWay(before, after);
            var sent = changing.patch(target, patch, Request.MERGE_PATCH, "");
            after = rules.word().equals("annotation") ? sent : after;
        }
        changing.print(after, rules.operation(before, after));
    }

    private ChangeCause cause() {
        return ChangeCause.of(arguments);
    }

    private Document changed(Document present) {
        var changed = present;
        for (var entry : pairs.set().entrySet()) {
            changed = changed.put(entry.getKey(), entry.getValue());
        }
        for (var key : pairs.removed()) {
            changed = changed.remove(key);
        }
        return changed;
    }

    private void list(Target target, Document present) {
        if (!isSingle) {
            changing.session()
                    .print(
                            "Listing %ss for %s.%s/%s:"
                                    .formatted(
                                            rules.word(),
                                            target.kind().name(),
                                            target.kind().group(),
                                            target.name()));
        }
        var indent = isSingle ? "" : " ";
        present.forEach((key, value) -> changing.session().print(indent + key + "=" + value));
    }
}
