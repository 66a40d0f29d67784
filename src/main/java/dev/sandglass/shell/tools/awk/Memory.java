package dev.sandglass.shell.tools.awk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The variables, arrays and fields of a running program. */
final class Memory {

    private static final int ITEMS_AT_MOST = 100_000;
    static final int CHARACTERS_AT_MOST = 1 << 20;
    static final String TOO_LONG = "a text may have 1 MiB in this sandbox";
    static final String NO_SUCH_RECORDS =
            "RS other than the newline does not exist in this sandbox yet";
    private static final int FIELDS_AT_MOST = 10_000;
    private static final int CALLS_AT_MOST = 200;

    /** What a function's names mean. */
    private record Frame(Map<String, Value> values, Map<String, String> arrays) {}

    private final Map<String, Value> globals;
    private final Map<String, Map<String, Value>> arrays = new TreeMap<>();
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private final Patterns patterns;
    private int items;
    private String record = "";
    private List<String> fields = List.of();
    private boolean isSplit = true;

    Memory(State state, Patterns patterns) {
        this.globals = new HashMap<>(state.values());
        this.patterns = patterns;
        state.arrays()
                .forEach(
                        (name, byKey) -> {
                            arrays.put(name, new TreeMap<>(byKey));
                            items += byKey.size();
                        });
    }

    Map<String, Value> values() {
        return new TreeMap<>(globals);
    }

    Map<String, Map<String, Value>> arrays() {
        return new TreeMap<>(arrays);
    }

    // ---- variables ----

    Value get(String name) {
        if (name.equals("NF")) {
            split();
            return Value.of(fields.size());
        }
        var frame = frames.peek();
        if (frame != null && frame.values().containsKey(name)) {
            return frame.values().get(name);
        }
        return globals.getOrDefault(name, Value.NOTHING);
    }

    String text(String name, String usual) {
        var value = globals.get(name);
        return value == null ? usual : value.asText();
    }

    void set(String name, Value value) throws Problem {
        check(value);
        if (name.equals("NF")) {
            split();
            if (value.asNumber() > FIELDS_AT_MOST) {
                throw new Problem("a line may have 10000 fields in this sandbox");
            }
            resize((int) Math.max(0, value.asNumber()));
            return;
        }
        var frame = frames.peek();
        if (frame != null && frame.values().containsKey(name)) {
            frame.values().put(name, value);
            return;
        }
        if (name.equals("RS") && !value.asText().equals("\n")) {
            throw new Problem(NO_SUCH_RECORDS);
        }
        globals.put(name, value);
    }

    private static void check(Value value) throws Problem {
        if (value.text().length() > CHARACTERS_AT_MOST) {
            throw new Problem(TOO_LONG);
        }
    }

    // ---- arrays ----

    /** The array that a name means here. */
    String array(String name) {
        var frame = frames.peek();
        return frame == null ? name : frame.arrays().getOrDefault(name, name);
    }

    Map<String, Value> items(String name) {
        return arrays.computeIfAbsent(array(name), _ -> new TreeMap<>());
    }

    Value item(String name, String key) throws Problem {
        var all = items(name);
        var value = all.get(key);
        if (value == null) {
            put(name, key, Value.NOTHING); // as awk does: to ask is to make
            return Value.NOTHING;
        }
        return value;
    }

    void put(String name, String key, Value value) throws Problem {
        check(value);
        if (items(name).put(key, value) == null && ++items > ITEMS_AT_MOST) {
            throw new Problem("arrays may hold 100000 items in this sandbox");
        }
    }

    void clear(String name) {
        var all = items(name);
        items -= all.size();
        all.clear();
    }

    void remove(String name, String key) {
        items -= items(name).remove(key) == null ? 0 : 1;
    }

    // ---- functions ----

    void enter(Map<String, Value> values, Map<String, String> passed, List<String> own)
            throws Problem {
        if (frames.size() >= CALLS_AT_MOST) {
            throw new Problem("functions may call each other 200 deep in this sandbox");
        }
        var names = new HashMap<>(passed);
        for (var name : own) {
            names.put(name, "\0" + frames.size() + name);
        }
        frames.push(new Frame(values, names));
    }

    void leave() {
        for (var name : frames.pop().arrays().values()) {
            if (name.startsWith("\0" + frames.size())) {
                var all = arrays.remove(name);
                items -= all == null ? 0 : all.size();
            }
        }
    }

    // ---- the record and its fields ----

    void setRecord(String text) {
        record = text;
        isSplit = false;
    }

    String record() {
        return record;
    }

    private void split() {
        if (!isSplit) {
            fields = patterns.split(record, text("FS", " "));
            isSplit = true;
        }
    }

    String field(int number) {
        if (number == 0) {
            return record;
        }
        split();
        return number <= fields.size() ? fields.get(number - 1) : "";
    }

    void setField(int number, String text) throws Problem {
        check(Value.of(text));
        if (number == 0) {
            setRecord(text);
            return;
        }
        split();
        var changed = new ArrayList<>(fields);
        while (changed.size() < number) {
            changed.add("");
        }
        changed.set(number - 1, text);
        rebuild(changed);
    }

    private void resize(int count) {
        var changed = new ArrayList<>(fields.subList(0, Math.min(count, fields.size())));
        while (changed.size() < count) {
            changed.add("");
        }
        rebuild(changed);
    }

    private void rebuild(List<String> changed) {
        fields = changed;
        record = String.join(text("OFS", " "), changed);
        isSplit = true;
    }
}
