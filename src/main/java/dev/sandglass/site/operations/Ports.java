package dev.sandglass.site.operations;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.eclipse.microprofile.config.ConfigProvider;

/** The two ports that the server listens on: pages and sockets, and the clusters' HTTPS. */
record Ports(String host, int http, int https) {

    private static final int KNOCKING_MILLIS = 1_000;

    static Ports fromEnvironment() {
        var config = ConfigProvider.getConfig();
        return new Ports(
                config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0"),
                config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080),
                config.getOptionalValue("quarkus.http.ssl-port", Integer.class).orElse(8443));
    }

    void assertFree() {
        assertFree(http, "QUARKUS_HTTP_PORT");
        assertFree(https, "QUARKUS_HTTP_SSL_PORT");
    }

    /**
     * Begins a connection to the HTTPS port and drops it: for the first one netty looks up what the JVM's TLS can do, and no
     * learner should wait half a second for that.
     */
    void knock() {
        if (https > 0) {
            try (var socket = new Socket()) {
                var here = InetAddress.getLoopbackAddress();
                socket.connect(new InetSocketAddress(here, https), KNOCKING_MILLIS);
            } catch (IOException notHere) {
                // it listens at another address only: then the first learner waits
            }
        }
    }

    private void assertFree(int port, String variable) {
        if (port <= 0) {
            return; // the system chooses one
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new StartRefused(
                    "Port "
                            + port
                            + " is taken by another program: stop it, or choose another port"
                            + " with "
                            + variable
                            + ".");
        }
    }
}
