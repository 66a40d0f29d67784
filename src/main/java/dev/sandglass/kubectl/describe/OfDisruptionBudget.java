package dev.sandglass.kubectl.describe;

/** PodDisruptionBudgets. */
final class OfDisruptionBudget implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var budget = lookup.get(Workloads.path("policy", "poddisruptionbudgets", namespace, name));
        var events = lookup.events(budget, "PodDisruptionBudget", budget.text("metadata.uid"));
        page.field("Name", name).field("Namespace", namespace);
        var spec = budget.child("spec");
        if (spec.has("minAvailable")) {
            page.field("Min available", spec.get("minAvailable"));
        } else if (spec.has("maxUnavailable")) {
            page.field("Max unavailable", spec.get("maxUnavailable"));
        }
        page.field(
                "Selector",
                spec.has("selector") ? SelectorText.format(spec.child("selector")) : "<unset>");
        page.line("Status:");
        page.field(2, "Allowed disruptions", budget.number("status.disruptionsAllowed", 0));
        page.field(2, "Current", budget.number("status.currentHealthy", 0));
        page.field(2, "Desired", budget.number("status.desiredHealthy", 0));
        page.field(2, "Total", budget.number("status.expectedPods", 0));
        page.events(events);
    }
}
