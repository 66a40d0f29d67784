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
        var uri = uri(address);
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

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException _) {
            if (address.endsWith("//")) {
                throw Failure.verbatim(
                        "Unable to connect to the server: http: no Host in request URL");
            }
            var space = address.indexOf(' ') >= 0;
            throw Failure.of(
                    "the URL passed to filename \"%s\" is not valid: parse \"%s\": %s"
                            .formatted(
                                    address,
                                    address,
                                    space
                                            ? "invalid character \" \" in host name"
                                            : "invalid URL"));
        }
    }

    /** Whether a machine of that name could be in the sandbox: its hosts have no dot in their names. */
    private static boolean isInside(String host) {
        return host == null || host.indexOf('.') < 0 || Character.isDigit(host.charAt(0));
    }
}
