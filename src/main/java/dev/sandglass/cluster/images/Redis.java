package dev.sandglass.cluster.images;

import dev.sandglass.shell.tools.Tools;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.Sockets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The redis image: it listens, says so, and ends when told to. Its data and {@code redis-cli} come
 * with a later issue.
 */
final class Redis {

    static final List<ImageSource> SOURCES =
            Stream.of(
                            "latest,8,8-alpine,alpine",
                            "7,7.4,7-alpine,7.2,7.0",
                            "6,6.2,6-alpine,6.0",
                            "5,5.0.4,5-alpine")
                    .flatMap(tags -> Userland.of(tags).stream())
                    .map(Redis::version)
                    .toList();

    private Redis() {}

    private static ImageSource version(Userland userland) {
        return ImageSource.of("docker.io/library/redis", userland.tags())
                .bytes(5_182_687)
                .on(userland)
                .programs("/usr/local/bin", Tools.absent("redis-cli"))
                .program("/usr/local/bin/redis-server", new Server())
                .workingFolder("/data")
                .folder("/data")
                .command("redis-server");
    }

    /** The server. */
    record Server() implements Program {

        private static final DateTimeFormatter STAMP =
                DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm:ss.SSS", Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC);

        @Override
        public boolean handles(Signal signal) {
            return signal == Signal.TERM || signal == Signal.INT;
        }

        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.Signalled(var signal)) {
                say(self, "Received SIG" + signal + " scheduling shutdown...");
                say(self, "User requested shutdown...");
                return Step.exit(0);
            }
            if (wake instanceof Wake.Started) {
                self.facility(Sockets.class).listen(self, 6379);
                say(self, "Ready to accept connections tcp");
            }
            return Step.await(this);
        }

        private static void say(Process self, String what) {
            var stamp = STAMP.format(Instant.ofEpochSecond(0, self.now()));
            self.print("1:M " + stamp + " * " + what);
        }
    }
}
