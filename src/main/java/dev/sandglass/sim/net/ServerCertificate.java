package dev.sandglass.sim.net;

import java.util.List;

/**
 * What a server shows in a TLS handshake.
 *
 * @param authority the certificate in PEM that signed the server's
 * @param names for whom the server's certificate is: names and addresses
 */
public record ServerCertificate(String authority, List<String> names) {}
