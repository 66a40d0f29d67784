package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.document.Document;
import java.util.ArrayList;

/** A HorizontalPodAutoscaler: what it measures, and where that stands. */
final class AutoscalerCells {

    private AutoscalerCells() {}

    static Object[] of(Document object, long now) {
        var least = object.at("spec.minReplicas");
        return new Object[] {
            Cells.name(object),
            object.text("spec.scaleTargetRef.kind") + "/" + object.text("spec.scaleTargetRef.name"),
            metrics(object),
            least == null ? "<unset>" : least.toString(),
            object.number("spec.maxReplicas", 0),
            object.number("status.currentReplicas", 0),
            Cells.age(object, now)
        };
    }

    private static String metrics(Document object) {
        var specs = object.items("spec.metrics");
        if (specs.isEmpty()) {
            return "<none>";
        }
        var statuses = object.items("status.currentMetrics");
        var shown = new ArrayList<String>();
        for (var i = 0; i < Math.min(2, specs.size()); i++) {
            shown.add(
                    metric(
                            specs.document(i),
                            i < statuses.size() ? statuses.document(i) : Document.EMPTY));
        }
        var all = String.join(", ", shown);
        return specs.size() > 2 ? all + " + " + (specs.size() - 2) + " more..." : all;
    }

    private static String metric(Document spec, Document status) {
        return switch (spec.text("type")) {
            case "Resource" -> resource(spec.child("resource"), status.child("resource"));
            case "ContainerResource" ->
                    resource(spec.child("containerResource"), status.child("containerResource"));
            case "Pods" ->
                    current(status.child("pods"), "averageValue")
                            + "/"
                            + spec.text("pods.target.averageValue");
            case "Object" -> value(spec.child("object"), status.child("object"));
            case "External" -> value(spec.child("external"), status.child("external"));
            default -> "<unknown type>";
        };
    }

    private static String resource(Document spec, Document status) {
        var name = spec.text("name") + ": ";
        var average = spec.text("target.averageValue");
        if (!average.isEmpty()) {
            return name + current(status, "averageValue") + "/" + average;
        }
        var target = spec.at("target.averageUtilization");
        var present = status.at("current.averageUtilization");
        return name
                + (present == null ? "<unknown>" : present + "%")
                + "/"
                + (target == null ? "<auto>" : target + "%");
    }

    private static String value(Document spec, Document status) {
        var average = spec.text("target.averageValue");
        return average.isEmpty()
                ? current(status, "value") + "/" + spec.text("target.value")
                : current(status, "averageValue") + "/" + average + " (avg)";
    }

    private static String current(Document status, String field) {
        return Cells.or(status.text("current." + field), "<unknown>");
    }
}
