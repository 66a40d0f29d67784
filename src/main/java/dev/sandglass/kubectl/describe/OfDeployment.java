package dev.sandglass.kubectl.describe;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.ReplicaSets;
import java.util.List;
import java.util.stream.Collectors;

/** Deployments, with the ReplicaSets of now and before. */
final class OfDeployment implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var deployment = lookup.get(Workloads.path("apps", "deployments", namespace, name));
        var events = lookup.events(deployment, "Deployment", deployment.text("metadata.uid"));
        var selector = LabelSelector.of(deployment.child("spec.selector"));
        var sets =
                lookup.listOrNull(
                        lookup.request("/apis/apps/v1/namespaces/" + namespace + "/replicasets")
                                .with("labelSelector", selector.toString()));
        page.field("Name", name).field("Namespace", namespace);
        page.field("CreationTimestamp", Page.time(deployment.text("metadata.creationTimestamp")));
        page.labelsAndAnnotations(deployment);
        page.field("Selector", selector.toString());
        numbers(deployment, page);
        PodText.template(deployment.child("spec.template"), page);
        Workloads.conditions(deployment, page);
        if (sets != null) {
            replicaSets(ReplicaSets.of(deployment, sets), page);
        }
        page.events(events);
    }

    private static void numbers(Document deployment, Page page) {
        page.field(
                "Replicas",
                "%d desired | %d updated | %d total | %d available | %d unavailable"
                        .formatted(
                                deployment.number("spec.replicas", 0),
                                deployment.number("status.updatedReplicas", 0),
                                deployment.number("status.replicas", 0),
                                deployment.number("status.availableReplicas", 0),
                                deployment.number("status.unavailableReplicas", 0)));
        page.field("StrategyType", deployment.text("spec.strategy.type"));
        page.field("MinReadySeconds", deployment.number("spec.minReadySeconds", 0));
        var rolling = deployment.child("spec.strategy.rollingUpdate");
        if (!rolling.isEmpty()) {
            page.field(
                    "RollingUpdateStrategy",
                    rolling.get("maxUnavailable")
                            + " max unavailable, "
                            + rolling.get("maxSurge")
                            + " max surge");
        }
    }

    private static void replicaSets(ReplicaSets sets, Page page) {
        if (sets.old().isEmpty() && sets.current() == null) {
            return;
        }
        page.field("OldReplicaSets", text(sets.old()));
        page.field(
                "NewReplicaSet",
                text(sets.current() == null ? List.of() : List.of(sets.current())));
    }

    private static String text(List<Document> sets) {
        return Page.orNone(
                sets.stream()
                        .map(
                                set ->
                                        set.text("metadata.name")
                                                + " ("
                                                + set.number("status.replicas", 0)
                                                + "/"
                                                + set.number("spec.replicas", 0)
                                                + " replicas created)")
                        .collect(Collectors.joining(", ")));
    }
}
