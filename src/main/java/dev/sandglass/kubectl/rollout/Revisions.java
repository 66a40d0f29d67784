package dev.sandglass.kubectl.rollout;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.ReplicaSets;
import dev.sandglass.kubectl.Target;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The revisions of an object: a Deployment's ReplicaSets, or the ControllerRevisions of a DaemonSet or StatefulSet.
 *
 * @param owner the object as it is
 * @param byNumber oldest first
 */
record Revisions(Document owner, Map<Long, Document> byNumber) {

    /** What upstream knows without being able to tell its history. */
    private static final Set<String> WORKLOADS =
            Set.of("Job", "Pod", "ReplicaSet", "ReplicationController", "CronJob");

    static Revisions of(Target target, Client client) {
        return switch (target.kind().name()) {
            case "Deployment" -> ofDeployment(target, client);
            case "DaemonSet", "StatefulSet" -> ofControllerRevisions(target, client);
            default -> throw noHistory(target.kind());
        };
    }

    private static Failure noHistory(Kind kind) {
        var shown = "\"" + kind.name() + (kind.group().isEmpty() ? "" : ".") + kind.group() + "\"";
        return WORKLOADS.contains(kind.name())
                ? Failure.of("no history viewer has been implemented for " + shown)
                : Failure.of(
                        "error retrieving history for %s, no visitor method exists for {%s %s}"
                                .formatted(shown, kind.group(), kind.name()));
    }

    private static Revisions ofDeployment(Target target, Client client) {
        var deployment = client.object(client.get(target.path()).withAccept(Client.TYPED));
        var byNumber = new TreeMap<Long, Document>();
        for (var set : replicaSets(deployment, client).all()) {
            var number = ReplicaSets.revision(set);
            if (number > 0) {
                byNumber.put(number, named(set, "ReplicaSet"));
            }
        }
        return new Revisions(deployment, byNumber);
    }

    /** Items of lists do not say what they are. */
    private static Document named(Document item, String kind) {
        return item.put("kind", kind).put("apiVersion", "apps/v1");
    }

    /** The ReplicaSets of a Deployment. */
    static ReplicaSets replicaSets(Document deployment, Client client) {
        var path =
                "/apis/apps/v1/namespaces/"
                        + deployment.text("metadata.namespace")
                        + "/replicasets";
        var selector = LabelSelector.of(deployment.child("spec.selector"));
        var list =
                client.object(
                        client.get(path)
                                .withAccept(Client.TYPED)
                                .with("labelSelector", selector.toString()));
        return ReplicaSets.of(deployment, list.items("items").documents().toList());
    }

    private static Revisions ofControllerRevisions(Target target, Client client) {
        var owner = client.object(client.get(target.path()).withAccept(Client.TYPED));
        var path = "/apis/apps/v1/namespaces/" + target.namespace() + "/controllerrevisions";
        var selector = LabelSelector.of(owner.child("spec.selector"));
        var list =
                client.object(
                        client.get(path)
                                .withAccept(Client.TYPED)
                                .with("labelSelector", selector.toString()));
        var byNumber = new TreeMap<Long, Document>();
        list.items("items")
                .documents()
                .filter(revision -> isOwned(revision, owner))
                .forEach(
                        revision ->
                                byNumber.put(
                                        revision.number("revision", 0),
                                        named(revision, "ControllerRevision")));
        return new Revisions(owner, byNumber);
    }

    private static boolean isOwned(Document revision, Document owner) {
        return revision.items("metadata.ownerReferences")
                .documents()
                .anyMatch(
                        r ->
                                r.flag("controller")
                                        && r.text("uid").equals(owner.text("metadata.uid")));
    }

    Document require(long number) {
        var found = byNumber.get(number);
        if (found == null) {
            throw Failure.of("unable to find the specified revision");
        }
        return found;
    }

    /** The Pod template of a revision. */
    Document template(Document revision) {
        return revision.has("data")
                ? revision.child("data.spec.template")
                : revision.child("spec.template");
    }
}
