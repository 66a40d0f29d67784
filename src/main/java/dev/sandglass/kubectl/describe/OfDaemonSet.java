package dev.sandglass.kubectl.describe;

import dev.sandglass.api.LabelSelector;

/** DaemonSets, and on how many nodes they are. */
final class OfDaemonSet implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var set = lookup.get(Workloads.path("apps", "daemonsets", namespace, name));
        var selector = LabelSelector.of(set.child("spec.selector"));
        var counts = lookup.counts(set, selector);
        var events = lookup.events(set, "DaemonSet", set.text("metadata.uid"));
        var status = set.child("status");
        page.field("Name", name).field("Namespace", namespace);
        page.field("Selector", selector.toString());
        page.field("Node-Selector", Workloads.map(set.child("spec.template.spec.nodeSelector")));
        page.labelsAndAnnotations(set);
        page.line(
                "Desired Number of Nodes Scheduled: " + status.number("desiredNumberScheduled", 0));
        page.line(
                "Current Number of Nodes Scheduled: " + status.number("currentNumberScheduled", 0));
        page.line(
                "Number of Nodes Scheduled with Up-to-date Pods: "
                        + status.number("updatedNumberScheduled", 0));
        page.line(
                "Number of Nodes Scheduled with Available Pods: "
                        + status.number("numberAvailable", 0));
        page.line("Number of Nodes Misscheduled: " + status.number("numberMisscheduled", 0));
        page.field("Pods Status", counts.toString());
        PodText.template(set.child("spec.template"), page);
        page.events(events);
    }
}
