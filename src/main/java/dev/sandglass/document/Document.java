package dev.sandglass.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable object of JSON: keys, sorted, with values that are null, {@link Boolean}, {@link
 * Long}, {@link Double}, {@link String}, {@link Document} or {@link Items}.
 *
 * <p>Changing one field copies the nodes on the way to it and shares all the rest:
 *
 * <pre>
 *   before  {metadata: M, spec: {replicas: 3, template: T}, status: S}
 *   before.with("spec.replicas", 5)
 * after {metadata: M, spec: {replicas: 5, template: T}, status: S} M, T and S are the same objects
 * </pre>
 *
 * <p>{@code get}, {@code put}, {@code remove} take one key literally; {@code at}, {@code with},
 * {@code without} and the typed readers take a path ({@link Path}: {@code
 * metadata.labels.app\.io/name}, {@code spec.containers[0].image}). Equality looks at identity
 * first.
 */
public final class Document {

    public static final Document EMPTY = new Document(Shape.EMPTY, new Object[0]);

    private final Shape shape;
    private final @Nullable Object[] values;
    private int hash;
    private @Nullable Struct form;

    private Document(Shape shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** Takes the array as it is: for parsers, whose values have the right form. */
    public static Document owning(Shape shape, @Nullable Object[] values) {
        return values.length == 0 ? EMPTY : new Document(shape, values);
    }

    /** Its keys, which other documents share. */
    public Shape shape() {
        return shape;
    }

    /** A document of keys and values, in turns, each key once. A value of Java null is JSON's null. */
    public static Document of(@Nullable Object... keysAndValues) {
        var keys = new String[keysAndValues.length / 2];
        var values = new Object[keys.length];
        for (var i = 0; i < keys.length; i++) {
            var key = (String) keysAndValues[2 * i];
            var place = i;
            for (; place > 0 && keys[place - 1].compareTo(key) > 0; place--) {
                keys[place] = keys[place - 1];
                values[place] = values[place - 1];
            }
            if (place > 0 && keys[place - 1].equals(key)) {
                throw new IllegalArgumentException("the key " + key + " stands twice");
            }
            keys[place] = key;
            values[place] = value(keysAndValues[2 * i + 1]);
        }
        return owning(Shape.shared(keys), values);
    }

    /** A document with the map's entries; maps and lists inside become documents and items. */
    public static Document copyOf(Map<String, ? extends @Nullable Object> fields) {
        if (fields.isEmpty()) {
            return EMPTY;
        }
        if (fields instanceof TreeMap<String, ?> sorted && sorted.comparator() == null) {
            return copyOfSorted(sorted);
        }
        var keys = fields.keySet().toArray(new String[0]);
        Arrays.sort(keys);
        var values = new Object[keys.length];
        for (var i = 0; i < keys.length; i++) {
            values[i] = value(fields.get(keys[i]));
        }
        return new Document(Shape.shared(keys), values);
    }

    private static Document copyOfSorted(TreeMap<String, ? extends @Nullable Object> fields) {
        var keys = new String[fields.size()];
        var values = new Object[keys.length];
        var i = 0;
        for (var field : fields.entrySet()) {
            keys[i] = field.getKey();
            values[i++] = value(field.getValue());
        }
        return new Document(Shape.shared(keys), values);
    }

    /** Brings a Java value into the form that documents hold. */
    static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Document d -> d;
            case String s -> s;
            case Long l -> l;
            case Boolean b -> b;
            case Items i -> i;
            case Integer i -> Long.valueOf(i);
            case Double d -> d;
            case Map<?, ?> m -> copyOf(asFields(m));
            case Collection<?> c -> Items.copyOf(c);
            default ->
                    throw new IllegalArgumentException(
                            "a document cannot hold a " + value.getClass().getName());
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> asFields(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    // ---- reading one key ----

    /** The value under this very key; null when absent or null. */
    public @Nullable Object get(String key) {
        var index = shape.indexOf(key);
        return index < 0 ? null : values[index];
    }

    /** Whether the key is there, be its value null. */
    public boolean has(String key) {
        return shape.indexOf(key) >= 0;
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** The keys in order. */
    public List<String> keys() {
        return List.of(shape.keys);
    }

    /** The key at this place of the order. */
    public String key(int index) {
        return shape.keys[index];
    }

    /** The value at this place of the keys' order. */
    public @Nullable Object valueAt(int index) {
        return values[index];
    }

    public void forEach(BiConsumer<String, @Nullable Object> action) {
        for (var i = 0; i < values.length; i++) {
            action.accept(shape.keys[i], values[i]);
        }
    }

    /** Whether it is known to have the form of this type, as far as it goes. */
    public boolean isIn(Struct type) {
        return form == type;
    }

    /** This document, of which that is now known: so it need not be looked through again. */
    public Document knownIn(Struct type) {
        form = type;
        return this;
    }

    // ---- reading along a path ----

    /** The value at the end of the path; null when absent or null. */
    public @Nullable Object at(String path) {
        Object here = this;
        for (var step : Path.steps(path)) {
            if (step instanceof String key) {
                here = here instanceof Document document ? document.get(key) : null;
            } else {
                var index = (Integer) step;
                here =
                        here instanceof Items items && index < items.size()
                                ? items.get(index)
                                : null;
            }
            if (here == null) {
                return null;
            }
        }
        return here;
    }

    /** The string there, or null. */
    public @Nullable String textOrNull(String path) {
        return at(path) instanceof String text ? text : null;
    }

    /** The string there, or the empty string: how Go reads an absent field. */
    public String text(String path) {
        return at(path) instanceof String text ? text : "";
    }

    /** The string there, or the fallback. */
    public String text(String path, String fallback) {
        return at(path) instanceof String text ? text : fallback;
    }

    /** The whole number there, or the fallback. */
    public long number(String path, long fallback) {
        return at(path) instanceof Number number ? number.longValue() : fallback;
    }

    /** Whether true stands there. */
    public boolean flag(String path) {
        return Boolean.TRUE.equals(at(path));
    }

    /** The document there, or the empty one. */
    public Document child(String path) {
        return at(path) instanceof Document document ? document : EMPTY;
    }

    /** The list there, or the empty one. */
    public Items items(String path) {
        return at(path) instanceof Items items ? items : Items.EMPTY;
    }

    // ---- changing ----

    /** This document with the value under this very key. */
    public Document put(String key, @Nullable Object value) {
        var own = value(value);
        var index = shape.find(key);
        if (index >= 0) {
            if (values[index] == own) {
                return this;
            }
            var copy = values.clone();
            copy[index] = own;
            return new Document(shape, copy);
        }
        var place = -1 - index;
        var wider = new Object[values.length + 1];
        System.arraycopy(values, 0, wider, 0, place);
        wider[place] = own;
        System.arraycopy(values, place, wider, place + 1, values.length - place);
        return new Document(shape.inserting(place, key), wider);
    }

    /** This document without these very keys. */
    public Document remove(String... keys) {
        var rest = shape;
        for (var key : keys) {
            var index = rest.indexOf(key);
            rest = index < 0 ? rest : rest.removing(index);
        }
        if (rest == shape) {
            return this;
        }
        var kept = new Object[rest.size()];
        for (int from = 0, to = 0; to < kept.length; from++) {
            if (shape.keys[from].equals(rest.keys[to])) {
                kept[to++] = values[from];
            }
        }
        return kept.length == 0 ? EMPTY : new Document(rest, kept);
    }

    /**
     * This document with the value at the end of the path; documents on the way are made when
     * absent.
     */
    public Document with(String path, @Nullable Object value) {
        return (Document) with(this, Path.steps(path), 0, value);
    }

    private static Object with(
            @Nullable Object here, Object[] steps, int depth, @Nullable Object value) {
        var last = depth == steps.length - 1;
        if (steps[depth] instanceof String key) {
            var document = here instanceof Document d ? d : EMPTY;
            return document.put(
                    key, last ? value : with(document.get(key), steps, depth + 1, value));
        }
        var items = here instanceof Items i ? i : Items.EMPTY;
        var index = (Integer) steps[depth];
        var old = index < items.size() ? items.get(index) : null;
        var item = last ? value : with(old, steps, depth + 1, value);
        return index < items.size() ? items.with(index, item) : items.plus(item);
    }

    /** This document without the last key of the path. What the path does not reach stays as it is. */
    public Document without(String path) {
        return (Document) without(this, Path.steps(path), 0);
    }

    private static @Nullable Object without(@Nullable Object here, Object[] steps, int depth) {
        var last = depth == steps.length - 1;
        if (steps[depth] instanceof String key) {
            if (!(here instanceof Document document) || !document.has(key)) {
                return here;
            }
            return last
                    ? document.remove(key)
                    : document.put(key, without(document.get(key), steps, depth + 1));
        }
        var index = (Integer) steps[depth];
        if (!(here instanceof Items items) || index >= items.size() || last) {
            return here;
        }
        return items.with(index, without(items.get(index), steps, depth + 1));
    }

    /** This document with all keys of the other, whose values win. Not deep. */
    public Document putAll(Document other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        var all = toMap();
        other.forEach(all::put);
        return copyOf(all);
    }

    /** The entries as a sorted map of the caller's own. Not deep. */
    public Map<String, @Nullable Object> toMap() {
        var map = new TreeMap<String, @Nullable Object>();
        forEach(map::put);
        return map;
    }

    // ---- for those who keep it ----

    /**
     * Lets strings and small parts of it be the same objects as equal ones in other documents, but
     * where it has them from an earlier one, for which that was done. Nobody can tell: it is the
     * same document.
     */
    public void shareBeyond(@Nullable Document earlier) {
        for (var i = 0; i < values.length; i++) {
            var had = earlier == null ? null : earlier.get(shape.keys[i]);
            values[i] = Recent.sharing(values[i], had);
        }
    }

    // ---- as a value ----

    /** Whether the other has the same keys and under them the very same objects: as equal as can be seen without looking inside. */
    public boolean hasSameParts(Document other) {
        if (!shape.equals(other.shape)) {
            return false;
        }
        for (var i = 0; i < values.length; i++) {
            if (values[i] != other.values[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof Document that
                && values.length == that.values.length
                && hashCode() == that.hashCode()
                && shape.equals(that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = 31 * shape.hashCode() + Arrays.hashCode(values);
        }
        return hash;
    }

    /** JSON, for messages and debuggers. */
    @Override
    public String toString() {
        return Json.write(this);
    }
}
