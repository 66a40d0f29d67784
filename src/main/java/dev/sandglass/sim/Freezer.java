package dev.sandglass.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as canonical bytes: equal states, equal bytes.
 *
 * <p>Knows null, booleans, numbers, strings, byte arrays, durations, instants, enums, records, lists, maps and sets
 * (those without an order of their own are sorted), and the types with a codec. A string, a record type or a value
 * with a codec that came before is written as a reference; so is a value that the base has (the template that a
 * sandbox was forked from): only the difference to it is stored.
 */
public final class Freezer {

    static final int NULL = 0;
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int NUMBER = 3;
    static final int FRACTION = 4;
    static final int WORD = 5;
    static final int WORD_AGAIN = 6;
    static final int BYTES = 7;
    static final int LIST = 8;
    static final int MAP = 9;
    static final int SET = 10;
    static final int DURATION = 11;
    static final int INSTANT = 12;
    static final int ENUM = 13;
    static final int RECORD = 14;
    static final int CODED = 15;
    static final int CODED_AGAIN = 16;
    static final int FROM_BASE = 17;
    static final int WHOLE = 18;

    private final Vocabulary vocabulary;
    private final Base base;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<Object, Integer> coded = new HashMap<>();
    private final Map<Class<?>, Integer> types = new HashMap<>();

    /** A freezer that writes what is not in the base. */
    public Freezer(Vocabulary vocabulary, Base base) {
        this.vocabulary = vocabulary;
        this.base = base;
    }

    /** The bytes of one value. */
    public static byte[] freeze(@Nullable Object value, Vocabulary vocabulary, Base base) {
        var freezer = new Freezer(vocabulary, base);
        freezer.write(value);
        return freezer.bytes();
    }

    /** What has been written. */
    public byte[] bytes() {
        return out.toByteArray();
    }

    /** Writes any value that the vocabulary knows. */
    public void write(@Nullable Object value) {
        switch (value) {
            case null -> out.write(NULL);
            case Boolean b -> out.write(b ? TRUE : FALSE);
            case Integer i -> tagged(WHOLE, i);
            case Long l -> tagged(NUMBER, l);
            case Double d -> fraction(d);
            case String s -> word(s);
            case byte[] bytes -> {
                out.write(BYTES);
                number(bytes.length);
                out.writeBytes(bytes);
            }
            case Duration d -> tagged(DURATION, d.toNanos());
            case Instant i -> {
                tagged(INSTANT, i.getEpochSecond());
                number(i.getNano());
            }
            case Enum<?> e -> {
                out.write(ENUM);
                type(e.getDeclaringClass());
                word(e.name());
            }
            case Record r -> record(r);
            default -> collection(value);
        }
    }

    private void collection(Object value) {
        var codec = vocabulary.codec(value.getClass());
        if (codec != null) {
            coded(value);
            return;
        }
        switch (value) {
            case List<?> list -> {
                tagged(LIST, list.size());
                list.forEach(this::write);
            }
            case Map<?, ?> map -> {
                tagged(MAP, map.size());
                var sorted = map instanceof SortedMap<?, ?> ? map : new TreeMap<>(map);
                sorted.forEach(
                        (k, v) -> {
                            write(k);
                            write(v);
                        });
            }
            case Set<?> set -> {
                tagged(SET, set.size());
                (set instanceof SortedSet<?> ? set : new TreeSet<>(set)).forEach(this::write);
            }
            default ->
                    throw new IllegalStateException(
                            value.getClass().getName()
                                    + " is in a sandbox's state but in no vocabulary");
        }
    }

    @SuppressWarnings("unchecked")
    private <T> void coded(T value) {
        var inBase = base.find(value);
        if (inBase >= 0) {
            tagged(FROM_BASE, inBase);
            return;
        }
        var earlier = coded.get(value);
        if (earlier != null) {
            tagged(CODED_AGAIN, earlier);
            return;
        }
        out.write(CODED);
        type(value.getClass());
        ((Vocabulary.Codec<T>) vocabulary.codec(value.getClass())).write(value, this);
        coded.put(value, coded.size()); // after its parts: the thawer knows them in this order too
    }

    private void record(Record record) {
        var inBase = base.find(record);
        if (inBase >= 0) {
            tagged(FROM_BASE, inBase);
            return;
        }
        out.write(RECORD);
        type(record.getClass());
        var form = Form.of(record.getClass());
        for (var i = 0; i < form.components.length; i++) {
            write(form.get(record, i));
        }
    }

    /** A type at first with its name and components (an older build may have had others), then by number. */
    private void type(Class<?> type) {
        var known = types.get(type);
        if (known != null) {
            number(known);
            return;
        }
        number(types.size());
        types.put(type, types.size());
        text(vocabulary.name(type));
        var components = type.isRecord() ? Form.of(type).components : new String[0];
        number(components.length);
        for (var component : components) {
            text(component);
        }
    }

    private void word(String text) {
        var known = words.get(text);
        if (known != null) {
            tagged(WORD_AGAIN, known);
            return;
        }
        words.put(text, words.size());
        out.write(WORD);
        text(text);
    }

    private void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
    }

    private void fraction(double value) {
        out.write(FRACTION);
        var bits = Double.doubleToLongBits(value);
        for (var shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (bits >>> shift));
        }
    }

    private void tagged(int tag, long value) {
        out.write(tag);
        number(value);
    }

    /** A whole number in as few bytes as it needs, small negative ones too. */
    public void number(long value) {
        var rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
