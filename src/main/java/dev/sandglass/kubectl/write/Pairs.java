package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words such as {@code pod web a=b c-}: what to change, then changes.
 *
 * @param targets the words before the first change
 * @param set keys and their new values
 * @param removed keys to remove
 */
record Pairs(List<String> targets, Map<String, String> set, List<String> removed) {

    /** Parts the words; the sort of change is named in complaints. */
    static Pairs read(List<String> words, String sort, boolean removes) {
        var parted = part(words, sort);
        var set = new LinkedHashMap<String, String>();
        var removed = new ArrayList<String>();
        var invalid = new ArrayList<String>();
        for (var word : parted.changes()) {
            var equals = word.indexOf('=');
            if (equals > 0) {
                set.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (removes && word.endsWith("-") && !word.equals("-")) {
                removed.add(word.substring(0, word.length() - 1));
            } else {
                invalid.add(word);
            }
        }
        if (!invalid.isEmpty()) {
            throw Failure.of("invalid " + sort + " format: " + String.join(", ", invalid));
        }
        return new Pairs(parted.targets(), set, removed);
    }

    /** Words before and from the first change. */
    record Parted(List<String> targets, List<String> changes) {}

    static Parted part(List<String> words, String sort) {
        var targets = new ArrayList<String>();
        var changes = new ArrayList<String>();
        for (var word : words) {
            if (word.indexOf('=') > 0 || word.endsWith("-") && !word.equals("-")) {
                changes.add(word);
            } else if (changes.isEmpty()) {
                targets.add(word);
            } else {
                throw Failure.of(
                        "all resources must be specified before " + sort + " changes: " + word);
            }
        }
        return new Parted(targets, changes);
    }
}
