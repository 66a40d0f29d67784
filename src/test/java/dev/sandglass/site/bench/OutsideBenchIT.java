package dev.sandglass.site.bench;

import dev.sandglass.bench.Figures;
import dev.sandglass.site.operations.PackagedServer;
import java.nio.file.Path;
import java.util.List;
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

    /** Some of them only ({@code -Dbench.only=reads,watches}), with more flags for the server: for who profiles. */
    private static final String ONLY = System.getProperty("bench.only", "");

    private static final String FLAGS = System.getProperty("bench.flags", "-Xmx2g");

    @TempDir Path data;

    @Test
    void measure() throws Exception {
        if (isWanted("shell")) {
            Processes.shell();
        }
        var server = new PackagedServer(data);
        // A compiler's thread that ends would take the time that it has used out of the sum.
        server.setFlags((FLAGS + " -XX:-UseDynamicNumberOfCompilerThreads").split(" "));
        server.set("SANDGLASS_BENCH", "true");
        server.set("SANDGLASS_LIMITS_PER_LEARNER", "100000");
        server.set("SANDGLASS_LIMITS_PER_ADDRESS", "100000");
        server.set("SANDGLASS_LIMITS_OBJECTS", "1000000");
        server.set("SANDGLASS_LIMITS_MEBIBYTES", "4096");
        for (var limit : List.of("OBJECTS", "PODS", "MEBIBYTES")) {
            server.set("SANDGLASS_LIMITS_" + limit, "200000");
        }
        server.start();
        try {
            var running = new Running(server, data);
            running.awaitCalm();
            waits(running);
            var pinned = running.takeOneCore();
            running.awaitCalm();
            rates(running);
            Figures.print();
            System.out.println(
                    pinned
                            ? "The rates are those of a server that has one core to itself."
                            : "The rates are those of a server that was not bound to one core.");
        } finally {
            server.close();
        }
    }

    private static boolean isWanted(String what) {
        return ONLY.isEmpty() || List.of(ONLY.split(",")).contains(what);
    }

    private static void waits(Running running) throws Exception {
        var desk = new DeskFigures(running);
        if (isWanted("making")) {
            desk.making();
        }
        if (isWanted("terminal")) {
            var kubectl = System.getenv("SANDGLASS_KUBECTL");
            Assumptions.assumeTrue(kubectl != null, "the real kubectl is not here");
            desk.terminal(Path.of(kubectl));
        }
    }

    private static void rates(Running running) throws Exception {
        var door = new DoorFigures(running);
        if (isWanted("reads") || isWanted("watches")) {
            var pods = running.boxWithPods(100);
            if (isWanted("reads")) {
                door.reads(pods);
            }
            if (isWanted("watches")) {
                door.watches(pods);
            }
        }
        if (isWanted("maps")) {
            door.writesOfMaps();
        }
        if (isWanted("pods")) {
            door.writesOfPods();
        }
    }
}
