package dev.sandglass.cluster.images;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.Sockets;
import java.util.List;

/** {@code hello-app}: says its version and the name of its host. */
final class HelloApp {

    static final List<ImageSource> SOURCES =
            List.of(version("1.0", "1.0.0"), version("2.0", "2.0.0"));

    private HelloApp() {}

    private static ImageSource version(String tag, String version) {
        return ImageSource.of("gcr.io/google-samples/hello-app", tag)
                .bytes(4_700_000)
                .program("/hello-app", new Server(version))
                .environment("PORT", "8080")
                .command("/hello-app");
    }

    /** The server. */
    record Server(String version) implements Program {
        @Override
        public boolean handles(Signal signal) {
            return false; // a Go program that installs no handler: as process 1 it outlives SIGTERM
        }

        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Started _ -> {
                    var port = self.variable("PORT");
                    self.facility(Sockets.class).listen(self, Integer.parseInt(port));
                    self.print("Server listening on port " + port);
                    yield Step.await(this);
                }
                case Wake.Told(Sockets.Asked(var exchange, _, _, var request)) -> {
                    self.print("Serving request: " + request.pathOnly());
                    var text =
                            "Hello, world!\nVersion: "
                                    + version
                                    + "\nHostname: "
                                    + self.host().hostname()
                                    + "\n";
                    self.facility(Sockets.class).reply(self, exchange, HttpReply.ok(text));
                    yield Step.await(this);
                }
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.Slept _, Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.await(this);
            };
        }
    }
}
