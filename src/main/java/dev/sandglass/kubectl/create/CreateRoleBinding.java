package dev.sandglass.kubectl.create;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl create rolebinding} and {@code clusterrolebinding}. */
public record CreateRoleBinding(boolean isOfCluster, Usage usage) implements KubectlCommand {

    private static final String GROUP = "rbac.authorization.k8s.io";

    public static final KubectlCommand OF_NAMESPACE =
            new CreateRoleBinding(
                    false,
                    usage(
                                    "rolebinding",
                                    "NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]")
                            .summary(
                                    "Let people, groups or accounts do in a namespace what a role allows")
                            .example(
                                    "kubectl create rolebinding admin --clusterrole=admin --user=jane --group=dev",
                                    "For a user and a group")
                            .text("clusterrole", "", "The ClusterRole to bind to.")
                            .text("role", "", "The Role to bind to."));

    public static final KubectlCommand OF_CLUSTER =
            new CreateRoleBinding(
                    true,
                    usage(
                                    "clusterrolebinding",
                                    "NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]")
                            .summary(
                                    "Let people, groups or accounts do everywhere what a ClusterRole allows")
                            .example(
                                    "kubectl create clusterrolebinding root --clusterrole=cluster-admin --user=jane",
                                    "For a user")
                            .text("clusterrole", "", "The ClusterRole to bind to.")
                            .require("clusterrole"));

    private static Usage usage(String word, String synopsis) {
        return Creation.usage(word, synopsis)
                .texts("group", "", "A group; may be repeated.")
                .texts("serviceaccount", "", "An account as namespace:name; may be repeated.")
                .texts("user", "", "A user; may be repeated.");
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var creation = new Creation(arguments, session);
        var name = creation.name();
        var role = isOfCluster ? "" : arguments.text("role");
        var clusterRole = arguments.text("clusterrole");
        if (!isOfCluster && role.isEmpty() == clusterRole.isEmpty()) {
            throw Failure.of("exactly one of clusterrole or role must be specified");
        }
        var reference =
                Document.of(
                        "apiGroup", GROUP,
                        "kind", role.isEmpty() ? "ClusterRole" : "Role",
                        "name", role.isEmpty() ? clusterRole : role);
        var object =
                Document.of(
                        "apiVersion",
                        GROUP + "/v1",
                        "kind",
                        isOfCluster ? "ClusterRoleBinding" : "RoleBinding",
                        "metadata",
                        isOfCluster ? Document.of("name", name) : creation.metadata(name),
                        "roleRef",
                        reference);
        var subjects = subjects(arguments);
        object = subjects.isEmpty() ? object : object.put("subjects", subjects);
        var plural = isOfCluster ? "clusterrolebindings" : "rolebindings";
        var prefix = "failed to create " + plural.substring(0, plural.length() - 1) + ": ";
        return creation.run(object, plural, !isOfCluster, prefix);
    }

    private static List<Document> subjects(Arguments arguments) {
        var subjects = new ArrayList<Document>();
        for (var user : arguments.texts("user")) {
            subjects.add(Document.of("apiGroup", GROUP, "kind", "User", "name", user));
        }
        for (var group : arguments.texts("group")) {
            subjects.add(Document.of("apiGroup", GROUP, "kind", "Group", "name", group));
        }
        for (var account : arguments.texts("serviceaccount")) {
            var parts = account.split(":", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw Failure.of("serviceaccount must be <namespace>:<name>");
            }
            subjects.add(
                    Document.of("kind", "ServiceAccount", "name", parts[1], "namespace", parts[0]));
        }
        return subjects;
    }
}
