package dev.sandglass.kubectl.describe;

/** IPAddresses: who has which address of the Services' range. */
final class OfAddress implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var found = lookup.get("/apis/networking.k8s.io/v1/ipaddresses/" + name);
        var events = lookup.events(found, "IPAddress", found.text("metadata.uid"));
        page.field("Name", name).labelsAndAnnotations(found);
        var parent = found.child("spec.parentRef");
        if (!parent.isEmpty()) {
            page.line("Parent Reference:");
            page.field(1, "Group", parent.text("group"));
            page.field(1, "Resource", parent.text("resource"));
            page.field(1, "Namespace", parent.text("namespace"));
            page.field(1, "Name", parent.text("name"));
        }
        page.events(events);
    }
}
