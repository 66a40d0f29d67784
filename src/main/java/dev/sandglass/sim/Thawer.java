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
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Freezer} wrote. Lists and maps come back unmodifiable and in the order written. A record of an
 * older build comes back with what is missing as zero, false or null, and without what it no longer has.
 */
public final class Thawer {

    private record Type(Class<?> type, String[] components) {}

    private final byte[] bytes;
    private final Vocabulary vocabulary;
    private final Base base;
    private final List<String> words = new ArrayList<>();
    private final List<Object> coded = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private int at;

    /** A thawer of what was written value by value. */
    public Thawer(byte[] bytes, Vocabulary vocabulary, Base base) {
        this.bytes = bytes;
        this.vocabulary = vocabulary;
        this.base = base;
    }

    /** The value whose bytes these are. */
    public static @Nullable Object thaw(byte[] bytes, Vocabulary vocabulary, Base base) {
        return new Thawer(bytes, vocabulary, base).read();
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
            case Freezer.FRACTION -> fraction();
            case Freezer.WORD -> {
                words.add(text());
                yield words.getLast();
            }
            case Freezer.WORD_AGAIN -> words.get((int) number());
            case Freezer.BYTES -> {
                var length = (int) number();
                at += length;
                yield Arrays.copyOfRange(bytes, at - length, at);
            }
            case Freezer.LIST -> list();
            case Freezer.MAP -> map();
            case Freezer.SET -> {
                var set = new TreeSet<Object>();
                for (var n = number(); n > 0; n--) {
                    set.add(read());
                }
                yield Collections.unmodifiableSet(set);
            }
            case Freezer.DURATION -> Duration.ofNanos(number());
            case Freezer.INSTANT -> Instant.ofEpochSecond(number(), number());
            case Freezer.ENUM -> enumeration(type().type());
            case Freezer.RECORD -> record(type());
            case Freezer.CODED -> {
                var value = codec(type().type()).read(this);
                coded.add(value);
                yield value;
            }
            case Freezer.CODED_AGAIN -> coded.get((int) number());
            case Freezer.FROM_BASE -> base.get((int) number());
            default -> throw new IllegalStateException("not frozen state: tag " + tag);
        };
    }

    private List<Object> list() {
        var size = (int) number();
        var list = new ArrayList<@Nullable Object>(size);
        for (var i = 0; i < size; i++) {
            list.add(read());
        }
        return Collections.unmodifiableList(list);
    }

    private Map<Object, Object> map() {
        var map = new TreeMap<Object, @Nullable Object>();
        for (var n = number(); n > 0; n--) {
            map.put(read(), read());
        }
        return Collections.unmodifiableMap(map);
    }

    private Object record(Type type) {
        var form = Form.of(type.type());
        var read = new Object[type.components().length];
        for (var i = 0; i < read.length; i++) {
            read[i] = read();
        }
        if (Arrays.equals(form.components, type.components())) {
            return form.make(read);
        }
        var byName = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < read.length; i++) {
            byName.put(type.components()[i], read[i]);
        }
        return form.make(Arrays.stream(form.components).map(byName::get).toArray());
    }

    private Type type() {
        var number = (int) number();
        if (number < types.size()) {
            return types.get(number);
        }
        var type = vocabulary.type(text());
        var components = new String[(int) number()];
        for (var i = 0; i < components.length; i++) {
            components[i] = text();
        }
        types.add(new Type(type, components));
        return types.getLast();
    }

    private Object enumeration(Class<?> type) {
        var name = (String) read();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in " + type));
    }

    private Vocabulary.Codec<?> codec(Class<?> type) {
        var codec = vocabulary.codec(type);
        if (codec == null) {
            throw new IllegalStateException("no codec for " + type);
        }
        return codec;
    }

    private double fraction() {
        var bits = 0L;
        for (var i = 0; i < 8; i++) {
            bits = bits << 8 | bytes[at++] & 0xFF;
        }
        return Double.longBitsToDouble(bits);
    }

    private String text() {
        var length = (int) number();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** A number that {@link Freezer#number} wrote. */
    public long number() {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
    }
}
