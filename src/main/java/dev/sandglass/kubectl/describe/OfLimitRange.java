package dev.sandglass.kubectl.describe;

/** LimitRanges. */
final class OfLimitRange implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var range = lookup.get(Workloads.path("", "limitranges", namespace, name));
        page.field("Name", name).field("Namespace", namespace);
        page.line(
                "Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio");
        page.line(
                "----\t--------\t---\t---\t---------------\t-------------\t-----------------------");
        QuotaText.limits(range, "", page);
    }
}
