package dev.sandglass.kubectl.running;

import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;

/** {@code kubectl proxy}: listens here and passes requests on to the API server ({@link Proxying}). */
public final class Proxy implements KubectlCommand {

    private static final int USUAL_PORT = 8001;

    private static final Usage USAGE =
            Usage.of(
                            Group.TROUBLE,
                            "proxy",
                            "[--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix]")
                    .summary("Reach the API server from here")
                    .about("Pass requests to a port here on to the API server.")
                    .example("kubectl proxy --port=8001", "The API at http://127.0.0.1:8001/api/")
                    .example(
                            "kubectl proxy --api-prefix=/k8s-api",
                            "The same at http://127.0.0.1:8001/k8s-api/api/")
                    .text("www", "w", "Serve the files of this folder too.")
                    .flags(Flag.text("www-prefix", "P", "Where to serve them.").or("/static/"))
                    .flags(Flag.text("api-prefix", "", "Where to serve the API.").or("/"))
                    .flags(Flag.text("accept-paths", "", "Paths to let through.").or("^.*"))
                    .flags(
                            Flag.text("reject-paths", "", "Paths to refuse.")
                                    .or("^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach"))
                    .flags(
                            Flag.text("accept-hosts", "", "Hosts to let in.")
                                    .or("^localhost$,^127\\.0\\.0\\.1$,^\\[::1\\]$"))
                    .flags(Flag.text("reject-methods", "", "Methods to refuse.").or("^$"))
                    .flags(Flag.of("port", "p", Flag.Type.INT, "8001", "The port; 0 for any."))
                    .flags(Flag.text("address", "", "The address to listen on.").or("127.0.0.1"))
                    .flag("disable-filter", "", "Refuse nothing.")
                    .text("unix-socket", "u", "Listen on this socket instead.")
                    .duration("keepalive", "0s", "How long idle connections are kept.")
                    .flag("append-server-path", "", "Keep the path of the server's address.");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        var proxying = new Proxying(arguments, client);
        var going = session.marked(Proxying.State.class);
        if (going != null) {
            return proxying.goOn(going);
        }
        var port = Math.toIntExact(arguments.number("port"));
        if (!arguments.text("unix-socket").isEmpty()) {
            throw port != USUAL_PORT
                    ? Failure.of("cannot set --unix-socket and --port at the same time")
                    : NotYet.failure("kubectl proxy --unix-socket");
        }
        if (!arguments.text("www").isEmpty()) {
            throw NotYet.failure("kubectl proxy --www");
        }
        proxying.warn();
        var address = arguments.text("address");
        var answer = session.counter().listen(address, port, false);
        if (!Character.isDigit(answer.charAt(0))) {
            throw Failure.of("listen tcp " + address + ":" + port + ": bind: " + answer);
        }
        session.print("Starting to serve on " + address + ":" + answer);
        return proxying.goOn(Proxying.State.NONE);
    }
}
