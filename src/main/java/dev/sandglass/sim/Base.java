package dev.sandglass.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that a sandbox shares with the template it was forked from: frozen bytes refer to them by number.
 *
 * @see Freezer
 */
public final class Base {

    public static final Base EMPTY = new Base(List.of());

    private final List<Object> values;
    private final Map<Object, Integer> numbers = new HashMap<>();

    /** A base of these values, in an order that every server finds again. */
    public Base(List<Object> values) {
        this.values = List.copyOf(values);
        for (var i = 0; i < values.size(); i++) {
            numbers.putIfAbsent(values.get(i), i);
        }
    }

    /** The number of an equal value, or -1. */
    int find(Object value) {
        return numbers.getOrDefault(value, -1);
    }

    Object get(int number) {
        return values.get(number);
    }
}
