package dev.sandglass.kubectl.describe;

import dev.sandglass.api.Quantity;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** What a Pod asks for: the sum of its containers, or what its init containers need when that is more. */
final class Amounts {

    private final TreeMap<String, Quantity> amounts = new TreeMap<>();

    /** The sum over several Pods. */
    static Amounts ofAll(List<Document> pods, String field) {
        var sum = new Amounts();
        pods.forEach(pod -> sum.merge(of(pod, field), Quantity::plus));
        return sum;
    }

    /** The {@code requests} or {@code limits} of a Pod. */
    static Amounts of(Document pod, String field) {
        var total = new Amounts();
        for (var container : pod.items("spec.containers").documents().toList()) {
            total.merge(ofContainer(container, field), Quantity::plus);
        }
        var sidecars = new Amounts();
        var atStart = new Amounts();
        for (var container : pod.items("spec.initContainers").documents().toList()) {
            var own = ofContainer(container, field);
            if (container.text("restartPolicy").equals("Always")) {
                total.merge(own, Quantity::plus);
                sidecars.merge(own, Quantity::plus);
                own = sidecars;
            } else {
                own.merge(sidecars, Quantity::plus);
            }
            atStart.merge(own, Amounts::greater);
        }
        total.merge(atStart, Amounts::greater);
        var overhead = new Amounts();
        pod.child("spec.overhead")
                .forEach((name, value) -> overhead.amounts.put(name, Quantity.read(value)));
        if (field.equals("requests") || !total.amounts.isEmpty()) {
            total.merge(overhead, Quantity::plus);
        }
        return total;
    }

    private static Amounts ofContainer(Document container, String field) {
        var own = new Amounts();
        container
                .child("resources." + field)
                .forEach((name, value) -> own.amounts.put(name, Quantity.read(value)));
        return own;
    }

    private void merge(Amounts other, BinaryOperator<Quantity> how) {
        other.amounts.forEach((name, amount) -> amounts.merge(name, amount, how));
    }

    private static Quantity greater(Quantity a, Quantity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    Quantity get(String name) {
        return amounts.getOrDefault(name, Quantity.ZERO);
    }

    /** {@code 100m (5%)}, of what there is to give. */
    String share(String name, Document allocatable) {
        var amount = get(name);
        var all =
                allocatable.get(name) == null
                        ? Quantity.ZERO
                        : Quantity.read(allocatable.get(name));
        var inMillis = name.equals("cpu");
        var part = inMillis ? amount.millis() : amount.value();
        var whole = inMillis ? all.millis() : all.value();
        var percent = whole == 0 ? 0 : (long) ((double) part / whole * 100);
        return amount + " (" + percent + "%)";
    }
}
