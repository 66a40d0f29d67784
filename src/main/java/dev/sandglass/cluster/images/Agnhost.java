package dev.sandglass.cluster.images;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Sockets;
import java.util.List;

/**
 * agnhost, the image of Kubernetes' own tests: its commands {@code netexec}, {@code serve-hostname}
 * and {@code pause}.
 */
final class Agnhost {

    static final List<ImageSource> SOURCES =
            List.of(version("2.57"), version("2.53"), version("2.45"), version("2.39"));

    private Agnhost() {}

    private static ImageSource version(String tag) {
        return ImageSource.of("registry.k8s.io/e2e-test-images/agnhost", tag)
                .bytes(51_000_000)
                .on(Userland.busybox(""))
                .program("/agnhost", new Choice())
                .entrypoint("/agnhost")
                .command("pause");
    }

    /** Becomes what the first argument names. */
    record Choice() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            var words = self.arguments();
            var command = words.size() > 1 ? words.get(1) : "";
            return switch (command) {
                case "netexec" -> Step.become(new NetExec(port(words, "--http-port", 8080), ""));
                case "serve-hostname" ->
                        Step.become(new NetExec(port(words, "--port", 9376), "/hostname"));
                case "pause" -> {
                    self.print("Paused");
                    yield Step.become(new Pause.Waiter());
                }
                default -> {
                    self.complain("Error: unknown command \"" + command + "\" for \"app\"");
                    yield Step.exit(1);
                }
            };
        }

        private static int port(List<String> words, String flag, int fallback) {
            for (var word : words) {
                if (word.startsWith(flag + "=")) {
                    return Integer.parseInt(word.substring(flag.length() + 1));
                }
            }
            return fallback;
        }
    }

    /**
     * A server that tells about itself and its clients.
     *
     * @param always the path that every request is taken for; empty to look at the request
     */
    record NetExec(int port, String always) implements Program {
        @Override
        public boolean handles(Signal signal) {
            return signal == Signal.TERM;
        }

        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Started _ -> {
                    self.facility(Sockets.class).listen(self, port);
                    self.print("Started HTTP server on port " + port);
                    yield Step.await(this);
                }
                case Wake.Told(Sockets.Asked(var exchange, var from, _, var request)) -> {
                    var reply = answer(from, exchange, request, self);
                    self.facility(Sockets.class).reply(self, exchange, reply);
                    yield Step.await(this);
                }
                case Wake.Signalled _ -> Step.exit(0);
                case Wake.Slept _, Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.await(this);
            };
        }

        private HttpReply answer(String from, long exchange, HttpRequest request, Process self) {
            var path = always.isEmpty() ? request.pathOnly() : always;
            return switch (path) {
                case "/" -> HttpReply.ok("NOW: " + java.time.Instant.ofEpochSecond(0, self.now()));
                case "/hostname", "/hostName" -> HttpReply.ok(self.host().hostname());
                case "/clientip" -> HttpReply.ok(from + ":" + (32_768 + exchange % 28_000));
                case "/healthz" -> HttpReply.ok("");
                case "/echo" -> HttpReply.ok(query(request, "msg"));
                case "/header" -> HttpReply.ok(request.header(query(request, "key")));
                default -> HttpReply.text(404, "404 page not found\n");
            };
        }

        private static String query(HttpRequest request, String name) {
            var mark = request.path().indexOf(name + "=");
            if (mark < 0) {
                return "";
            }
            var rest = request.path().substring(mark + name.length() + 1);
            var end = rest.indexOf('&');
            return end < 0 ? rest : rest.substring(0, end);
        }
    }
}
