package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command {@code clock}, typed into a terminal of the site, turns what the page's buttons turn. */
class TypedClockTest {

    private static final long BEGIN = 1_800_000_000_000_000_000L;

    private final AtomicLong wall = new AtomicLong(BEGIN);
    private final MemoryLedger ledger = new MemoryLedger();
    private final DeskTemplates templates =
            new DeskTemplates(
                    ledger, new PracticeKeys(), _ -> Optional.empty(), Plan.STANDARD, wall::get);
    private Sandboxes sandboxes;
    private LiveSandbox sandbox;

    @BeforeEach
    void open() {
        templates.makeFirst();
        sandboxes = new Sandboxes(templates, ledger, wall::get);
        sandbox = sandboxes.make(null, "", "standard", 7, "").join();
        sandbox.input(new Input.Open("act")).join();
        pass(Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        sandboxes.stop();
    }

    private void pass(Duration time) {
        wall.addAndGet(time.toNanos());
        sandbox.look(Simulation::now).join();
    }

    private void type(String line) {
        sandbox.input(new Input.Line("act", line)).join();
        pass(Duration.ofMillis(100));
    }

    private long now() {
        return sandbox.look(Simulation::now).join();
    }

    private String screen() {
        return new String(
                sandbox.look(it -> it.output("act", 0)).join().bytes(), StandardCharsets.UTF_8);
    }

    private void crash() {
        sandboxes = new Sandboxes(templates, ledger, wall::get);
        sandbox = sandboxes.find(sandbox.id()).orElseThrow();
    }

    @Test
    void setsTheSpeed() {
        type("clock run 60x");
        var then = now();

        pass(Duration.ofSeconds(10));

        assertEquals(60, sandbox.clock().join().speed());
        assertEquals(then + Duration.ofMinutes(10).toNanos(), now());
    }

    @Test
    void isTurnedAfterACrashAsBefore() {
        type("clock run 60x");
        type("kubectl get nodes -o name");
        var seen = screen();
        assertTrue(seen.contains("node/node02"), seen);

        crash();

        assertEquals(60, sandbox.clock().join().speed());
        assertTrue(screen().startsWith(seen), screen());
    }

    @Test
    void pausedItStillAnswers() {
        type("clock pause");
        pass(Duration.ofHours(1));
        assertTrue(now() < BEGIN + Duration.ofSeconds(2).toNanos());

        sandbox.input(new Input.Line("act", "kubectl get nodes -o name")).join();

        assertTrue(screen().contains("node/node02"), screen());
        sandbox.input(new Input.Line("act", "clock run 10x")).join();
        assertEquals(10, sandbox.clock().join().speed());
    }

    @Test
    void hurriesWithoutTheWallClock() {
        sandbox.input(
                        new Input.Line(
                                "act",
                                "kubectl create deployment web --image=nginx:1.29; clock settle;"
                                        + " kubectl get deployment web"))
                .join();
        for (var i = 0; i < 50; i++) {
            pass(Duration.ofMillis(20));
        }

        assertTrue(now() > BEGIN + Duration.ofSeconds(30).toNanos());
        assertTrue(screen().contains("web    1/1     1            1"), screen());
    }
}
