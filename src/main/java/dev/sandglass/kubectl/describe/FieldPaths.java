package dev.sandglass.kubectl.describe;

import dev.sandglass.api.Quantity;
import dev.sandglass.document.Document;
import java.math.RoundingMode;
import java.util.stream.Collectors;

/** The fields of a Pod that its environment may refer to. */
final class FieldPaths {

    private FieldPaths() {}

    static String value(Document pod, String path) {
        if (path.startsWith("metadata.annotations['") || path.startsWith("metadata.labels['")) {
            var key = path.substring(path.indexOf('\'') + 1, path.lastIndexOf('\''));
            var map = pod.child(path.substring(0, path.indexOf('[')));
            return map.get(key) instanceof String text ? text : "";
        }
        return switch (path) {
            case "metadata.annotations", "metadata.labels" -> {
                var map = pod.child(path);
                yield map.keys().stream()
                        .map(key -> key + "=\"" + map.get(key) + "\"")
                        .collect(Collectors.joining("\n"));
            }
            case "metadata.name", "metadata.namespace", "metadata.uid" -> pod.text(path);
            default -> ""; // what the status says is not looked up
        };
    }

    /** {@code limits.cpu} of a container in units of the divisor, rounded up. */
    static String resource(Document container, String resource, String divisor) {
        var dot = resource.indexOf('.');
        var amount =
                container
                        .child("resources." + resource.substring(0, dot))
                        .get(resource.substring(dot + 1));
        if (amount == null) {
            return "0";
        }
        var unit =
                divisor.isEmpty() || divisor.equals("0") ? Quantity.of(1) : Quantity.parse(divisor);
        return Quantity.read(amount)
                .amount()
                .divide(unit.amount(), 0, RoundingMode.CEILING)
                .toPlainString();
    }
}
