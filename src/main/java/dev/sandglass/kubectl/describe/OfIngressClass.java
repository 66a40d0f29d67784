package dev.sandglass.kubectl.describe;

/** IngressClasses. */
final class OfIngressClass implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var found = lookup.get("/apis/networking.k8s.io/v1/ingressclasses/" + name);
        var events = lookup.events(found, "IngressClass", found.text("metadata.uid"));
        page.field("Name", name).labelsAndAnnotations(found);
        page.field("Controller", found.text("spec.controller"));
        var parameters = found.child("spec.parameters");
        if (!parameters.isEmpty()) {
            page.line("Parameters:");
            if (parameters.has("apiGroup")) {
                page.field(1, "APIGroup", parameters.text("apiGroup"));
            }
            page.field(1, "Kind", parameters.text("kind"));
            page.field(1, "Name", parameters.text("name"));
        }
        page.events(events);
    }
}
