package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;

/** Roles and ClusterRoles: what they allow, one resource a line. */
record OfRole(boolean isClusterWide) implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var base = "/apis/rbac.authorization.k8s.io/v1/";
        Document role =
                lookup.get(
                        isClusterWide
                                ? base + "clusterroles/" + name
                                : base + "namespaces/" + namespace + "/roles/" + name);
        page.field("Name", name);
        page.labelsAndAnnotations(role);
        page.line("PolicyRule:");
        page.line(1, "Resources\tNon-Resource URLs\tResource Names\tVerbs");
        page.line(1, "---------\t-----------------\t--------------\t-----");
        for (var rule : dev.sandglass.kubectl.RuleText.compact(role.items("rules"))) {
            page.line(1, rule.line());
        }
    }
}
