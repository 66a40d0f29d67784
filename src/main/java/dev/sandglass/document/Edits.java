package dev.sandglass.document;

import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes to one document, made into the changed one in a single pass: no shape in between, however many
 * keys come and go.
 */
final class Edits {

    private static final Object REMOVED = new Object();

    private final Document original;
    private final TreeMap<String, @Nullable Object> edits = new TreeMap<>();

    Edits(Document original) {
        this.original = original;
    }

    boolean has(String key) {
        return edits.containsKey(key) ? edits.get(key) != REMOVED : original.has(key);
    }

    @Nullable Object get(String key) {
        if (!edits.containsKey(key)) {
            return original.get(key);
        }
        var value = edits.get(key);
        return value == REMOVED ? null : value;
    }

    void put(String key, @Nullable Object value) {
        edits.put(key, value);
    }

    void remove(String key) {
        if (has(key)) {
            edits.put(key, REMOVED);
        }
    }

    /** The changed document; the original itself if nothing changed. */
    Document finish() {
        if (edits.isEmpty()) {
            return original;
        }
        var keys = new ArrayList<String>(original.size() + edits.size());
        var values = new ArrayList<@Nullable Object>(original.size() + edits.size());
        var at = 0;
        for (var edit : edits.entrySet()) {
            while (at < original.size() && original.key(at).compareTo(edit.getKey()) < 0) {
                keys.add(original.key(at));
                values.add(original.valueAt(at++));
            }
            if (at < original.size() && original.key(at).equals(edit.getKey())) {
                at++;
            }
            if (edit.getValue() != REMOVED) {
                keys.add(edit.getKey());
                values.add(Document.value(edit.getValue()));
            }
        }
        for (; at < original.size(); at++) {
            keys.add(original.key(at));
            values.add(original.valueAt(at));
        }
        if (keys.isEmpty()) {
            return Document.EMPTY;
        }
        var shape =
                original.shape().isOf(keys)
                        ? original.shape()
                        : Shape.shared(keys.toArray(String[]::new));
        return Document.owning(shape, values.toArray());
    }
}
