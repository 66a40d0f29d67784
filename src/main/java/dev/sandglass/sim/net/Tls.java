package dev.sandglass.sim.net;

/**
 * A client's side of a TLS handshake, as far as servers ask for it.
 *
 * @param host the name that the client wants to reach
 * @param certificate its certificate in PEM, whose key it has shown to hold; or empty
 */
public record Tls(String host, String certificate) {}
