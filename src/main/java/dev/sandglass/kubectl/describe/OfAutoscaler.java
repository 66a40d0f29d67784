package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import java.util.List;

/** HorizontalPodAutoscalers, what they measure and what they decided. */
final class OfAutoscaler implements Describer {

    private static final String UNKNOWN = "<unknown>";

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var scaler =
                lookup.get(
                        "/apis/autoscaling/v2/namespaces/"
                                + namespace
                                + "/horizontalpodautoscalers/"
                                + name);
        var events = lookup.events(scaler, "HorizontalPodAutoscaler", scaler.text("metadata.uid"));
        page.head(scaler);
        page.field("CreationTimestamp", Page.time(scaler.text("metadata.creationTimestamp")));
        var target = scaler.text("spec.scaleTargetRef.kind");
        page.field("Reference", target + "/" + scaler.text("spec.scaleTargetRef.name"));
        page.line("Metrics:\t( current / target )");
        var current = scaler.items("status.currentMetrics").documents().toList();
        var wanted = scaler.items("spec.metrics").documents().toList();
        for (var i = 0; i < wanted.size(); i++) {
            page.line(metric(wanted.get(i), i < current.size() ? current.get(i) : Document.EMPTY));
        }
        page.field(
                "Min replicas",
                scaler.at("spec.minReplicas") != null
                        ? scaler.number("spec.minReplicas", 0)
                        : "<unset>");
        page.field("Max replicas", scaler.number("spec.maxReplicas", 0));
        behavior(scaler.child("spec.behavior"), page);
        page.field(
                target + " pods",
                scaler.number("status.currentReplicas", 0)
                        + " current / "
                        + scaler.number("status.desiredReplicas", 0)
                        + " desired");
        conditions(scaler, page);
        page.events(events);
    }

    private static String metric(Document wanted, Document current) {
        return switch (wanted.text("type")) {
            case "Resource" -> {
                var source = wanted.child("resource");
                var name = "  resource " + source.text("name") + " on pods";
                yield name + resource(source, current.child("resource.current"));
            }
            case "ContainerResource" -> {
                var source = wanted.child("containerResource");
                var name =
                        "  resource "
                                + source.text("name")
                                + " of container \""
                                + source.text("container")
                                + "\" on pods";
                yield name + resource(source, current.child("containerResource.current"));
            }
            case "Pods" ->
                    "  "
                            + GoQuote.quote(wanted.text("pods.metric.name"))
                            + " on pods:\t"
                            + current.text("pods.current.averageValue", UNKNOWN)
                            + " / "
                            + wanted.text("pods.target.averageValue");
            case "Object" -> ofObject(wanted.child("object"), current.child("object.current"));
            case "External" ->
                    "  "
                            + GoQuote.quote(wanted.text("external.metric.name"))
                            + " "
                            + value(
                                    wanted.child("external.target"),
                                    current.child("external.current"),
                                    wanted.at("external.target.averageValue") != null);
            default -> "  <unknown metric type " + GoQuote.quote(wanted.text("type")) + ">";
        };
    }

    private static String ofObject(Document source, Document current) {
        var isAverage = source.text("target.type").equals("AverageValue");
        return "  \"%s\" on %s/%s "
                        .formatted(
                                source.text("metric.name"),
                                source.text("describedObject.kind"),
                                source.text("describedObject.name"))
                + value(source.child("target"), current, isAverage);
    }

    private static String value(Document target, Document current, boolean isAverage) {
        var field = isAverage ? "averageValue" : "value";
        return (isAverage ? "(target average value):\t" : "(target value):\t")
                + current.text(field, UNKNOWN)
                + " / "
                + target.text(field);
    }

    private static String resource(Document source, Document current) {
        if (source.at("target.averageValue") != null) {
            return ":\t"
                    + current.text("averageValue", UNKNOWN)
                    + " / "
                    + source.text("target.averageValue");
        }
        var now =
                current.has("averageUtilization")
                        ? current.number("averageUtilization", 0)
                                + "% ("
                                + current.text("averageValue")
                                + ")"
                        : UNKNOWN;
        var target =
                source.at("target.averageUtilization") != null
                        ? source.number("target.averageUtilization", 0) + "%"
                        : "<auto>";
        return "  (as a percentage of request):\t" + now + " / " + target;
    }

    private static void behavior(Document behavior, Page page) {
        if (behavior.isEmpty()) {
            return;
        }
        page.line("Behavior:");
        for (var direction : List.of("scaleUp", "scaleDown")) {
            var rules = behavior.child(direction);
            if (rules.isEmpty()) {
                continue;
            }
            page.line(1, direction.equals("scaleUp") ? "Scale Up:" : "Scale Down:");
            if (rules.has("stabilizationWindowSeconds")) {
                page.line(
                        2,
                        "Stabilization Window: "
                                + rules.number("stabilizationWindowSeconds", 0)
                                + " seconds");
            }
            var policies = rules.items("policies").documents().toList();
            if (!policies.isEmpty()) {
                page.line(2, "Select Policy: " + rules.text("selectPolicy", "Max"));
                page.line(2, "Policies:");
            }
            for (var policy : policies) {
                page.line(
                        3,
                        "- Type: %s\tValue: %d\tPeriod: %d seconds"
                                .formatted(
                                        policy.text("type"),
                                        policy.number("value", 0),
                                        policy.number("periodSeconds", 0)));
            }
        }
    }

    private static void conditions(Document scaler, Page page) {
        var conditions = scaler.items("status.conditions");
        if (conditions.isEmpty()) {
            return;
        }
        page.line("Conditions:");
        page.line(1, "Type\tStatus\tReason\tMessage").line(1, "----\t------\t------\t-------");
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
                                                c.text("reason"),
                                                c.text("message"))));
    }
}
