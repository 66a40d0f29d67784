package dev.sandglass.sim.net;

/**
 * A client's side of a TLS handshake, as far as servers look at it.
 *
 * @param host the name that the client wants to reach
 * @param protocol what the client would speak best: {@link HttpReply#HTTP_2} or {@link HttpReply#HTTP_1_1}
 * @param certificate its certificate in PEM, whose key it has shown to hold; or empty
 */
public record Tls(String host, String protocol, String certificate) {}
