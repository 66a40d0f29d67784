package dev.sandglass.sim.net;

import java.util.List;

/**
 * What a name server said, or did not. {@code server} is its address, {@code name} the full name
 * that matched or, when none did, the name as it was asked.
 */
public sealed interface Lookup {

    /** The name has these addresses. */
    record Found(String server, String name, List<String> addresses) implements Lookup {}

    /** No such name: {@code NXDOMAIN}. */
    record Unknown(String server, String name) implements Lookup {}

    /** The server did not answer. A program gives it some seconds before it says so. */
    record NoAnswer(String server, String name) implements Lookup {}
}
