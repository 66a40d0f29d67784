package dev.sandglass.sim;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A small sorted map that begins as somebody else's, a frozen state's, and becomes its own at the
 * first change. Most maps of most sandboxes never change, and so are their template's.
 */
public final class Borrowed<K, V> extends AbstractMap<K, V> {

    private Map<K, V> map = Collections.emptySortedMap();
    private boolean isOwn;

    /** Shows this map, which nobody will change, from now on. */
    public void borrow(Map<K, V> frozen) {
        map = frozen;
        isOwn = false;
    }

    /** What it holds now, for ever. */
    public Map<K, V> frozen() {
        return isOwn ? Collections.unmodifiableSortedMap(new TreeMap<>(map)) : map;
    }

    private Map<K, V> own() {
        if (!isOwn) {
            map = new TreeMap<>(map);
            isOwn = true;
        }
        return map;
    }

    @Override
    public V get(Object key) {
        return map.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(key);
    }

    @Override
    public V put(K key, V value) {
        return !isOwn && value.equals(map.get(key)) ? value : own().put(key, value);
    }

    @Override
    public V remove(Object key) {
        return map.containsKey(key) ? own().remove(key) : null;
    }

    /** Removes the entries with such a value. */
    public void removeIf(Predicate<? super V> test) {
        if (map.values().stream().anyMatch(test)) {
            own().values().removeIf(test);
        }
    }

    @Override
    public void clear() {
        borrow(Collections.emptySortedMap());
    }

    @Override
    public int size() {
        return map.size();
    }

    /** The entries, to be looked at only. */
    @Override
    public Set<Entry<K, V>> entrySet() {
        return Collections.unmodifiableMap(map).entrySet();
    }
}
