package dev.sandglass.kubectl;
import java.net.URI;
import java.util.regex.Pattern;

/** Files named by an address of the web. */
final class Downloads {

    private static final Pattern HERE = Pattern.compile("localhost|127\\.");

    private Downloads() {}

    static String read(String address, Session session) {
        var page = session.download(address);
        var host = URI.create(address).getAuthority();
        if (page == null && HERE.matcher(host == null ? "" : host).lookingAt()) {
            throw Failure.verbatim(
                    "The connection to the server "
                            + host
                            + " was refused - did you specify the right host or port?");
        }
        if (page == null) {
            throw Failure.of(
                    "the sandbox is not connected to the internet and cannot read "
                            + address
                            + ": write the file at the desk, with cat > FILE <<'EOF', and name that");
        }
        return page;
    }
}
