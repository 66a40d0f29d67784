package dev.sandglass.kubectl;

/** Files named by an address of the web. */
final class Downloads {

    private Downloads() {}

    static String read(String address, Session session) {
        var page = session.download(address);
        if (page == null) {
            throw Failure.of(
                    "the sandbox is not connected to the internet and cannot read "
                            + address
                            + ": write the file at the desk, with cat > FILE <<'EOF', and name that");
        }
        return page;
    }
}
