package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.cluster.Plan;
import dev.sandglass.desk.ClockCommand;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers with real clusters that end in all ways: nothing that was seen is lost, nobody is told of what is. */
@Timeout(120)
class CrashTest {

    private static final long BEGIN = 1_800_000_000_000_000_000L;
    private static final Credential ADMIN =
            new Credential.Component("test", List.of("system:masters"));
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final List<String> LINES =
            List.of(
                    "kubectl create deployment web --image=nginx:1.29 --replicas=2",
                    "kubectl scale deployment web --replicas=3",
                    "kubectl delete pod --all --wait=false",
                    "kubectl get pods -w",
                    "x=$((x + 1)); echo $x; date",
                    "for i in 1 2 3; do echo $i >> f; sleep 1; done; cat f",
                    "clock settle");

    private final AtomicLong wall = new AtomicLong(BEGIN);
    private final MemoryLedger ledger = new MemoryLedger();
    private final DeskTemplates templates =
            new DeskTemplates(
                    ledger, new PracticeKeys(), _ -> Optional.empty(), Plan.STANDARD, wall::get);
    private Sandboxes sandboxes;

    @BeforeEach
    void open() {
        templates.makeFirst();
        restart();
    }

    /** The one before forgets to stop, as when it is killed. */
    private void restart() {
        sandboxes = new Sandboxes(templates, ledger, wall::get);
    }

    private void pass(Duration time) {
        wall.addAndGet(time.toNanos());
    }

    /** One learner with a terminal and a watch, and what both have shown. */
    private final class Somebody {
        private final String id;
        private final TreeMap<String, String> watched = new TreeMap<>();
        private Cursor cursor;
        private String seen = "";

        Somebody(long seed) {
            id = sandboxes.make(null, "", "standard", seed, "").join().id();
            live().input(new Input.Open("act")).join();
            beginToWatch(live());
        }

        private void beginToWatch(LiveSandbox live) {
            var watch = Request.get("/api/v1/namespaces/default/pods", ADMIN).with("watch", "true");
            cursor = assertInstanceOf(Reply.Opened.class, live.ask(watch).join()).cursor();
            watched.clear();
        }

        /** Nobody remembers for ever: who comes back late begins anew, as every client does. */
        private boolean isForgotten(LiveSandbox live) {
            return live.look(it -> it.poll(cursor)).join().events().stream()
                    .anyMatch(it -> it.text("type").equals("ERROR"));
        }

        LiveSandbox live() {
            return sandboxes.find(id).orElseThrow();
        }

        void act(Random dice) {
            var live = live();
            switch (dice.nextInt(5)) {
                case 0 -> live.input(new Input.Line("act", line(dice))).join();
                case 1 -> live.input(new Input.Keys("act", new byte[] {3})).join();
                case 2 -> live.ask(configMap("m" + dice.nextInt(1_000))).join();
                case 3 ->
                        live.input(new Input.Turn(new ClockCommand.Speed(dice.nextInt(3) * 5)))
                                .join();
                default -> look(live);
            }
        }

        void look(LiveSandbox live) {
            seen = screen(live);
            if (isForgotten(live)) {
                beginToWatch(live);
            }
            var batch = live.look(it -> it.poll(cursor)).join();
            for (var event : batch.events()) {
                var pod = event.child("object");
                var name = pod.text("metadata.name");
                if (event.text("type").equals("DELETED")) {
                    watched.remove(name);
                } else {
                    watched.put(name, version(pod));
                }
            }
            cursor = batch.next();
        }

        /** What was seen is there, and the watch goes on without a gap. */
        void check(String when) {
            var live = live();
            assertTrue(screen(live).startsWith(seen), when);
            look(live);
            assertEquals(pods(live), watched, when);
        }
    }

    private static String line(Random dice) {
        return LINES.get(dice.nextInt(LINES.size()));
    }

