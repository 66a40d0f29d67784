package dev.sandglass.sim;

/** What processes run on: a container, a node, the learner's desk. */
public interface Host {

    /** Its name, as {@code hostname} prints it. */
    String hostname();

    Timeline timeline();

    Chance chance();

    /** Whether time stands still for what runs here: then only what a program waits for takes any, not its own work. */
    default boolean isStill() {
        return false;
    }

    /**
     * A facility of this host: its files, its network, its way to an API server.
     *
     * @throws IllegalStateException when this host has none of that kind
     */
    <T> T facility(Class<T> type);
}
