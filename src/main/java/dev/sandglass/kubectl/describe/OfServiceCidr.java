package dev.sandglass.kubectl.describe;

/** ServiceCIDRs: the ranges of the Services' addresses. */
final class OfServiceCidr implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var found = lookup.get("/apis/networking.k8s.io/v1/servicecidrs/" + name);
        var events = lookup.events(found, "ServiceCIDR", found.text("metadata.uid"));
        page.field("Name", name).labelsAndAnnotations(found);
        page.field("CIDRs", String.join(", ", found.items("spec.cidrs").texts().toList()));
        var conditions = found.items("status.conditions");
        if (!conditions.isEmpty()) {
            page.line("Status:").conditions(conditions);
        }
        page.events(events);
    }
}
