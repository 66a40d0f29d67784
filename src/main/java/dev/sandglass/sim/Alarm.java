package dev.sandglass.sim;

/**
 * A part wants to be woken at a moment. Plain data, never a closure: it freezes with its sandbox.
 *
 * @param at epoch nanoseconds of cluster time
 * @param number the order of setting, which decides between alarms of one moment
 * @param part the name of the {@link Part}
 * @param key what the part is told when it is woken
 */
public record Alarm(long at, long number, String part, String key) implements Comparable<Alarm> {

    @Override
    public int compareTo(Alarm other) {
        return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
    }
}
