package dev.sandglass.cluster.network;

import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.ServerCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A part of the cluster that speaks at an address in place of the program that listens there: the API server. As long as no
 * program listens, nobody reaches it.
 */
public interface Service {

    /** What it shows in a TLS handshake; null when it speaks plain HTTP. */
    @Nullable ServerCertificate certificate();

    /** Somebody asks; {@link Network#reply} or {@link Network#begin} is owed. */
    void asked(long exchange, HttpRequest request);

    /** Who asked is gone. */
    void gone(long exchange);
}
