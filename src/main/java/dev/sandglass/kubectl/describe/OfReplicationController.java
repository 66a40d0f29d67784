package dev.sandglass.kubectl.describe;

import dev.sandglass.api.LabelSelector;

/** ReplicationControllers and the Pods they made. */
final class OfReplicationController implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var controller = lookup.get(Workloads.path("", "replicationcontrollers", namespace, name));
        var selector = controller.child("spec.selector");
        var counts = lookup.counts(controller, LabelSelector.ofLabels(selector));
        var events =
                lookup.events(controller, "ReplicationController", controller.text("metadata.uid"));
        page.field("Name", name).field("Namespace", namespace);
        page.field("Selector", Workloads.map(selector));
        page.labelsAndAnnotations(controller);
        page.field("Replicas", Workloads.replicas(controller));
        page.field("Pods Status", counts.toString());
        PodText.template(controller.child("spec.template"), page);
        Workloads.conditions(controller, page);
        page.events(events);
    }
}
