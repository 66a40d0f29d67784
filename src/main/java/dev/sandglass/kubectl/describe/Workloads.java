package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;

/** What the descriptions of controllers of Pods share. */
final class Workloads {

    private Workloads() {}

    static String path(String group, String plural, String namespace, String name) {
        var base = group.isEmpty() ? "/api/v1" : "/apis/" + group + "/v1";
        return base + "/namespaces/" + namespace + "/" + plural + "/" + name;
    }

    /** Conditions with their reasons. */
    static void conditions(Document object, Page page) {
        var conditions = object.items("status.conditions");
        if (conditions.isEmpty()) {
            return;
        }
        page.line("Conditions:").line(1, "Type\tStatus\tReason").line(1, "----\t------\t------");
        conditions
                .documents()
                .forEach(
                        c ->
                                page.line(
                                        1,
                                        c.text("type")
                                                + " \t"
                                                + c.text("status")
                                                + "\t"
                                                + c.text("reason")));
    }

    /** {@code 3 current / 3 desired}. */
    static String replicas(Document object) {
        return object.number("status.replicas", 0)
                + " current / "
                + object.number("spec.replicas", 0)
                + " desired";
    }

    /** A map in one line: {@code a=b,c=d}. */
    static String map(Document map) {
        return dev.sandglass.kubectl.Labels.format(map);
    }
}
