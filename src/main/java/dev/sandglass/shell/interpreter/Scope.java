package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.interpreter.Frame.Before;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The shell's variables: texts and arrays, which of them children get, which may not change, which are whole numbers.
 */
final class Scope {

    private static final long CHARACTERS_AT_MOST = 4L << 20;

    private final TreeMap<String, String> texts;
    private final TreeMap<String, Items> arrays;
    final Set<String> exported;
    final Set<String> readOnly;
    final Set<String> whole;
    private long size = -1;

    Scope(ShellState state) {
        texts = new TreeMap<>(state.variables());
        arrays = new TreeMap<>(state.arrays());
        exported = new TreeSet<>(state.exported());
        readOnly = new TreeSet<>(state.readOnly());
        whole = new TreeSet<>(state.whole());
    }

    Map<String, String> texts() {
        return texts;
    }

    Map<String, Items> arrays() {
        return arrays;
    }

    // ---- reading ----

    /** A variable's text, or an array's first item; null when there is none. */
    @Nullable String find(String name) {
        var text = texts.get(name);
        if (isReference(text)) {
            var target = target(name);
            return target.equals(name) ? null : item(target);
        }
        var array = text == null ? arrays.get(name) : null;
        return array == null ? text : array.byKey().get("0");
    }

    private @Nullable String item(String target) {
        var bracket = target.indexOf('[');
        return bracket < 0 ? find(target) : items(base(target)).byKey().get(key(target));
    }

    String get(String name, String fallback) {
        var text = find(name);
        return text == null ? fallback : text;
    }

    boolean has(String name) {
        return isReference(texts.get(name))
                ? find(name) != null || arrays.containsKey(target(name))
                : texts.containsKey(name) || arrays.containsKey(name);
    }

    /** The array of this name; a plain variable is an array of one. */
    Items items(String name) {
        var array = arrays.get(target(name));
        if (array != null) {
            return array;
        }
        var text = find(name);
        return text == null ? Items.NONE : Items.of(List.of(text));
    }

    // ---- references: declare -n ----

    /** What a reference's text begins with: no script has a text like that. */
    private static final String REFERS = "\0";

    private static final int REFERENCES_AT_MOST = 8;

    private static boolean isReference(@Nullable String text) {
        return text != null && text.startsWith(REFERS);
    }

    boolean refers(String name) {
        return isReference(texts.get(name));
    }

    /** What is meant by a name: another, or an item, for a reference; itself for all others. */
    String target(String name) {
        var at = name;
        for (var i = 0; i < REFERENCES_AT_MOST; i++) {
            var text = texts.get(at);
            if (!isReference(text) || text.length() == 1) {
                return at;
            }
            at = text.substring(1);
        }
        return name;
    }

    /** Makes a reference; one to nothing gets its target when it is set. */
    void refer(String name, String target) {
        arrays.remove(name);
        texts.put(name, REFERS + target);
        size = -1;
    }

    /** Makes a plain variable of a reference, with its target's name. */
    void referNoMore(String name) {
        texts.computeIfPresent(name, (_, text) -> text.replace(REFERS, ""));
    }

    private static String base(String target) {
        var bracket = target.indexOf('[');
        return bracket < 0 ? target : target.substring(0, bracket);
    }

    private static String key(String target) {
        return target.substring(target.indexOf('[') + 1, target.length() - 1);
    }

    /** What children get. */
    Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        for (var name : exported) {
            var value = find(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        return environment;
    }

    // ---- writing ----

    void set(String typed, String value) throws Expansion.Refused {
        var name = target(typed);
        if (refers(name)) {
            refer(name, value);
            return;
        }
        if (name.endsWith("]")) {
            setItem(base(name), key(name), value);
            return;
        }
        mayChange(name);
        if (arrays.containsKey(name)) {
            put(name, arrays.get(name).with("0", value));
        } else {
            put(name, value);
        }
    }

    void setItems(String typed, Items items) throws Expansion.Refused {
        var name = target(typed);
        mayChange(name);
        texts.remove(name);
        put(name, items);
    }

    void setItem(String name, String key, String value) throws Expansion.Refused {
        setItems(name, items(name).with(key, value));
    }

    /** Sets what the shell itself keeps. */
    void keep(String name, String value) {
        texts.put(name, value);
    }

    /** As {@link #keep}, for an array. */
    void keepItems(String name, List<String> values) {
        arrays.put(name, Items.of(values));
    }

    private void mayChange(String name) throws Expansion.Refused {
        if (readOnly.contains(name)) {
            throw new Expansion.Refused(name + ": readonly variable");
        }
    }

    private void put(String name, String typed) throws Expansion.Refused {
        var value = isReference(typed) ? typed.replace(REFERS, "") : typed;
        grow(value.length() + name.length() - length(texts.get(name)));
        texts.put(name, value);
    }

    private void put(String name, Items items) throws Expansion.Refused {
        var old = arrays.get(name);
        grow(items.size() - (old == null ? 0 : old.size()));
        arrays.put(name, items);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private void grow(long more) throws Expansion.Refused {
        if (size < 0) {
            size = 0;
            texts.forEach((name, value) -> size += name.length() + value.length());
            arrays.values().forEach(items -> size += items.size());
        }
        if (more > 0 && size + more > CHARACTERS_AT_MOST) {
            throw Expansion.Refused.fatal(
                    "cannot allocate memory: variables may hold 4 MiB in this sandbox");
        }
        size += more;
    }

    void unset(String typed) throws Expansion.Refused {
        var name = target(typed);
        if (name.endsWith("]")) {
            unsetItem(base(name), key(name));
            return;
        }
        if (readOnly.contains(name)) {
            throw new Expansion.Refused(name + ": cannot unset: readonly variable");
        }
        forget(name);
        exported.remove(name);
        whole.remove(name);
    }

    void unsetItem(String name, String key) throws Expansion.Refused {
        setItems(name, items(name).without(key));
    }

    void forget(String name) {
        texts.remove(name);
        arrays.remove(name);
        size = -1;
    }

    // ---- for a while ----

    Before before(String name) {
        return new Before(texts.get(name), arrays.get(name));
    }

    void restore(Map<String, Before> before) {
        before.forEach(
                (name, was) -> {
                    forget(name);
                    if (was.value() != null) {
                        texts.put(name, was.value());
                    }
                    if (was.items() != null) {
                        arrays.put(name, was.items());
                    }
                });
    }

    /** All texts and arrays, to come back to when an expansion must start again. */
    record Snapshot(Map<String, String> texts, Map<String, Items> arrays) {}

    Snapshot snapshot() {
        return new Snapshot(Map.copyOf(texts), Map.copyOf(arrays));
    }

    void restore(Snapshot snapshot) {
        texts.clear();
        texts.putAll(snapshot.texts());
        arrays.clear();
        arrays.putAll(snapshot.arrays());
        size = -1;
    }
}
