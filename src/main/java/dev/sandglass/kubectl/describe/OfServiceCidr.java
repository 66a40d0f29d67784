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
            page.line("Status:").line("Conditions:");
            page.line(1, "Type\tStatus\tLastTransitionTime\tReason\tMessage");
            page.line(1, "----\t------\t------------------\t------\t-------");
        }
        conditions
                .documents()
                .forEach(
                        c ->
                                page.line(
                                        1,
                                        String.join(
                                                "\t",
                                                c.text("type"),
                                                c.text("status"),
                                                Page.time(c.text("lastTransitionTime")),
                                                c.text("reason"),
                                                c.text("message"))));
        page.events(events);
    }
}
