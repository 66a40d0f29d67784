package dev.sandglass.cluster.client;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides whether an event is new, a repetition, or one too many. Follows client-go's correlator;
 * what upstream keys by long strings is keyed by their hashes here.
 */
final class EventCorrelator {

    /** What to do with an event. */
    sealed interface Verdict {

        /** Write a new one. Combined: it stands for many of its reason from now on. */
        record New(String message, boolean isCombined) implements Verdict {}

        /** Raise the count of the one that was first written at that moment. */
        record Repeated(String message, int count, long first, boolean isCombined)
                implements Verdict {}

        /** Say nothing: this object had too many. */
        record TooMany() implements Verdict {}
    }

    private static final int COMBINED_FROM = 10;
    private static final long COMBINED_WITHIN = 600_000_000_000L;
    private static final int BURST = 25;
    private static final long REFILL = 300_000_000_000L;

    /** As many bits as tell some thousands apart, and no more: they are frozen. */
    private static final long HASH = 0xFFFF_FFFF_FFFFL;

    private static final int KEPT_AT_MOST = 4_096;

    private final Map<Long, Similar> similar = new HashMap<>();
    private final Map<Long, Said> said = new HashMap<>();
    private final Map<Long, Allowance> allowances = new HashMap<>();

    /** Messages (their hashes) of one reason about one object: mostly there is but one. */
    record Similar(long first, List<Long> others, long last) {

        static Similar of(List<Long> messages, long last) {
            var others = messages.subList(1, messages.size());
            return new Similar(messages.getFirst(), List.copyOf(others), last);
        }

        void addTo(List<Long> messages) {
            messages.add(first);
            messages.addAll(others);
        }
    }

    /** An event that was written: at first then, so many times. */
    record Said(long first, int count, long last) {}

    /** How many events an object may have at once, as of a moment. */
    record Allowance(double tokens, long last) {}

    Verdict correlate(
            EventRecorder.Source source,
            Document about,
            String type,
            String reason,
            String message,
            long now) {
        var ofObject = hash(about.text("kind"), about.text("namespace"), about.text("name"));
        ofObject = hash(ofObject, about.text("uid"), source.component(), source.host());
        var ofReason = hash(ofObject, type, reason);
        var ofMessage = hash(hash(ofReason, about.text("fieldPath")), message);

        var isCombined = isCombined(ofReason, hash(0, message), now);
        var words = isCombined ? "(combined from similar events): " + message : message;
        var key = isCombined ? ofReason : ofMessage;

        var earlier = said.get(key);
        var count = earlier == null ? 1 : earlier.count() + 1;
        var first = earlier == null ? now : earlier.first();
        said.put(key, new Said(first, count, now));
        bound(said, Comparator.comparingLong(Said::last));
        if (!isAllowed(
                hash(ofObject, type), now)) { // as recorded: Normal and Warning each by itself
            return new Verdict.TooMany();
        }
        return earlier == null
                ? new Verdict.New(words, isCombined)
                : new Verdict.Repeated(words, count, first, isCombined);
    }

    private boolean isCombined(long ofReason, long message, long now) {
        var known = similar.get(ofReason);
        var messages = new ArrayList<Long>(4);
        if (known != null && now - known.last() <= COMBINED_WITHIN) {
            known.addTo(messages);
        }
        if (!messages.contains(message)) {
            messages.add(message);
        }
        var isMany = messages.size() >= COMBINED_FROM;
        if (isMany) {
            messages.removeFirst();
        }
        similar.put(ofReason, Similar.of(messages, now));
        bound(similar, Comparator.comparingLong(Similar::last));
        return isMany;
    }

    private boolean isAllowed(long ofType, long now) {
        var known = allowances.get(ofType);
        var tokens = (double) BURST;
        if (known != null) {
            tokens = Math.min(BURST, known.tokens() + (now - known.last()) / (double) REFILL);
        }
        var isAllowed = tokens >= 1;
        allowances.put(ofType, new Allowance(isAllowed ? tokens - 1 : tokens, now));
        bound(allowances, Comparator.comparingLong(Allowance::last));
        return isAllowed;
    }

    /** Forgets the older half when there is too much. */
    private static <V> void bound(Map<Long, V> map, Comparator<V> byAge) {
        if (map.size() > KEPT_AT_MOST) {
            map.entrySet().stream()
                    .sorted(
                            Map.Entry.<Long, V>comparingByValue(byAge)
                                    .thenComparing(Map.Entry.comparingByKey()))
                    .limit(KEPT_AT_MOST / 2)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(map::remove);
        }
    }

    private static long hash(String... words) {
        return hash(0, words);
    }

    private static long hash(long seed, String... words) {
        var h = seed ^ 0xCBF29CE484222325L;
        for (var word : words) {
            for (var i = 0; i < word.length(); i++) {
                h = (h ^ word.charAt(i)) * 0x100000001B3L;
            }
            h = (h ^ 0xFFFF) * 0x100000001B3L;
        }
        return h & HASH;
    }

    /** All of it, as data. */
    public record State(
            Map<Long, Similar> similar, Map<Long, Said> said, Map<Long, Allowance> allowances) {}

    State freeze() {
        return new State(new TreeMap<>(similar), new TreeMap<>(said), new TreeMap<>(allowances));
    }

    void thaw(State state) {
        similar.clear();
        similar.putAll(state.similar());
        said.clear();
        said.putAll(state.said());
        allowances.clear();
        allowances.putAll(state.allowances());
    }
}
