package dev.sandglass.document;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A shape's keys in a schema's order: which key comes i-th, and the order inside its value.
 */
record Places(KeyOrder of, int[] order, @Nullable KeyOrder[] inside) {

    static Places of(KeyOrder order, String[] keys) {
        var places = IntStream.range(0, keys.length).boxed();
        if (!order.isMap()) {
            places = places.sorted(Comparator.comparingInt(i -> order.rank(keys[i])));
        }
        var sorted = places.mapToInt(Integer::intValue).toArray();
        var inside = new KeyOrder[keys.length];
        for (var i = 0; i < sorted.length; i++) {
            inside[i] = order.inside(keys[sorted[i]]);
        }
        return new Places(order, sorted, inside);
    }
}
