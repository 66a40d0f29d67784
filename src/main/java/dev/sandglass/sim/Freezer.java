package dev.sandglass.sim;

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
 * with a codec that came before is written as a reference; so is what the base has (the template that a sandbox was
 * forked from): only the difference to it is stored. A moment is written as the time since the one before it.
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
    static final int MOMENT = 19;
    static final int WIDE = 20;
    static final int WORD_OF_BASE = 21;

    private static final int HEAD = 16;

    /** Larger numbers are shorter as eight bytes. */
    private static final int WIDE_FROM_BIT = 54;

    private final Vocabulary vocabulary;
    private final Base base;
    private final Bytes out = new Bytes(1_024);

    /** Texts and bytes stand by themselves, behind all else: so they deflate better. */
    private final Bytes texts = new Bytes(1_024);

    private final Bytes digits = new Bytes(64);

    /** The numbers of words that were written: one's own, or those of the base, inverted. */
    private final Map<String, Integer> words = new HashMap<>();

    private final Map<Object, Integer> coded = new HashMap<>();
    private final Map<Class<?>, Sort> sorts = new HashMap<>();
    private final boolean isWordless;
    private int ownWords;
    private int ownTypes;
    private int declared;
    private long moment;

    /** A freezer that writes what is not in the base. */
    public Freezer(Vocabulary vocabulary, Base base) {
        this(vocabulary, base, false);
    }

    private Freezer(Vocabulary vocabulary, Base base, boolean isWordless) {
        this.vocabulary = vocabulary;
        this.base = base;
        this.isWordless = isWordless;
    }

    /**
     * A freezer whose bytes hold no words but their numbers: for a part of a state whose words are
     * frozen with all others.
     */
    public static Freezer wordless(Vocabulary vocabulary) {
        return new Freezer(vocabulary, Base.EMPTY, true);
    }

    /** The words of a wordless one, for a thawer. */
    public List<String> words() {
        var all = new String[words.size()];
        words.forEach((word, number) -> all[number] = word);
        return List.of(all);
    }

    /** The bytes of one value. */
    public static byte[] freeze(@Nullable Object value, Vocabulary vocabulary, Base base) {
        var freezer = new Freezer(vocabulary, base);
        freezer.write(value);
        return freezer.bytes();
    }

    /**
     * A freezer for a value from which others will be the difference: its bytes begin with all
     * types there are, so that those others need name none.
     */
    public static Freezer whole(Vocabulary vocabulary) {
        var freezer = new Freezer(vocabulary, Base.EMPTY);
        vocabulary.all().forEach(type -> freezer.type(freezer.sort(type)));
        freezer.declared = freezer.ownTypes;
        return freezer;
    }

    /** What has been written. */
    public byte[] bytes() {
        var all = new Bytes(HEAD + out.size() + texts.size() + digits.size());
        sections().forEach(all::write);
        return all.toArray();
    }

    /** The same in sections of unlike bytes, which deflate better each by itself. */
    public List<byte[]> sections() {
        var codes = new Bytes(HEAD + out.size());
        codes.count(declared);
        codes.count(out.size());
        codes.count(texts.size());
        codes.write(out);
        return List.of(codes.toArray(), texts.toArray(), digits.toArray());
    }

    /** Whether nanoseconds since 1970 of some decades from now on: 2006 to 2043. */
    static boolean isMoment(long value) {
        return value >>> 60 == 1;
    }

    /** Writes any value that the vocabulary knows. */
    public void write(@Nullable Object value) {
        switch (value) {
            case null -> out.write(NULL);
            case Boolean b -> out.write(b ? TRUE : FALSE);
            case Integer i -> signed(WHOLE, i);
            case Long l -> whole(l);
            case Double d -> {
                out.write(FRACTION);
                out.fixed(Double.doubleToLongBits(d));
            }
            case String s -> word(s);
            case byte[] bytes -> {
                counted(BYTES, bytes.length);
                texts.write(bytes);
            }
            case Duration d -> signed(DURATION, d.toNanos());
            case Instant i -> {
                signed(INSTANT, i.getEpochSecond());
                number(i.getNano());
            }
            case Enum<?> e -> {
                out.write(ENUM);
                type(sort(e.getDeclaringClass()));
                word(e.name());
            }
            case Record r -> record(r);
            default -> collection(value);
        }
    }

    private void whole(long value) {
        if (isMoment(value)) {
            signed(MOMENT, value - moment);
            moment = value;
        } else if (Math.abs(value) >>> WIDE_FROM_BIT != 0) {
            out.write(WIDE);
            out.fixed(value);
        } else {
            signed(NUMBER, value);
        }
    }

    private void collection(Object value) {
        var sort = sort(value.getClass());
        if (sort.codec != null) {
            coded(value, sort);
            return;
        }
        switch (value) {
            case List<?> list -> {
                counted(LIST, list.size());
                list.forEach(this::write);
            }
            case Map<?, ?> map -> {
                counted(MAP, map.size());
                var sorted = map instanceof SortedMap<?, ?> ? map : new TreeMap<>(map);
                sorted.forEach(
                        (k, v) -> {
                            write(k);
                            write(v);
                        });
            }
            case Set<?> set -> {
                counted(SET, set.size());
                (set instanceof SortedSet<?> ? set : new TreeSet<>(set)).forEach(this::write);
            }
            default ->
                    throw new IllegalStateException(
                            value.getClass().getName()
                                    + " is in a sandbox's state but in no vocabulary");
        }
    }

    @SuppressWarnings("unchecked")
    private <T> void coded(T value, Sort sort) {
        var inBase = base.find(value, sort.inBase);
        if (inBase >= 0) {
            counted(FROM_BASE, inBase);
            return;
        }
        var earlier = coded.get(value);
        if (earlier != null) {
            counted(CODED_AGAIN, earlier);
            return;
        }
        out.write(CODED);
        type(sort);
        ((Vocabulary.Codec<T>) sort.codec).write(value, this);
        coded.put(value, coded.size()); // after its parts: the thawer knows them in this order too
    }

    private void record(Record record) {
        var sort = sort(record.getClass());
        var inBase = base.find(record, sort.inBase);
        if (inBase >= 0) {
            counted(FROM_BASE, inBase);
            return;
        }
        out.write(RECORD);
        type(sort);
        var form = Form.of(record.getClass());
        for (var i = 0; i < form.components.length; i++) {
            write(form.get(record, i));
        }
    }

    /** What has to be known of a class, found once. */
    private static final class Sort {
        final Class<?> type;
        final Vocabulary.@Nullable Codec<?> codec;
        final Base.@Nullable Alike inBase;
        final String[] components;
        int number;

        Sort(Class<?> type, Vocabulary vocabulary, Base base) {
            this.type = type;
            this.codec = vocabulary.codec(type);
            this.inBase = base.alike(type);
            this.components = type.isRecord() ? Form.of(type).components : new String[0];
            this.number = base.find(type);
        }
    }

    private Sort sort(Class<?> type) {
        var known = sorts.get(type);
        if (known == null) {
            known = new Sort(type, vocabulary, base);
            sorts.put(type, known);
        }
        return known;
    }

    /** A type at first with its name and components (an older build may have had others), then by number. */
    private void type(Sort sort) {
        var isNew = sort.number < 0;
        if (isNew) {
            sort.number = base.types().size() + ownTypes++;
        }
        out.count(sort.number);
        if (!isNew) {
            return;
        }
        texts.text(vocabulary.name(sort.type));
        out.count(sort.components.length);
        for (var component : sort.components) {
            texts.text(component);
        }
    }

    private void word(String text) {
        var known = words.get(text);
        if (known == null) {
            var inBase = base.find(text);
            known = inBase == null ? ownWords++ : ~inBase;
            words.put(text, known);
            if (inBase == null && !isWordless) {
                out.write(WORD);
                HexText.take(text, texts, digits);
                return;
            }
        }
        if (known >= 0) {
            counted(WORD_AGAIN, known);
        } else {
            counted(WORD_OF_BASE, ~known);
        }
    }

    private void counted(int tag, long count) {
        out.write(tag);
        out.count(count);
    }

    private void signed(int tag, long value) {
        out.write(tag);
        out.number(value);
    }

    /** A whole number in as few bytes as it needs, small negative ones too. */
    public void number(long value) {
        out.number(value);
    }
}
