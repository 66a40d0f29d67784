package dev.sandglass.cluster.scheduler.framework;

import dev.sandglass.api.Quantity;
import dev.sandglass.document.Document;
import java.util.TreeMap;

/**
 * Amounts of resources: milli-CPUs, bytes, and whatever else nodes offer. A mutable sum.
 *
 * <p>What is beyond 64 bits counts as the greatest amount there is.
 */
public final class Amounts {

    public static final String CPU = "cpu";
    public static final String MEMORY = "memory";
    public static final String STORAGE = "ephemeral-storage";
    public static final String PODS = "pods";

    private final TreeMap<String, Long> all = new TreeMap<>();

    /** The amounts of a resource list: {@code {cpu: 500m, memory: 1Gi}}. */
    public static Amounts of(Document resources) {
        var amounts = new Amounts();
        for (var i = 0; i < resources.size(); i++) {
            amounts.all.put(resources.key(i), parse(resources.key(i), resources.valueAt(i)));
        }
        return amounts;
    }

    public long get(String resource) {
        return all.getOrDefault(resource, 0L);
    }

    public boolean has(String resource) {
        return all.containsKey(resource);
    }

    public Iterable<String> resources() {
        return all.keySet();
    }

    public void put(String resource, long amount) {
        all.put(resource, amount);
    }

    public void add(Amounts others) {
        others.all.forEach((resource, amount) -> all.merge(resource, amount, Long::sum));
    }

    public void subtract(Amounts others) {
        others.all.forEach((resource, amount) -> all.merge(resource, -amount, Long::sum));
    }

    /** Raises each amount to the other's, where that is greater. */
    public void raise(Amounts others) {
        others.all.forEach((resource, amount) -> all.merge(resource, amount, Math::max));
    }

    /** In thousandths for CPUs, rounded up to whole ones for all else. */
    static long parse(String resource, Object quantity) {
        var amount = Quantity.read(quantity);
        return resource.equals(CPU) ? amount.millis() : amount.value();
    }
}
