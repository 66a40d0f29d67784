package dev.sandglass.api;

import java.util.List;

/**
 * The fast lane on which our own components watch: the same revisions as a watch over REST, without encoding. The API
 * server implements it; it is the components' list-and-watch.
 */
public interface Feed {

    /** The newest state. */
    View view();

    /**
     * The state at an older revision, for a cache that lags.
     *
     * @throws IllegalStateException when the history does not reach back so far
     */
    View viewAt(long revision);

    /**
     * The changes after the revision, oldest first, and of those only the last seconds': who is told of changes by
     * {@link #subscribe} misses none of its own, however old its revision.
     */
    List<Change> since(long revision);

    /**
     * From now on, a change of one of these resources sets an alarm for the part with this key, after the time that a
     * delivery takes. Told again at each wiring; not part of the frozen state.
     */
    void subscribe(List<String> resources, String part, String key);

    /**
     * Whether it is known already what this part subscribes to, as in a fork, which its template has told: such a part
     * need not be made before its first alarm.
     */
    default boolean knows(String part) {
        return false;
    }
}
