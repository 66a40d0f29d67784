package dev.sandglass.kubectl.describe;

/** Namespaces with their quotas and limits. */
final class OfNamespace implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var space = lookup.get("/api/v1/namespaces/" + name);
        var quotas = lookup.list(lookup.request("/api/v1/namespaces/" + name + "/resourcequotas"));
        var limits = lookup.list(lookup.request("/api/v1/namespaces/" + name + "/limitranges"));
        page.field("Name", name);
        page.labelsAndAnnotations(space);
        page.field("Status", space.text("status.phase"));
        var conditions = space.items("status.conditions");
        if (!conditions.isEmpty()) {
            page.conditions(conditions);
        }
        page.line("");
        QuotaText.quotas(quotas, page);
        page.line("");
        QuotaText.limits(limits, page);
    }
}
