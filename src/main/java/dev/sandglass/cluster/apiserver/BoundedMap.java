package dev.sandglass.cluster.apiserver;

import java.util.LinkedHashMap;
import java.util.Map;

/** A memory of so many entries: the one that was not looked at for the longest time goes first. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private final int most;

    BoundedMap(int most) {
        super(4, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
