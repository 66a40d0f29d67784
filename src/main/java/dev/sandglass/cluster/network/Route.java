package dev.sandglass.cluster.network;

/** Where a connection to an address and port leads from some place. */
sealed interface Route {

    /**
     * To this address and port, after translation; {@code from} is the client as the server sees
     * it.
     */
    record To(String address, int port, String from) implements Route {}

    /** A rule rejects it. */
    record Rejected() implements Route {}

    /** In a Pod network, but no Pod has the address. */
    record NoHost() implements Route {}

    /** Out of the cluster, from where nothing comes back. */
    record Lost() implements Route {}
}
