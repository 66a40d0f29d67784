package dev.sandglass.kubectl.describe;

import dev.sandglass.api.LabelSelector;

/** ReplicaSets and the Pods they made. */
final class OfReplicaSet implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var set = lookup.get(Workloads.path("apps", "replicasets", namespace, name));
        var counts = lookup.counts(set, LabelSelector.of(set.child("spec.selector")));
        var events = lookup.events(set, "ReplicaSet", set.text("metadata.uid"));
        page.field("Name", name).field("Namespace", namespace);
        page.field("Selector", SelectorText.format(set.child("spec.selector")));
        page.labelsAndAnnotations(set);
        page.fieldIfAny("Controlled By", Page.controller(set));
        page.field("Replicas", Workloads.replicas(set));
        page.field("Pods Status", counts.toString());
        PodText.template(set.child("spec.template"), page);
        Workloads.conditions(set, page);
        page.events(events);
    }
}
