package dev.sandglass.kubectl.describe;

/** PriorityClasses. */
final class OfPriorityClass implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var found = lookup.get("/apis/scheduling.k8s.io/v1/priorityclasses/" + name);
        var events = lookup.events(found, "PriorityClass", found.text("metadata.uid"));
        page.field("Name", name);
        page.field("Value", found.number("value", 0));
        page.field("GlobalDefault", found.flag("globalDefault"));
        page.field("PreemptionPolicy", found.text("preemptionPolicy"));
        page.field("Description", found.text("description"));
        page.field("Annotations", Workloads.map(found.child("metadata.annotations")));
        page.events(events);
    }
}
