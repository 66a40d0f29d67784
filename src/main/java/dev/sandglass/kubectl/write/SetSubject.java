package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** {@code kubectl set subject}: adds people, groups and accounts to a binding. */
public final class SetSubject implements KubectlCommand {

    private static final String GROUP = "rbac.authorization.k8s.io";

    private static final Usage USAGE =
            Setting.usage(
                            "subject",
                            "(-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]")
                    .summary("Add users, groups or ServiceAccounts to a role binding")
                    .about(
                            "Add users, groups or ServiceAccounts to a RoleBinding or ClusterRoleBinding.")
                    .example(
                            "kubectl set subject clusterrolebinding admin --serviceaccount=default:builder",
                            "Let an account in")
                    .example(
                            "kubectl set subject rolebinding admin --user=jane --group=dev",
                            "A user and a group")
                    .flags(Flags.SELECTOR)
                    .texts("group", "", "A group; may be repeated.")
                    .texts("serviceaccount", "", "An account as namespace:name; may be repeated.")
                    .texts("user", "", "A user; may be repeated.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var setting = new Setting(arguments, session);
        var targets = setting.targets(arguments.words());
        setting.refuseLocalDryRunOfServer();
        setting.refuseAllWithSelector();
        var accounts = arguments.texts("serviceaccount");
        if (arguments.texts("user").isEmpty()
                && arguments.texts("group").isEmpty()
                && accounts.isEmpty()) {
            throw Failure.of(
                    "you must specify at least one value of user, group or serviceaccount");
        }
        for (var account : accounts) {
            check(account, targets);
        }
        var subjects = subjects(arguments, setting.changing().client().namespace());
        return setting.change(
                targets,
                (target, _) -> changed(target, subjects),
                "subjects updated",
                "failed to patch subjects to rolebinding: ");
    }

    private static void check(String account, List<Target> targets) {
        var parts = account.split(":", -1);
        if (parts.length != 2 || parts[1].isEmpty()) {
            throw Failure.of("serviceaccount must be <namespace>:<name>");
        }
        if (parts[0].isEmpty()
                && targets.stream().anyMatch(t -> t.kind().name().equals("ClusterRoleBinding"))) {
            throw Failure.of(
                    "serviceaccount must be <namespace>:<name>, namespace must be specified");
        }
    }

    private static List<Document> subjects(Arguments arguments, String namespace) {
        var subjects = new ArrayList<Document>();
        for (var user : new TreeSet<>(arguments.texts("user"))) {
            subjects.add(Document.of("apiGroup", GROUP, "kind", "User", "name", user));
        }
        for (var group : new TreeSet<>(arguments.texts("group"))) {
            subjects.add(Document.of("apiGroup", GROUP, "kind", "Group", "name", group));
        }
        for (var account : new TreeSet<>(arguments.texts("serviceaccount"))) {
            var parts = account.split(":", -1);
            var within = parts[0].isEmpty() ? namespace : parts[0];
            subjects.add(
                    Document.of("kind", "ServiceAccount", "name", parts[1], "namespace", within));
        }
        return subjects;
    }

    private static Document changed(Target target, List<Document> subjects) {
        if (!List.of("RoleBinding", "ClusterRoleBinding").contains(target.kind().name())) {
            throw Failure.of(
                    "setting subjects is only supported for RoleBinding/ClusterRoleBinding");
        }
        Items all = target.known().items("subjects");
        for (var subject : subjects) {
            all = all.contains(subject) ? all : all.plus(subject);
        }
        return target.known().put("subjects", all);
    }
}
