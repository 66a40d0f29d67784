package dev.sandglass.cluster.images;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.Sockets;
import java.util.List;

/** {@code hashicorp/http-echo}: answers every request with the text that it was started with. */
final class HttpEcho {

    static final List<ImageSource> SOURCES =
            List.of(
                    ImageSource.of("docker.io/hashicorp/http-echo", "latest,1.0,1.0.0,0.2.3,alpine")
                            .bytes(3_100_000)
                            .program("/http-echo", new Server("", 0))
                            .entrypoint("/http-echo"));

    private HttpEcho() {}

    /** The server. {@code port} is 0 before it listens. */
    record Server(String text, int port) implements Program {
        @Override
        public boolean handles(Signal signal) {
            return signal == Signal.TERM || signal == Signal.INT;
        }

        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Started _ -> open(self);
                case Wake.Told(Sockets.Asked(var exchange, _, _, _)) -> {
                    var reply = HttpReply.ok(text + "\n").with("X-App-Name", "http-echo");
                    self.facility(Sockets.class).reply(self, exchange, reply);
                    yield Step.await(this);
                }
                case Wake.Signalled _ -> Step.exit(0);
                case Wake.Slept _, Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.await(this);
            };
        }

        private static Step open(Process self) {
            var text = flag(self, "text", self.variable("ECHO_TEXT"));
            if (text.isEmpty()) {
                self.complain("Missing -text option!");
                return Step.exit(127);
            }
            var listen = flag(self, "listen", ":5678");
            var port = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
            self.facility(Sockets.class).listen(self, port);
            self.print("[INFO] server is listening on " + listen);
            return Step.await(new Server(text, port));
        }

        private static String flag(Process self, String name, String fallback) {
            var words = self.arguments();
            for (var i = 1; i < words.size(); i++) {
                var word = words.get(i).replaceFirst("^--?", "");
                if (word.equals(name) && i + 1 < words.size()) {
                    return words.get(i + 1);
                }
                if (word.startsWith(name + "=")) {
                    return word.substring(name.length() + 1);
                }
            }
            return fallback;
        }
    }
}
