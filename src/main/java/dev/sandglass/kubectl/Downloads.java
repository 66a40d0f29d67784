package dev.sandglass.kubectl;

import java.net.URI;

/** Files named by an address of the web. */
final class Downloads {

    private Downloads() {}

    static String read(String address, Session session) {
        var page = session.download(address);
        if (page == null) {
            var uri = URI.create(address);
            var host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
            throw Failure.verbatim(
                    "The connection to the server "
                            + host
                            + " was refused - did you specify the right host or port?");
        }
        return page;
    }
}
