package dev.sandglass.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox shares with the template that it was forked from: frozen bytes refer to it by
 * number. It is all that stands in the template's own bytes, in their order, so that every build
 * finds the same.
 *
 * @see Thawer#base
 */
public final class Base {

    public static final Base EMPTY = new Base(List.of(), List.of(), List.of());

    /** A type as it stands in frozen bytes, with the components that it had then. */
    record Type(Class<?> type, String[] components) {

        boolean isAsToday() {
            return !type.isRecord() || Arrays.equals(Form.of(type).components, components);
        }
    }

    private final List<Object> values;
    private final List<String> words;
    private final List<Type> types;
    private final Map<Class<?>, Alike> byClass = new HashMap<>();
    private final IdentityHashMap<Object, Integer> numbersOfThese = new IdentityHashMap<>();
    private final Map<String, Integer> numbersOfWords = new HashMap<>();
    private final Map<Class<?>, Integer> numbersOfTypes = new HashMap<>();

    /** The values of one class. Of a few, comparing is cheaper than the hash of a whole tree. */
    static final class Alike {

        private static final int FEW = 16;

        private final Map<Object, Integer> numbers = new HashMap<>();
        private final List<Object> few = new ArrayList<>();

        void add(Object value, int number) {
            if (numbers.putIfAbsent(value, number) == null && numbers.size() <= FEW) {
                few.add(value);
            }
        }

        int find(Object value) {
            if (numbers.size() > FEW) {
                return numbers.getOrDefault(value, -1);
            }
            for (var one : few) {
                if (one.equals(value)) {
                    return numbers.get(one);
                }
            }
            return -1;
        }
    }

    Base(List<Object> values, List<String> words, List<Type> types) {
        this.values = List.copyOf(values);
        this.words = List.copyOf(words);
        this.types = List.copyOf(types);
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            byClass.computeIfAbsent(value.getClass(), _ -> new Alike()).add(value, i);
            numbersOfThese.put(value, byClass.get(value.getClass()).find(value));
        }
        for (var i = 0; i < words.size(); i++) {
            numbersOfWords.putIfAbsent(words.get(i), i);
        }
        for (var i = 0; i < types.size(); i++) {
            if (types.get(i).isAsToday()) {
                numbersOfTypes.putIfAbsent(types.get(i).type(), i);
            }
        }
    }

    /** The values of this class; null when there are none. */
    @Nullable Alike alike(Class<?> type) {
        return byClass.get(type);
    }

    /** The number of an equal value among those of its class, or -1. */
    int find(Object value, @Nullable Alike alike) {
        if (alike == null) {
            return -1;
        }
        var number = numbersOfThese.get(value);
        return number != null ? number : alike.find(value);
    }

    Object get(int number) {
        return values.get(number);
    }

    @Nullable Integer find(String word) {
        return numbersOfWords.get(word);
    }

    List<String> words() {
        return words;
    }

    /** The number of a type, or -1. */
    int find(Class<?> type) {
        return numbersOfTypes.getOrDefault(type, -1);
    }

    /** Its types, which a freezer's own follow. */
    List<Type> types() {
        return types;
    }
}
