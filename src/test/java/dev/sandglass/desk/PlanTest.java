package dev.sandglass.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a sandbox may use: the message at each limit, and that it goes on afterwards. */
class PlanTest {

    private static final long START =
            Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * 1_000_000_000L;
    private static final Plan PLAN =
            Plan.STANDARD.withRoom(300, 12, 1 << 20).withSteps(2_000).withTime(Duration.ofDays(1));

    private Sandbox sandbox = Sandbox.make(PLAN, 1, START, Authorities.practice());

    private String run(String line) {
        var result = new Runs(sandbox).run(line, Duration.ofDays(3));
        return new String(result.out(), StandardCharsets.UTF_8)
                + new String(result.err(), StandardCharsets.UTF_8)
                + (result.code() == 0 ? "" : "[exit " + result.code() + "]\n");
    }

    @Test
    void holdsSoManyObjects() {
        for (var i = 0; i < 20; i++) {
            run("kubectl create configmap m" + i);
        }

        assertEquals(
                "error: failed to create configmap: configmaps \"more\" is forbidden: this sandbox is"
                        + " full: it holds 300 objects, and may hold no more; delete some to go on\n"
                        + "[exit 1]\n",
                run("kubectl create configmap more"));
        assertEquals(
                "configmap \"m1\" deleted from default namespace\n",
                run("kubectl delete configmap m1"));
        assertEquals("configmap/more created\n", run("kubectl create configmap more"));
    }

    @Test
    void holdsSoManyPods() {
        run("kubectl create deployment web --image=nginx:1.29 --replicas=9; clock settle");

        var pods = run("kubectl get pods -A --no-headers | wc -l").strip();
        assertEquals("12", pods);
        assertTrue(
                run("kubectl get events -o custom-columns=M:.message | grep full")
                        .contains(
                                "is forbidden: this sandbox is full: it holds 12 Pods, and may hold"
                                        + " no more; delete some to go on"));
        run("kubectl scale deployment web --replicas=1; clock settle");
        assertEquals("pod/one created\n", run("kubectl run one --image=nginx:1.29"));
    }

    @Test
    void holdsSoManyBytes() {
        assertEquals(
                "secret/big0 created\n",
                run("seq 30000 > f; kubectl create secret generic big0 --from-file=f"));
        run("for i in 1 2 3; do kubectl create secret generic big$i --from-file=f; done");

        assertEquals(
                "error: failed to create secret secrets \"more\" is forbidden: this sandbox is full:"
                        + " its objects take 1 MiB, and may hold no more; delete some to go on\n"
                        + "[exit 1]\n",
                run("kubectl create secret generic more --from-file=f"));
        assertEquals(
                "configmap/small created\n",
                run("kubectl delete secret big0 >/dev/null; kubectl create configmap small"));
    }

    /** Who fills a disk is told so as on Linux. */
    @Test
    void theDeskHoldsSoManyBytes() {
        assertEquals(
                "head: write error: No space left on device\n"
                        + "cp: error writing 'f': No space left on device\n",
                run(
                        "head -c 10M /dev/zero > a; cp a b; cp a c; x=$(head -c 10M /dev/zero 2>&1 >d);"
                                + " y=$(cp a f 2>&1); rm d; echo \"$x\"; echo \"$y\""));
        assertEquals("fits\n", run("rm a b c; echo fits > c; cat c"));
    }

    private static final String ENDED =
            "This sandbox ended what ran here: it took 2,000 steps without any input.";

    @Test
    void endsWhatRunsWithoutEnd() {
        assertEquals(ENDED + "\n[exit 137]\n", run("while true; do :; done"));
        assertEquals("fine\n", run("echo fine"));
    }

    @Test
    void aShellInATerminalOnlyLosesItsLoop() {
        sandbox.desk().open("act");
        pass();
        sandbox.desk().enter("act", "x=kept; while true; do true; done");
        pass(Duration.ofMinutes(1));
        sandbox.desk().enter("act", "echo $x");
        pass();

        assertTrue(screen().contains(ENDED + "\r\n"), screen());
        assertTrue(screen().endsWith("learner@desk:~$ echo $x\r\nkept\r\n"), screen());
    }

    @Test
    void whoeverTypesMayGoOn() {
        sandbox.desk().open("act");
        for (var i = 0; i < 200; i++) {
            sandbox.desk().enter("act", "kubectl get nodes | wc -l");
            pass();
        }

        assertTrue(!screen().contains(ENDED));
    }

    private void pass() {
        pass(Duration.ofSeconds(1));
    }

    private void pass(Duration time) {
        sandbox.drive(sandbox.now() + time.toNanos(), 1_000_000);
    }

    private String screen() {
        return new String(sandbox.desk().open("act").output(0), StandardCharsets.UTF_8);
    }

    @Test
    void isHurriedForSoLong() {
        var tooOld =
                "clock: this sandbox has lived 1 days, and may no longer be hurried: time runs at 1x\n";
        run("clock run 60x");
        assertTrue(run("clock +20h").endsWith("after 72000.0s\n"));

        assertEquals(tooOld + "[exit 1]\n", run("clock +20h"));
        assertEquals(1, sandbox.clock().speed());
        assertEquals(tooOld + "[exit 1]\n", run("clock settle"));
        assertEquals(tooOld + "[exit 1]\n", run("clock run 10x"));
        assertTrue(run("clock pause").endsWith("paused\n"));
        assertTrue(run("clock run").endsWith("running at 1x\n"));
        assertEquals("node/node02\n", run("kubectl get node node02 -o name"));
    }

    @Test
    void whereNothingTicksItEnds() {
        sandbox.clock().turn(new ClockCommand.Speed(Clock.FREE));

        assertEquals(
                "This sandbox has lived 1 days, which is all it may: begin another one.\n[exit 137]\n",
                run("sleep 2d; echo done"));
    }

    @Test
    void keepsItsPlanWhenFrozen() {
        run("while true; do :; done");
        var bytes = sandbox.freeze();

        sandbox = Sandbox.thaw(bytes);

        assertArrayEquals(bytes, sandbox.freeze());
        holdsSoManyObjects();
    }
}
