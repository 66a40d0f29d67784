package dev.sandglass.kubectl;

import java.net.URI;

/** Files named by an address of the web. */
final class Downloads {

    private Downloads() {}

    static String read(String address, Session session) {
        var page = session.download(address);
        if (page != null) {
            return page;
        }
        var uri = URI.create(address);
        if (isInside(uri.getHost())) {
            throw Failure.verbatim(
                    "The connection to the server "
                            + uri.getRawAuthority()
                            + " was refused - did you specify the right host or port?");
        }
        throw Failure.of(
                "the sandbox is not connected to the internet and cannot read "
                        + address
                        + ": write the file at the desk, with cat > FILE <<'EOF', and name that");
    }

    /** Whether a machine of that name could be in the sandbox: its hosts have no dot in their names. */
    private static boolean isInside(String host) {
        return host == null || host.indexOf('.') < 0 || Character.isDigit(host.charAt(0));
    }
}
