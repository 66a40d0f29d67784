package dev.sandglass.sim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Freezer} wrote. Lists and maps come back unmodifiable and in the order written. A record of an
 * older build comes back with what is missing as zero, false or null, and without what it no longer has.
 */
public final class Thawer {

    private final byte[] bytes;
    private final Vocabulary vocabulary;
    private final Base base;
    private final List<String> words = new ArrayList<>();
    private final List<Object> coded = new ArrayList<>();
    private final List<Object> records = new ArrayList<>();
    private final List<Base.Type> types = new ArrayList<>();
    private int at;
    private int textAt;
    private int digitAt;
    private long moment;

    /** A thawer of what was written value by value. */
    public Thawer(byte[] bytes, Vocabulary vocabulary, Base base) {
        this.bytes = bytes;
        this.vocabulary = vocabulary;
        this.base = base;
        var declared = count();
        var codes = (int) count();
        var texts = (int) count();
        this.textAt = at + codes;
        this.digitAt = textAt + texts;
        for (var i = 0; i < declared; i++) {
            type();
        }
    }

    /** A thawer of what a {@link Freezer#wordless} freezer wrote. */
    public Thawer(byte[] bytes, Vocabulary vocabulary, List<String> words) {
        this(bytes, vocabulary, Base.EMPTY);
        this.words.addAll(words);
    }

    /** The value whose bytes these are. */
    public static @Nullable Object thaw(byte[] bytes, Vocabulary vocabulary, Base base) {
        return new Thawer(bytes, vocabulary, base).read();
    }

    /** All that was read, for others to be written as their difference to it. */
    public Base base() {
        var values = new ArrayList<>(coded);
        values.addAll(records);
        return new Base(values, words, types);
    }

    /** The next value. */
    public @Nullable Object read() {
        var tag = bytes[at++];
        return switch (tag) {
            case Freezer.NULL -> null;
            case Freezer.TRUE -> Boolean.TRUE;
            case Freezer.FALSE -> Boolean.FALSE;
            case Freezer.WHOLE -> Integer.valueOf((int) number());
            case Freezer.NUMBER -> Long.valueOf(number());
            case Freezer.MOMENT -> {
                moment += number();
                yield Long.valueOf(moment);
            }
            case Freezer.WIDE -> Long.valueOf(fixed());
            case Freezer.FRACTION -> Double.longBitsToDouble(fixed());
            case Freezer.WORD_OF_BASE -> base.words().get((int) count());
            case Freezer.WORD, Freezer.WORD_AGAIN -> word(tag == Freezer.WORD);
            case Freezer.BYTES -> slice((int) count());
            case Freezer.LIST -> list();
            case Freezer.MAP -> map();
            case Freezer.SET -> set();
            case Freezer.DURATION -> Duration.ofNanos(number());
            case Freezer.INSTANT -> Instant.ofEpochSecond(number(), number());
            case Freezer.ENUM -> enumeration(type().type());
            case Freezer.RECORD -> record(type());
            case Freezer.CODED -> coded(type().type());
            case Freezer.CODED_AGAIN -> coded.get((int) count());
            case Freezer.FROM_BASE -> base.get((int) count());
            default -> throw new IllegalStateException("not frozen state: tag " + tag);
        };
    }

    private String word(boolean isNew) {
        if (isNew) {
            var length = textLength();
            words.add(HexText.putBack(bytes, textAt, length, () -> bytes[digitAt++]));
            textAt += length;
            return words.getLast();
        }
        return words.get((int) count());
    }

    private Object coded(Class<?> type) {
        var codec = vocabulary.codec(type);
        if (codec == null) {
            throw new IllegalStateException("no codec for " + type);
        }
        var value = codec.read(this);
        coded.add(value);
        return value;
    }

    private byte[] slice(int length) {
        textAt += length;
        return Arrays.copyOfRange(bytes, textAt - length, textAt);
    }

    private List<Object> list() {
        var values = new Object[(int) count()];
        for (var i = 0; i < values.length; i++) {
            values[i] = read();
        }
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    private Map<Object, Object> map() {
        var map = new TreeMap<Object, @Nullable Object>();
        for (var n = count(); n > 0; n--) {
            map.put(read(), read());
        }
        return Collections.unmodifiableSortedMap(map);
    }

    private Set<Object> set() {
        var set = new TreeSet<Object>();
        for (var n = count(); n > 0; n--) {
            set.add(read());
        }
        return Collections.unmodifiableSortedSet(set);
    }

    private Object record(Base.Type type) {
        var read = new Object[type.components().length];
        for (var i = 0; i < read.length; i++) {
            read[i] = read();
        }
        var form = Form.of(type.type());
        var values = type.isAsToday() ? read : byName(type.components(), read, form.components);
        var record = form.make(values);
        records.add(record);
        return record;
    }

    private static @Nullable Object[] byName(
            String[] names, @Nullable Object[] values, String[] wanted) {
        var byName = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < names.length; i++) {
            byName.put(names[i], values[i]);
        }
        return Arrays.stream(wanted).map(byName::get).toArray();
    }

    private Base.Type type() {
        var number = (int) count();
        var inBase = base.types().size();
        if (number < inBase) {
            return base.types().get(number);
        }
        if (number - inBase < types.size()) {
            return types.get(number - inBase);
        }
        var type = vocabulary.type(text());
        var components = new String[(int) count()];
        for (var i = 0; i < components.length; i++) {
            components[i] = text();
        }
        types.add(new Base.Type(type, components));
        return types.getLast();
    }

    private Object enumeration(Class<?> type) {
        var name = (String) read();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in " + type));
    }

    private long fixed() {
        var value = 0L;
        for (var i = 0; i < 8; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    private String text() {
        var length = textLength();
        textAt += length;
        return new String(bytes, textAt - length, length, StandardCharsets.UTF_8);
    }

    private int textLength() {
        var length = 0;
        for (var shift = 0; ; shift += 7) {
            var next = bytes[textAt++];
            length |= (next & 0x7F) << shift;
            if (next >= 0) {
                return length;
            }
        }
    }

    private long count() {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** A number that {@link Freezer#number} wrote. */
    public long number() {
        var value = count();
        return (value >>> 1) ^ -(value & 1);
    }
}
