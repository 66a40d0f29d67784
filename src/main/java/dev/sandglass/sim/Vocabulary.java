package dev.sandglass.sim;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The types that may stand in frozen state, each under a name that stays when the class moves: records, enums, and
 * values with a codec of their own. Every package lists its own; a type that is not listed cannot freeze.
 */
public final class Vocabulary {

    /** How values of a type that is not a record are written and read. */
    public interface Codec<T> {
        void write(T value, Freezer out);

        T read(Thawer in);
    }

    private final Map<String, Class<?>> types = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<Class<?>, Codec<?>> codecs = new HashMap<>();

    /** With the types of this package. */
    public Vocabulary() {
        addAll(
                List.of(
                        Alarm.class,
                        Timeline.State.class,
                        Spawn.class,
                        Signal.class,
                        Pipe.class,
                        Channel.Nothing.class,
                        Wake.class,
                        Processes.State.class,
                        ProcessEntry.State.class,
                        Waiting.class,
                        PipeBuffers.State.class));
    }

    /** Adds records and enums; of a sealed interface, all that it permits. */
    public Vocabulary addAll(Collection<? extends Class<?>> classes) {
        classes.forEach(this::add);
        return this;
    }

    private void add(Class<?> type) {
        if (type.isSealed()) {
            for (var permitted : type.getPermittedSubclasses()) {
                add(permitted);
            }
            if (!type.isRecord() && !type.isEnum()) {
                return;
            }
        }
        if (!type.isRecord() && !type.isEnum()) {
            throw new IllegalArgumentException(type + " is neither record nor enum nor sealed");
        }
        register(type);
    }

    /** Adds a type with its own codec, whose equal values are written once. */
    public <T> Vocabulary add(Class<T> type, Codec<T> codec) {
        register(type);
        codecs.put(type, codec);
        return this;
    }

    private void register(Class<?> type) {
        var name = nameOf(type);
        var earlier = types.putIfAbsent(name, type);
        if (earlier != null && earlier != type) {
            throw new IllegalStateException(
                    earlier + " and " + type + " would both be called " + name);
        }
        names.put(type, name);
    }

    /** {@code kubelet.PodWorker.State}: the last word of the package and the classes' simple names. */
    private static String nameOf(Class<?> type) {
        var full = type.getName();
        var dot = full.lastIndexOf('.');
        var packageName = dot < 0 ? "" : full.substring(0, dot);
        return packageName.substring(packageName.lastIndexOf('.') + 1)
                + "."
                + full.substring(dot + 1).replace('$', '.');
    }

    /** All types, by name. */
    List<Class<?>> all() {
        return List.copyOf(new TreeMap<>(types).values());
    }

    String name(Class<?> type) {
        var name = names.get(type);
        if (name == null) {
            throw new IllegalStateException(
                    type.getName() + " is in a sandbox's state but in no vocabulary");
        }
        return name;
    }

    Class<?> type(String name) {
        var type = types.get(name);
        if (type == null) {
            throw new IllegalStateException("frozen state has a " + name + ", which no one knows");
        }
        return type;
    }

    @SuppressWarnings("unchecked")
    <T> @Nullable Codec<T> codec(Class<T> type) {
        return (Codec<T>) codecs.get(type);
    }
}
