package dev.sandglass.site.bench;

import dev.sandglass.bench.Figures;
import dev.sandglass.site.operations.PackagedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a client feels: the packaged server and the command line as processes of their own, warm, each figure beside a bare route
 * or process of the same run. Prints the whole table, with what the benches inside the process have added before.
 */
@Tag("bench")
class OutsideBenchIT {

    @TempDir Path data;

    @Test
    void measure() throws Exception {
        var kubectl = System.getenv("SANDGLASS_KUBECTL");
        Assumptions.assumeTrue(kubectl != null, "the real kubectl is not here");
        Processes.shell();
        var server = new PackagedServer(data);
        server.setFlags("-Xmx2g");
        server.set("SANDGLASS_BENCH", "true");
        server.set("SANDGLASS_LIMITS_PER_LEARNER", "100000");
        server.set("SANDGLASS_LIMITS_PER_ADDRESS", "100000");
        server.set("SANDGLASS_LIMITS_OBJECTS", "1000000");
        server.set("SANDGLASS_LIMITS_MEBIBYTES", "4096");
        server.start();
        try {
            var running = new Running(server, data);
            var desk = new DeskFigures(running);
            desk.making();
            desk.terminal(Path.of(kubectl));
            var pinned = running.takeOneCore();
            new DoorFigures(running).measure();
            Figures.print();
            System.out.println(
                    pinned
                            ? "The rates are those of a server that has one core to itself."
                            : "The rates are those of a server that was not bound to one core.");
        } finally {
            server.close();
        }
    }
}
