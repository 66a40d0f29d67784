package dev.sandglass.cluster.kubelet;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Waiting times that double with each failure: 10, 20, 40 … 300 seconds, forgotten after ten quiet
 * minutes. Upstream's {@code flowcontrol.Backoff}.
 */
final class Backoffs {

    /** A waiting time, and when it was set. Nanoseconds. */
    record Entry(long length, long setAt) {}

    private static final long FIRST = Duration.ofSeconds(10).toNanos();
    private static final long LONGEST = Duration.ofSeconds(300).toNanos();

    /** Replaced, never changed: most Pods have none. */
    private Map<String, Entry> entries = Map.of();

    /** Whether something that happened at that moment has to wait still. */
    boolean isWaitingSince(String key, long event, long now) {
        var entry = entries.get(key);
        return entry != null && !isOld(entry, event) && now - event < entry.length();
    }

    /** Whether the time since the last failure is too short. */
    boolean isWaiting(String key, long now) {
        var entry = entries.get(key);
        return entry != null && !isOld(entry, now) && now - entry.setAt() < entry.length();
    }

    private static boolean isOld(Entry entry, long event) {
        return event - entry.setAt() > 2 * LONGEST;
    }

    /** When something that happened at that moment has waited long enough. */
    long over(String key, long event) {
        var entry = entries.get(key);
        return entry == null ? event : event + entry.length();
    }

    /** One more failure. */
    void next(String key, long event, long now) {
        var entry = entries.get(key);
        var wait =
                entry == null || isOld(entry, event)
                        ? FIRST
                        : Math.min(2 * entry.length(), LONGEST);
        var more = new TreeMap<>(entries);
        more.put(key, new Entry(wait, now));
        entries = more;
    }

    /** The present waiting time, as Go prints a duration: {@code 10s}, {@code 1m20s}. */
    String words(String key) {
        var entry = entries.get(key);
        return entry == null ? "0s" : Durations.words(entry.length());
    }

    Map<String, Entry> freeze() {
        return entries;
    }

    void thaw(Map<String, Entry> frozen) {
        entries = frozen;
    }
}
