package dev.sandglass.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that a sandbox shares with the template it was forked from: frozen bytes refer to them by number.
 *
 * @see Freezer
 */
public final class Base {

    public static final Base EMPTY = new Base(List.of());

    private final List<Object> values;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Set<Class<?>> types = new HashSet<>();

    /** A base of these values, in an order that every server finds again. */
    public Base(List<Object> values) {
        this.values = List.copyOf(values);
        for (var i = 0; i < values.size(); i++) {
            numbers.putIfAbsent(values.get(i), i);
            types.add(values.get(i).getClass());
        }
    }

    /** This base and, behind its values, the records in this state and all that they are made of. */
    public Base withRecordsOf(Object state) {
        var all = new ArrayList<>(values);
        collect(state, all);
        return new Base(all);
    }

    private static void collect(@Nullable Object value, List<Object> into) {
        switch (value) {
            case Record record -> {
                into.add(record);
                var form = Form.of(record.getClass());
                for (var i = 0; i < form.components.length; i++) {
                    collect(form.get(record, i), into);
                }
            }
            case Collection<?> items -> items.forEach(item -> collect(item, into));
            case Map<?, ?> map -> map.values().forEach(item -> collect(item, into));
            case null, default -> {}
        }
    }

    /** The number of an equal value, or -1. */
    int find(Object value) {
        if (!types.contains(value.getClass())) {
            return -1; // spares the hash of a whole tree
        }
        return numbers.getOrDefault(value, -1);
    }

    Object get(int number) {
        return values.get(number);
    }
}
