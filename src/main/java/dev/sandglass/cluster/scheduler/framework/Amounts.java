package dev.sandglass.cluster.scheduler.framework;

import dev.sandglass.document.Document;
import java.util.TreeMap;

/**
 * Amounts of resources: milli-CPUs, bytes, and whatever else nodes offer. A mutable sum.
 *
 * <p>Reads the canonical quantities that the API server stores, without big numbers: what is beyond
 * 64 bits counts as the greatest amount there is.
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

    public Amounts copy() {
        var copy = new Amounts();
        copy.all.putAll(all);
        return copy;
    }

    /** In thousandths for CPUs, rounded up to whole ones for all else. */
    static long parse(String resource, Object quantity) {
        var scale = resource.equals(CPU) ? 1_000 : 1;
        var text = quantity.toString();
        var end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        var number = Double.parseDouble(end == 0 ? "0" : text.substring(0, end));
        return (long) Math.ceil(number * factor(text.substring(end)) * scale);
    }

    private static double factor(String suffix) {
        return switch (suffix) {
            case "" -> 1;
            case "n" -> 1e-9;
            case "u" -> 1e-6;
            case "m" -> 1e-3;
            case "k" -> 1e3;
            case "M" -> 1e6;
            case "G" -> 1e9;
            case "T" -> 1e12;
            case "P" -> 1e15;
            case "E" -> 1e18;
            case "Ki" -> 0x1p10;
            case "Mi" -> 0x1p20;
            case "Gi" -> 0x1p30;
            case "Ti" -> 0x1p40;
            case "Pi" -> 0x1p50;
            case "Ei" -> 0x1p60;
            default -> throw new IllegalStateException("not a stored quantity: ..." + suffix);
        };
    }
}
