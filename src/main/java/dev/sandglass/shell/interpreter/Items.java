package dev.sandglass.shell.interpreter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An array.
 *
 * @param named whether any text is a key ({@code declare -A}); else keys are numbers
 * @param byKey never changed
 */
public record Items(boolean named, Map<String, String> byKey) {

    static final Items NONE = new Items(false, Map.of());
    static final Items NONE_NAMED = new Items(true, Map.of());

    static Items of(List<String> values) {
        return NONE.plus(values);
    }

    /** The keys: numbers in their order, names in the alphabet's. */
    List<String> keys() {
        var keys = new ArrayList<>(byKey.keySet());
        keys.sort(named ? Comparator.naturalOrder() : Comparator.comparingLong(Long::parseLong));
        return keys;
    }

    List<String> values() {
        return keys().stream().map(byKey::get).toList();
    }

    Items with(String key, String value) {
        var changed = new TreeMap<>(byKey);
        changed.put(key, value);
        return new Items(named, changed);
    }

    Items without(String key) {
        var changed = new TreeMap<>(byKey);
        changed.remove(key);
        return new Items(named, changed);
    }

    /** With these behind the last. */
    Items plus(List<String> values) {
        var changed = new TreeMap<>(byKey);
        var next = next();
        for (var value : values) {
            changed.put(Long.toString(next++), value);
        }
        return new Items(named, changed);
    }

    /** The number behind the last. */
    long next() {
        return byKey.keySet().stream().mapToLong(Items::number).max().orElse(-1) + 1;
    }

    private static long number(String key) {
        return key.matches("\\d{1,18}") ? Long.parseLong(key) : -1;
    }

    /** Roughly how much memory it takes. */
    long size() {
        var size = 0L;
        for (var item : byKey.entrySet()) {
            size += item.getKey().length() + item.getValue().length() + 32;
        }
        return size;
    }
}
