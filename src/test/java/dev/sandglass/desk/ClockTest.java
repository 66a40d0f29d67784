package dev.sandglass.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.Authorities;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The command {@code clock}, and the clock that it turns. */
class ClockTest {

    private static final long START =
            Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * 1_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final String WEB = "kubectl create deployment web --image=nginx:1.29\n";

    private final Sandbox sandbox = settled();

    private static Sandbox settled() {
        var sandbox = Sandbox.make(1, START, Authorities.practice());
        sandbox.drive(START + 60 * SECOND, 1_000_000);
        return sandbox;
    }

    private String run(String line) {
        var result = new Runs(sandbox).run(line, Duration.ofHours(2));
        return new String(result.out(), StandardCharsets.UTF_8)
                + new String(result.err(), StandardCharsets.UTF_8)
                + (result.code() == 0 ? "" : "[exit " + result.code() + "]\n");
    }

    // ---- the command ----

    @Test
    void showsTheTimeAndHowItRuns() {
        assertEquals("2026-11-21 12:01:00 UTC  running at 1x\n", run("clock"));
        assertEquals("2026-11-21 12:01:00 UTC  running at 60x\n", run("clock run 60x"));
        assertEquals(60, sandbox.clock().speed());
        assertEquals("2026-11-21 12:01:00 UTC  paused\n", run("clock pause"));
        assertEquals("2026-11-21 12:01:00 UTC  paused\n", run("clock"));
        assertEquals("2026-11-21 12:01:00 UTC  running at 1x\n", run("clock run"));
    }

    @Test
    void letsTimePass() {
        assertEquals("2026-11-21 12:06:00 UTC  after 300.0s\n", run("clock +5m"));
        assertEquals("2026-11-21 13:37:30 UTC  after 5490.0s\n", run("clock +1h31m30s"));
        assertNull(sandbox.clock().goal());
    }

    @Test
    void waitsUntilSomethingHappens() {
        assertTrue(
                run(WEB + "clock next")
                        .matches(
                                "deployment.apps/web created\n"
                                        + "2026-11-21 12:01:00 UTC {2}after 0\\.0s:"
                                        + " \\S+ default/web\\S* (created|changed)\n"));
    }

    @Test
    void aHeartbeatIsNoHappening() {
        assertEquals(
                "clock: not within 10 minutes; it is 2026-11-21 12:11:00 UTC\n[exit 1]\n",
                run("clock next"));
    }

    @Test
    void waitsUntilSettled() {
        assertEquals("2026-11-21 12:01:30 UTC  after 30.0s\n", run("clock settle"));
        run(WEB + "clock settle");
        assertEquals("1", run("kubectl get deployment web -o jsonpath={.status.readyReplicas}"));
    }

    @Test
    void givesUpOnWhatDoesNotSettle() {
        assertEquals(
                "clock: not within 10 minutes; it is 2026-11-21 12:11:00 UTC\n[exit 1]\n",
                run(
                        "(i=0; while true; do kubectl create configmap m$((i=i+1)); sleep 20; done)"
                                + " >/dev/null & clock settle; c=$?; kill %1; exit $c"));
    }

    @Test
    void whoeverWaitsIsToldThatTheClockWasTurned() {
        assertTrue(
                run("clock settle & sleep 1; clock +1s; wait %1")
                        .contains("clock: the clock was turned meanwhile; it is 2026"));
    }

    @Test
    void anInterruptedOneTakesItsGoalAlong() {
        assertEquals("124", run("timeout 3 clock settle; echo -n $?"));
        assertNull(sandbox.clock().goal());
    }

    @Test
    void saysWhatIsWrong() {
        var hint = "Try 'clock --help' for more information.\n[exit 2]\n";
        assertEquals("clock: a speed is 1x, 10x or 60x, not \"7x\"\n" + hint, run("clock run 7x"));
        assertEquals("clock: there is no \"stop\"\n" + hint, run("clock stop"));
        assertEquals("clock: too many words: \"2\"\n" + hint, run("clock next 2"));
        assertEquals(
                "clock: a time is like +90s, +5m or +1h30m, not \"+soon\"\n" + hint,
                run("clock +soon"));
        assertEquals(
                "clock: at least +1s and at most +24h can pass at once\n" + hint,
                run("clock +25h"));
    }

