package dev.sandglass.kubectl.describe;

/** ResourceQuotas: how much is used of how much. */
final class OfResourceQuota implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var quota = lookup.get(Workloads.path("", "resourcequotas", namespace, name));
        page.field("Name", name).field("Namespace", namespace);
        QuotaText.scopes(quota, 0, page);
        page.line("Resource\tUsed\tHard").line("--------\t----\t----");
        QuotaText.amounts(quota, 0, page);
    }
}
