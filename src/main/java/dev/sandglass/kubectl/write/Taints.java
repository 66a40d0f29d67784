package dev.sandglass.kubectl.write;

import dev.sandglass.api.Names;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of taints as they are typed: {@code key=value:effect} adds, {@code key:effect-} and {@code key-} remove.
 *
 * @param removed taints with a key and perhaps an effect
 */
record Taints(List<Document> added, List<Document> removed) {

    private static final List<String> EFFECTS =
            List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    static boolean isChange(String word) {
        return word.contains("=") || word.contains(":") || word.endsWith("-");
    }

    static Taints parse(List<String> words) {
        var added = new ArrayList<Document>();
        var removed = new ArrayList<Document>();
        for (var word : words) {
            if (word.endsWith("-")) {
                removed.add(one(word.substring(0, word.length() - 1)).remove("value"));
                continue;
            }
            var taint = one(word);
            if (taint.text("effect").isEmpty()) {
                throw Failure.of("invalid taint spec: " + word);
            }
            if (added.stream().anyMatch(t -> isSame(t, taint))) {
                throw Failure.of(
                        "duplicated taints with the same key and effect: {%s %s %s <nil>}"
                                .formatted(
                                        taint.text("key"),
                                        taint.text("value"),
                                        taint.text("effect")));
            }
            added.add(taint);
        }
        return new Taints(added, removed);
    }

    private static Document one(String text) {
        var parts = text.split(":", -1);
        var pair = parts[0].split("=", -1);
        if (parts.length > 2 || parts.length == 2 && pair.length > 2) {
            throw Failure.of("invalid taint spec: " + text);
        }
        if (parts.length == 2 && !EFFECTS.contains(parts[1])) {
            throw Failure.of("invalid taint effect: " + parts[1] + ", unsupported taint effect");
        }
        var value = parts.length == 2 && pair.length == 2 ? pair[1] : "";
        refuse(text, Names.labelValue(value));
        var key = parts.length == 2 ? pair[0] : parts[0];
        refuse(text, Names.qualifiedName(key));
        var taint = Document.of("key", key);
        taint = parts.length == 2 ? taint.put("effect", parts[1]) : taint;
        return value.isEmpty() ? taint : taint.put("value", value);
    }

    private static void refuse(String text, List<String> faults) {
        if (!faults.isEmpty()) {
            throw Failure.of("invalid taint spec: " + text + ", " + String.join("; ", faults));
        }
    }

    private static boolean isSame(Document one, Document other) {
        return one.text("key").equals(other.text("key"))
                && one.text("effect").equals(other.text("effect"));
    }

    /** Taints that are added and removed at once. */
    void refuseContradictions() {
        var both = new ArrayList<String>();
        for (var taint : added) {
            for (var gone : removed) {
                if (isMeant(gone, taint)) {
                    both.add(gone.text("key") + "=" + gone.text("effect"));
                }
            }
        }
        if (!both.isEmpty()) {
            throw Failure.of(
                    "can not both modify and remove the following taint(s) in the same command: "
                            + String.join(", ", both));
        }
    }

    private static boolean isMeant(Document removed, Document taint) {
        var effect = removed.text("effect");
        return removed.text("key").equals(taint.text("key"))
                && (effect.isEmpty() || effect.equals(taint.text("effect")));
    }

    /**
     * The taints of a node after the change.
     *
     * @param done what was done: tainted, untainted or modified
     */
    record Result(Items taints, String done) {}

    Result change(String node, Items there, boolean overwrite) {
        if (!overwrite) {
            refuseOverwriting(node, there);
        }
        var result = new ArrayList<>(added);
        there.documents()
                .filter(taint -> added.stream().noneMatch(t -> isSame(t, taint)))
                .forEach(result::add);
        var isAdded = there.size() != result.size();
        var isRemoved = false;
        for (var gone : removed) {
            isRemoved = result.removeIf(taint -> isMeant(gone, taint));
            if (!isRemoved) {
                throw Failure.of("taint \"" + shown(gone) + "\" not found");
            }
        }
        var done =
                isAdded && isRemoved || overwrite ? "modified" : isAdded ? "tainted" : "untainted";
        return new Result(Items.copyOf(result), done);
    }

    private static String shown(Document taint) {
        var effect = taint.text("effect");
        return effect.isEmpty() ? taint.text("key") : taint.text("key") + ":" + effect;
    }

    private void refuseOverwriting(String node, Items there) {
        var keys =
                added.stream()
                        .filter(taint -> there.documents().anyMatch(t -> isSame(t, taint)))
                        .map(taint -> taint.text("key"))
                        .toList();
        if (!keys.isEmpty()) {
            throw Failure.of(
                    "node %s already has %s taint(s) with same effect(s) and --overwrite is false"
                            .formatted(node, String.join(",", keys)));
        }
    }
}
