package dev.sandglass.cluster.network;

/** Who waits for the outcome of an exchange. */
public sealed interface Client {

    /** A process, which is told {@code Answered}. */
    record Program(String host, int pid) implements Client {}

    /** A part, which is woken with this key and then takes the outcome: a kubelet's probe. */
    record PartClient(String part, String key) implements Client {}
}
