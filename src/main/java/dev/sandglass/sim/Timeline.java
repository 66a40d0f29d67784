package dev.sandglass.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The virtual clock of one sandbox and the queue of what is due on it.
 *
 * <p>Time moves only in {@link #step}: to the next alarm, and never by itself. There is at most one alarm for a
 * part and key; setting it again moves it. Alarms of one moment come in the order in which they were set.
 *
 * <pre>
 *   now 10:00:00.000   10:00:00.002 controllers/deployment deliver
 *                      10:00:10.000 kubelet/node01         lease
 *   step()
 *   now 10:00:00.002   10:00:10.000 kubelet/node01         lease      the deployment controller was woken
 * </pre>
 */
public final class Timeline {

    /** Its equality is written out: it is asked for with each alarm, and at a cold start. */
    private record Slot(String part, String key) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Slot it && part.equals(it.part) && key.equals(it.key);
        }

        @Override
        public int hashCode() {
            return 31 * part.hashCode() + key.hashCode();
        }
    }

    private final Map<String, Part> parts = new LinkedHashMap<>(32, 1);
    private final PriorityQueue<Alarm> queue = new PriorityQueue<>();
    private final Map<Slot, Alarm> live = new HashMap<>();
    private long now;
    private long numbers;
    private long steps;
    private Consumer<RuntimeException> mistakes =
            mistake -> {
                throw mistake;
            };

    /** A clock that stands at this moment (epoch nanoseconds). */
    public Timeline(long now) {
        this.now = now;
    }

    /** Makes the part known, so that its alarms find it. */
    public void add(Part part) {
        if (parts.put(part.name(), part) instanceof Part earlier && !(earlier instanceof Dormant)) {
            throw new IllegalStateException("two parts are called " + part.name());
        }
    }

    /**
     * Makes a part known that is made when it is first needed: woken, or asked for. Until then its
     * frozen state is all that there is of it. Nothing else may refer to it but by its name.
     */
    public void add(String name, Supplier<? extends Part> maker) {
        add(new Dormant(name, maker));
    }

    /** The part of this name, awake. */
    public Part part(String name) {
        var part = Objects.requireNonNull(parts.get(name), name);
        if (!(part instanceof Dormant dormant)) {
            return part;
        }
        var awake = dormant.maker.get();
        parts.put(name, awake);
        if (dormant.isThawed) {
            awake.thaw(dormant.state);
        }
        return awake;
    }

    /** Stands for a part that was not needed yet. */
    private final class Dormant implements Part {
        private final String name;
        private final Supplier<? extends Part> maker;
        private @Nullable Object state;
        private boolean isThawed;

        Dormant(String name, Supplier<? extends Part> maker) {
            this.name = name;
            this.maker = maker;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void wake(String key) {
            part(name).wake(key);
        }

        @Override
        public @Nullable Object freeze() {
            return isThawed ? state : part(name).freeze();
        }

        @Override
        public void thaw(@Nullable Object frozen) {
            state = frozen;
            isThawed = true;
        }
    }

    /**
     * From now on a program that breaks because of a mistake of ours ends, alone, and the mistake is told here; until then
     * it breaks off the step, which is how tests find it. No part of what is frozen.
     */
    public void forgive(Consumer<RuntimeException> told) {
        mistakes = told;
    }

    void tellOf(RuntimeException mistake) {
        mistakes.accept(mistake);
    }

    /** The present moment, in epoch nanoseconds of cluster time. */
    public long now() {
        return now;
    }

    /** How many alarms have been answered since the sandbox was made: a moment finer than time. */
    public long steps() {
        return steps;
    }

    /** Wakes the part with the key after the delay, and not at any earlier set time. */
    public void set(String part, String key, Duration delay) {
        setAt(part, key, now + delay.toNanos());
    }

    /** Wakes the part with the key at the moment (epoch nanoseconds; the past counts as now). */
    public void setAt(String part, String key, long at) {
        var slot = new Slot(part, key);
        var alarm = new Alarm(Math.max(at, now), numbers++, part, key);
        live.put(slot, alarm);
        queue.add(alarm);
        if (queue.size() > 64 && queue.size() > 2 * live.size()) {
            queue.clear(); // most entries were moved or cancelled: begin a queue of the live ones
            queue.addAll(live.values());
        }
    }

    /** As {@link #setAt}, but an alarm that is set for an earlier moment stays. */
    public void setNoLater(String part, String key, long at) {
        var alarm = live.get(new Slot(part, key));
        if (alarm == null || alarm.at() > at) {
            setAt(part, key, at);
        }
    }

    public void cancel(String part, String key) {
        live.remove(new Slot(part, key));
    }

    /** When the part will be woken with this key, if it will. */
    public OptionalLong due(String part, String key) {
        var alarm = live.get(new Slot(part, key));
        return alarm == null ? OptionalLong.empty() : OptionalLong.of(alarm.at());
    }

    /** The moment of the next alarm. */
    public OptionalLong next() {
        var alarm = peek();
        return alarm == null ? OptionalLong.empty() : OptionalLong.of(alarm.at());
    }

    /** Moves to the next alarm, if it is due by then, and wakes its part. */
    public boolean step(long until) {
        var alarm = peek();
        if (alarm == null || alarm.at() > until) {
            return false;
        }
        queue.poll();
        live.remove(new Slot(alarm.part(), alarm.key()));
        now = alarm.at();
        steps++;
        var part = parts.get(alarm.part());
        if (part == null) {
            throw new IllegalStateException("an alarm for nobody: " + alarm);
        }
        part.wake(alarm.key());
        return true;
    }

    /** Lets time pass in which nothing is due. */
    public void advanceTo(long moment) {
        var alarm = peek();
        if (alarm != null && alarm.at() < moment) {
            throw new IllegalStateException("something is due before " + moment + ": " + alarm);
        }
        now = Math.max(now, moment);
    }

    private @Nullable Alarm peek() {
        while (true) {
            var alarm = queue.peek();
            if (alarm == null || live.get(new Slot(alarm.part(), alarm.key())) == alarm) {
                return alarm;
            }
            queue.poll(); // moved or cancelled since
        }
    }

    // ---- frozen ----

    /** The clock, the alarms and every part's state, parts in the order of their names. */
    public record State(
            long now, long numbers, long steps, List<Alarm> alarms, Map<String, Object> parts) {

        /** The same with these states of parts. */
        public State with(Map<String, Object> otherParts) {
            return new State(now, numbers, steps, alarms, otherParts);
        }
    }

    /** Everything, as data. */
    public State freeze() {
        var alarms = new ArrayList<>(live.values());
        alarms.sort(null);
        var states = new TreeMap<String, Object>();
        parts.forEach((name, part) -> states.put(name, part.freeze()));
        return new State(now, numbers, steps, alarms, states);
    }

    /**
     * Takes everything back, each part in the order of adding. A part that an older build did not have keeps the state
     * that it was made with.
     */
    public void thaw(State state) {
        now = state.now();
        numbers = state.numbers();
        steps = state.steps();
        queue.clear();
        live.clear();
        for (var alarm : state.alarms()) {
            queue.add(alarm);
            live.put(new Slot(alarm.part(), alarm.key()), alarm);
        }
        parts.forEach(
                (name, part) -> {
                    if (state.parts().containsKey(name)) {
                        part.thaw(state.parts().get(name));
                    }
                });
    }
}
