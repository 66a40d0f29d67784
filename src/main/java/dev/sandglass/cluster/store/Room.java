package dev.sandglass.cluster.store;

/**
 * How much a store has room for. Who writes asks before ({@link Store#usage}); the store itself takes everything.
 *
 * @param objects all together, Events and Leases left out; of Events as many again
 * @param bytes of all objects, by {@link Weight}: about what their JSON takes
 */
public record Room(int objects, int pods, long bytes) {

    /** Never full. */
    public static final Room ENDLESS =
            new Room(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
}
