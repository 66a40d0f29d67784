package dev.sandglass.sim.net;

/**
 * How an attempt to reach somebody ended. The address is the one tried: of a Service, its cluster
 * IP.
 */
public sealed interface Outcome {

    /** A server answered. */
    record Got(String address, int port, HttpReply reply) implements Outcome {}

    /** A connection was made, which is all that was asked. */
    record Connected(String address, int port) implements Outcome {}

    /** Nobody listens there, or a rule rejects it: {@code Connection refused}. */
    record Refused(String address, int port) implements Outcome {}

    /** No machine has the address: {@code No route to host}. */
    record Unreachable(String address, int port) implements Outcome {}

    /** Nothing came back in the time that a connection attempt takes to give up. */
    record TimedOut(String address, int port) implements Outcome {}

    /** The server ended before it answered: {@code Empty reply from server}. */
    record Closed(String address, int port) implements Outcome {}

    /** The name server knows no such host. */
    record UnknownName(String host) implements Outcome {}

    /** The name server did not answer. */
    record NoNameServer(String host, String server) implements Outcome {}
}