    @Test
    void helps() {
        assertEquals(
                "  clock pause              stop; what the cluster does by itself waits\n",
                run("clock --help | grep pause"));
        assertEquals(run("clock --help"), run("clock -h"));
        assertEquals(List.of("clock "), Completion.of(sandbox, "cloc"));
        assertEquals(List.of("10x "), Completion.of(sandbox, "clock run 1").subList(0, 1));
        assertEquals(List.of("settle "), Completion.of(sandbox, "clock s"));
    }

    @Test
    void whereNothingTicksThereIsNoSpeed() {
        sandbox.clock().turn(new ClockCommand.Speed(Clock.FREE));

        assertEquals(
                "clock: there is no speed to set here: time passes only while programs wait, and takes"
                        + " none of yours (clock next, settle and +5m do work)\n[exit 1]\n",
                run("clock pause"));
        assertEquals("2026-11-21 12:01:00 UTC  passes only while programs wait\n", run("clock"));
        assertEquals("2026-11-21 12:01:31 UTC  after 30.0s\n", run("sleep 1; clock settle"));
    }

    // ---- the clock ----

    /** A driver that goes on at the old speed after a pause would show what has not come yet. */
    @Test
    void aDriveEndsWhereTheClockIsTurned() {
        sandbox.desk().open("act");
        sandbox.drive(sandbox.now() + SECOND, 100_000);
        sandbox.desk().open("act").enter("sleep 3; clock pause");
        var began = sandbox.now();

        var reached = sandbox.drive(began + 60 * SECOND, 100_000);

        assertTrue(!reached && sandbox.now() < began + 4 * SECOND);
        assertEquals(0, sandbox.clock().speed());
    }

    /** Paused, a line is done all the same when it needs next to no time; one that sleeps waits. */
    @Test
    void programsWorkWhileItIsPaused() {
        sandbox.clock().turn(new ClockCommand.Speed(0));
        var tty = sandbox.desk().open("act");
        work();
        tty.enter("kubectl get nodes -o name; clock run; sleep 5; echo late");
        work();

        var screen = new String(tty.output(0), StandardCharsets.UTF_8);
        assertTrue(
                screen.endsWith("node/node02\r\n2026-11-21 12:01:00 UTC  running at 1x\r\n"),
                screen);
        assertEquals(1, sandbox.clock().speed());
        assertTrue(sandbox.now() < START + 61 * SECOND);
    }

    /** Who writes to a cluster that stands, and looks at it, does not move it. */
    @Test
    void kubectlMovesNothingWhileItIsPaused() {
        var tty = sandbox.desk().open("act");
        sandbox.drive(sandbox.now() + SECOND, 100_000);
        sandbox.clock().turn(new ClockCommand.Speed(0));
        var began = sandbox.now();
        tty.enter(WEB + "for i in 1 2 3 4 5; do kubectl get replicasets,pods; done");
        work();

        var screen = new String(tty.output(0), StandardCharsets.UTF_8);
        assertTrue(
                screen.endsWith(
                        "deployment.apps/web created\r\n"
                                + "No resources found in default namespace.\r\n".repeat(5)),
                screen);
        assertTrue(sandbox.now() - began < SECOND / 100, "" + (sandbox.now() - began));
    }

    private void work() {
        var until = sandbox.now() + Clock.WORK.toNanos();
        while (!sandbox.work(until, 1_000)) {
            assertTrue(sandbox.now() <= until);
        }
    }

    /** Frozen and thawed at any step, whoever waits is told the same at the same moment. */
    @Test
    void aWaitForSomethingFreezes() {
        for (var seed = 1; seed <= 5; seed++) {
            assertArrayEquals(hurried(seed, false), hurried(seed, true), "seed " + seed);
        }
    }

    private static byte[] hurried(long seed, boolean broken) {
        var dice = new Random(seed);
        var sandbox = settled();
        sandbox.desk().open("act");
        sandbox.drive(sandbox.now() + SECOND, 100_000);
        sandbox.desk().open("act").enter(WEB + "clock next; clock settle; clock +20s");
        for (var i = 0; i < 20_000 && sandbox.now() < START + 240 * SECOND; i++) {
            sandbox.step(START + 240 * SECOND);
            if (broken && dice.nextInt(30) == 0) {
                sandbox = Sandbox.thaw(sandbox.freeze());
            }
        }
        var screen = new String(sandbox.desk().open("act").output(0), StandardCharsets.UTF_8);
        assertTrue(screen.contains("after 20.0s\r\n"), screen);
        return sandbox.freeze();
    }
}
