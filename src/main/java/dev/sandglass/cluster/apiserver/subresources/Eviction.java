package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Status;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.DeleteOptions;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.registry.Registry;
import dev.sandglass.cluster.apiserver.routes.Route;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;

/**
 * {@code eviction}: a deletion that asks PodDisruptionBudgets first. Basic: a Pod that is ready or
 * not counts against
 * the budget's {@code disruptionsAllowed}; unhealthyPodEvictionPolicy is left for the issue that
 * has budgets.
 */
final class Eviction implements Subresource {

    private static final String BUDGETS = "poddisruptionbudgets.policy";

    private final Registry registry;

    Eviction(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Reply serve(Call call, Asked asked) {
        var name = call.route().name();
        var pod = registry.get(call, name);
        var options = DeleteOptions.read(asked.body().child("deleteOptions"), call);
        if (needsBudget(pod)) {
            spend(call, pod);
        }
        var now = Timestamps.seconds(call.now());
        if (!call.isDryRun() && needsBudget(pod)) {
            registry.write(call, disrupted(pod, now));
        }
        registry.delete(call.at(whole(call)), name, options);
        return Answers.created(call);
    }

    private static Route.Objects whole(Call call) {
        var route = call.route();
        return new Route.Objects(route.kind(), route.namespace(), route.name(), "", "");
    }

    private static boolean needsBudget(Document pod) {
        if (pod.child("metadata").has("deletionTimestamp")) {
            return false;
        }
        return switch (pod.text("status.phase")) {
            case "Succeeded", "Failed", "Pending" -> false;
            default -> true;
        };
    }

    private static Document disrupted(Document pod, String now) {
        var condition =
                Document.of(
                        "type", "DisruptionTarget",
                        "status", "True",
                        "reason", "EvictionByEvictionAPI",
                        "message", "Eviction API: evicting",
                        "lastProbeTime", null,
                        "lastTransitionTime", now);
        return pod.with(
                "status.conditions", pod.items("status.conditions").upsert("type", condition));
    }

    /** Takes one disruption from the Pod's budget, or refuses. */
    private void spend(Call call, Document pod) {
        var budgets = budgets(call, pod);
        if (budgets.isEmpty()) {
            return;
        }
        if (budgets.size() > 1) {
            throw Refusals.unforeseen(
                    "This pod has more than one PodDisruptionBudget, which the eviction subresource"
                            + " does not support.");
        }
        var budget = budgets.getFirst();
        var allowed = budget.number("status.disruptionsAllowed", 0);
        if (budget.number("status.observedGeneration", 0)
                < budget.number("metadata.generation", 0)) {
            throw tooMany(budget, "is still being processed by the server.");
        }
        if (allowed <= 0) {
            throw tooMany(
                    budget,
                    "needs %d healthy pods and has %d currently"
                            .formatted(
                                    budget.number("status.desiredHealthy", 0),
                                    budget.number("status.currentHealthy", 0)));
        }
        if (!call.isDryRun()) {
            var now = Timestamps.seconds(call.now());
            var name = pod.text("metadata.name");
            var disrupted = budget.child("status.disruptedPods").put(name, now);
            registry.write(
                    BUDGETS,
                    budget.with("status.disruptionsAllowed", allowed - 1)
                            .with("status.disruptedPods", disrupted));
        }
    }

    private static List<Document> budgets(Call call, Document pod) {
        return call.root()
                .list(BUDGETS, call.namespace())
                .filter(b -> b.at("spec.selector") != null)
                .filter(
                        b ->
                                LabelSelector.of(b.child("spec.selector"))
                                        .matches(pod.child("metadata.labels")))
                .toList();
    }

    private static Refusal tooMany(Document budget, String why) {
        var cause =
                Document.of(
                        "reason",
                        "DisruptionBudget",
                        "message",
                        "The disruption budget " + budget.text("metadata.name") + " " + why);
        return new Refusal(
                new Status(
                        429,
                        "TooManyRequests",
                        "Cannot evict pod as it would violate the pod's disruption budget.",
                        Document.of("causes", Items.of(cause))));
    }
}
