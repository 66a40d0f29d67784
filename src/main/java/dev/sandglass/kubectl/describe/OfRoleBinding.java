package dev.sandglass.kubectl.describe;

/** RoleBindings and ClusterRoleBindings: who has which role. */
record OfRoleBinding(boolean isClusterWide) implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var base = "/apis/rbac.authorization.k8s.io/v1/";
        var binding =
                lookup.get(
                        isClusterWide
                                ? base + "clusterrolebindings/" + name
                                : base + "namespaces/" + namespace + "/rolebindings/" + name);
        page.field("Name", name);
        page.labelsAndAnnotations(binding);
        page.line("Role:");
        page.field(1, "Kind", binding.text("roleRef.kind"));
        page.field(1, "Name", binding.text("roleRef.name"));
        page.line("Subjects:").line(1, "Kind\tName\tNamespace").line(1, "----\t----\t---------");
        binding.items("subjects")
                .documents()
                .forEach(
                        s ->
                                page.line(
                                        1,
                                        s.text("kind")
                                                + "\t"
                                                + s.text("name")
                                                + "\t"
                                                + s.text("namespace")));
    }
}