    private static String screen(LiveSandbox live) {
        return new String(
                live.look(it -> it.output("act", 0)).join().bytes(), StandardCharsets.UTF_8);
    }

    private static String version(Document pod) {
        return pod.text("metadata.uid") + " " + pod.text("metadata.resourceVersion");
    }

    private static TreeMap<String, String> pods(LiveSandbox live) {
        var reply =
                (Reply.Ok) live.ask(Request.get("/api/v1/namespaces/default/pods", ADMIN)).join();
        var pods = new TreeMap<String, String>();
        reply.body()
                .items("items")
                .documents()
                .forEach(it -> pods.put(it.text("metadata.name"), version(it)));
        return pods;
    }

    private static Request configMap(String name) {
        return Request.of(Request.Method.POST, MAPS, ADMIN)
                .withBody(
                        Document.of(
                                "apiVersion",
                                "v1",
                                "kind",
                                "ConfigMap",
                                "metadata",
                                Document.of("name", name)));
    }

    @Test
    void manySandboxesSurviveKills() {
        var dice = new Random(1);
        var everybody = new ArrayList<Somebody>();
        for (var seed = 1; seed <= 6; seed++) {
            everybody.add(new Somebody(seed));
        }
        for (var round = 1; round <= 60; round++) {
            var when = "seed 1, round " + round;
            pass(Duration.ofMillis(dice.nextInt(3_000)));
            everybody.get(dice.nextInt(everybody.size())).act(dice);
            if (dice.nextInt(8) == 0) {
                restart();
                everybody.forEach(it -> it.check(when));
            }
        }
    }

    @Test
    void anOrderlyStopLeavesNothingToReplay() throws Exception {
        var dice = new Random(2);
        var everybody = new ArrayList<Somebody>();
        for (var seed = 1; seed <= 4; seed++) {
            everybody.add(new Somebody(seed));
        }
        for (var round = 1; round <= 40; round++) {
            pass(Duration.ofMillis(dice.nextInt(3_000)));
            everybody.get(dice.nextInt(everybody.size())).act(dice);
            if (dice.nextInt(10) == 0) {
                sandboxes.stop();
                for (var one : everybody) {
                    assertEquals(List.of(), ledger.read(one.id).orElseThrow().since());
                }
                restart();
                everybody.forEach(it -> it.check("seed 2"));
            }
        }
    }

    /** While the database fails nobody is told anything new; when it is back everybody is. */
    @Test
    void aDatabaseThatFailsForAWhileLosesNothing() throws Exception {
        var one = new Somebody(1);
        ledger.failUntilToldOtherwise();

        var reply = one.live().ask(configMap("late"));
        var sight = one.live().ask(Request.get(MAPS + "/late", ADMIN));
        ledger.awaitFailures(2);

        assertFalse(reply.isDone() || sight.isDone());
        ledger.failNoLonger();
        assertInstanceOf(Reply.Ok.class, reply.get(60, TimeUnit.SECONDS));
        assertInstanceOf(Reply.Ok.class, sight.get(60, TimeUnit.SECONDS));
        restart();
        assertInstanceOf(Reply.Ok.class, one.live().ask(Request.get(MAPS + "/late", ADMIN)).join());
    }

    @Test
    void aSleeperIsARowUntilSomebodyComes() {
        var one = new Somebody(1);
        one.live().input(new Input.Line("act", "echo before")).join();
        pass(Duration.ofSeconds(1));
        one.look(one.live());
        pass(Duration.ofMinutes(9));
        sandboxes.putSleepersAway();
        assertEquals(1, sandboxes.alive());

        pass(Duration.ofMinutes(2));
        sandboxes.putSleepersAway();
        while (sandboxes.alive() > 0) {
            Thread.onSpinWait();
        }

        pass(Duration.ofDays(3));
        one.check("after three days");
        var slept = one.live().clock().join().now() - BEGIN;
        assertTrue(slept < Duration.ofMinutes(12).toNanos(), Duration.ofNanos(slept).toString());
    }
}
