package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** {@code kubectl set env}: sets, removes and lists variables of containers. */
public final class SetEnv implements KubectlCommand {

    private static final Usage USAGE =
            Setting.usage("env", "RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N")
                    .summary("Set, remove or list variables of containers")
                    .about(
                            """
                            Set variables of containers of Pods or Pod templates, remove them (KEY-) or list them.

                             With --from, keys of a ConfigMap or Secret become variables. A word - reads lines of KEY=VALUE from standard input.

                             Possible types: pod (po), replicationcontroller (rc), deployment (deploy), daemonset (ds), statefulset (sts), cronjob (cj), replicaset (rs)""")
                    .example("kubectl set env deployment/web COLOR=blue", "Set a variable")
                    .example("kubectl set env deployment/web COLOR-", "Remove it")
                    .example("kubectl set env deployment/web --list", "List all")
                    .example(
                            "kubectl set env --from=configmap/conf deployment/web",
                            "One for each key of a ConfigMap")
                    .flags(Flags.SELECTOR)
                    .flags(
                            Flag.text(
                                            "containers",
                                            "c",
                                            "Names of containers; * stands for any letters.")
                                    .or("*"))
                    .texts("env", "e", "A variable and its value.")
                    .text("from", "", "A ConfigMap or Secret whose keys become variables.")
                    .list("keys", "", "With --from: only these keys.")
                    .flag("list", "", "List the variables and change nothing.")
                    .flags(
                            Flag.bool("overwrite", "", "Change variables that are there.")
                                    .or("true"))
                    .text("prefix", "", "What stands in front of the names.")
                    .flag("resolve", "", "With --list: show the values of references.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var setting = new Setting(arguments, session);
        setting.refuseAllWithSelector();
        var words = EnvWords.split(arguments.words());
        setting.refuseLocalDryRunOfServer();
        if (arguments.texts("filename").isEmpty() && words.targets().isEmpty()) {
            throw Failure.of(
                    "one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
        if (arguments.flag("list") && !arguments.text("output").isEmpty()) {
            throw Failure.of("--list and --output may not be specified together");
        }
        if (!arguments.texts("keys").isEmpty() && arguments.text("from").isEmpty()) {
            throw Failure.of(
                    "when specifying --keys, a configmap or secret must be provided with --from");
        }
        var all = new ArrayList<>(arguments.texts("env"));
        all.addAll(words.changes());
        var changes = EnvWords.parse(all, session);
        var set = new ArrayList<>(changes.set());
        set.addAll(EnvSources.variables(arguments, setting));
        set.replaceAll(v -> v.put("name", arguments.text("prefix") + v.text("name")));
        var targets = setting.targets(words.targets());
        if (arguments.flag("list")) {
            return list(targets, set, changes.removed(), arguments, setting);
        }
        return setting.change(
                targets,
                (target, _) -> changed(target, set, changes.removed(), arguments, setting),
                "env updated",
                "failed to patch env update to pod template: ");
    }

    private static Document changed(
            Target target,
            List<Document> set,
            List<String> removed,
            Arguments arguments,
            Setting setting) {
        var path = PodSpecs.path(target);
        var names = PodSpecs.pattern(arguments.text("containers"));
        if (PodSpecs.count(target.known(), path, names) == 0) {
            setting.changing()
                    .session()
                    .complain(
                            "Warning: %s/%s does not have any containers matching \"%s\""
                                    .formatted(
                                            target.kind().name(),
                                            target.name(),
                                            arguments.text("containers")));
        }
        return PodSpecs.containers(
                target.known(),
                path,
                names,
                container -> {
                    if (!arguments.flag("overwrite")) {
                        refuseOverwriting(container.items("env"), set);
                    }
                    var variables = updated(container.items("env"), set, removed);
                    return variables.isEmpty()
                            ? container.remove("env")
                            : container.put("env", variables);
                });
    }

    private static void refuseOverwriting(Items there, List<Document> set) {
        for (var variable : set) {
            var current = there.named("name", variable.text("name"));
            if (current != null && !current.text("value").equals(variable.text("value"))) {
                throw Failure.of(
                        "'%s' already has a value (%s), and --overwrite is false"
                                .formatted(current.text("name"), current.text("value")));
            }
        }
    }

    /** New values at the places of old ones, new variables behind them. */
    private static Items updated(Items there, List<Document> set, List<String> removed) {
        var result = new ArrayList<Document>();
        var covered = new HashSet<>(removed);
        var added = Items.copyOf(set);
        for (var variable : there.documents().toList()) {
            var name = variable.text("name");
            if (covered.contains(name)) {
                continue;
            }
            var newer = added.named("name", name);
            if (newer != null) {
                covered.add(name);
            }
            result.add(newer == null ? variable : newer);
        }
        for (var variable : set) {
            if (covered.add(variable.text("name"))) {
                result.add(variable);
            }
        }
        return Items.copyOf(result);
    }

    // ---- --list ----

    private static int list(
            List<Target> targets,
            List<Document> set,
            List<String> removed,
            Arguments arguments,
            Setting setting) {
        for (var target : targets) {
            if (!PodSpecs.hasOne(target)) {
                continue;
            }
            var object = changed(target, set, removed, arguments, setting);
            var spec = object.child(PodSpecs.path(target));
            var names = PodSpecs.pattern(arguments.text("containers"));
            for (var sort : List.of("containers", "initContainers")) {
                spec.items(sort)
                        .documents()
                        .filter(c -> names.test(c.text("name")))
                        .forEach(c -> show(target, c, arguments, setting));
            }
        }
        return 0;
    }

    private static void show(
            Target target, Document container, Arguments arguments, Setting setting) {
        var session = setting.changing().session();
        session.print(
                "# %s %s, container %s"
                        .formatted(target.kind().name(), target.name(), container.text("name")));
        var failed = new ArrayList<String>();
        for (var variable : container.items("env").documents().toList()) {
            var name = variable.text("name");
            if (!variable.has("valueFrom")) {
                session.print(name + "=" + variable.text("value"));
                continue;
            }
            var from = variable.child("valueFrom");
            try {
                session.print(
                        arguments.flag("resolve")
                                ? name + "=" + EnvSources.value(from, target, setting)
                                : "# " + name + " from " + EnvSources.shown(from));
            } catch (Failure failure) {
                session.print("# " + name + " from " + EnvSources.shown(from));
                failed.add("error retrieving reference for " + name + ": " + failure.said());
            }
        }
        failed.stream().sorted().forEach(session::complain);
    }
}
