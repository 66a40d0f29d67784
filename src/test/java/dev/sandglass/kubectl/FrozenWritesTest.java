package dev.sandglass.kubectl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands that change the cluster and wait meanwhile go on after a freeze as if nothing had happened. */
class FrozenWritesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START =
            Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * SECOND;

    private static final List<String> LINES =
            List.of(
                    "kubectl drain node01 --ignore-daemonsets --delete-emptydir-data --force; echo drained $?",
                    "kubectl drain node02 --ignore-daemonsets --delete-emptydir-data --force; echo drained $?",
                    "EDITOR='sleep 4;sed -i s/color:.*/color:\\ red/' kubectl edit configmap conf; echo edited $?",
                    "kubectl delete pod solo; echo deleted $?",
                    "sleep 8; kubectl diff -f conf.yaml; echo differs $?",
                    "sleep 2; kubectl replace --force -f solo.yaml; echo replaced $?",
                    "sleep 9; kubectl run --rm -i once --image=busybox --restart=Never"
                            + " --overrides='{\"spec\":{\"nodeName\":\"node02\"}}' -- sleep 5; echo ran $?");

    private Sandbox sandbox = Sandbox.make(7, START, Authorities.practice());
    private int steps;

    private void drive(int seconds, boolean broken) {
        var until = sandbox.now() + seconds * SECOND;
        while (sandbox.step(until)) {
            if (broken && ++steps % 60 == 0) {
                sandbox = Sandbox.thaw(sandbox.freeze());
            }
        }
    }

    private void enter(String terminal, String line) {
        sandbox.desk().open(terminal).enter(line);
        drive(1, false);
    }

    private Map<String, String> play(boolean broken) {
        sandbox.desk().open("main");
        drive(1, broken);
        enter("main", "kubectl create deployment web --image=nginx --replicas=2");
        enter("main", "kubectl create pdb web --selector=app=web --min-available=2");
        enter(
                "main",
                "kubectl create configmap conf --from-literal=color=blue -o yaml > conf.yaml");
        enter("main", "kubectl run solo --image=nginx -o yaml > solo.yaml");
        drive(15, broken);
        for (var i = 0; i < LINES.size(); i++) {
            sandbox.desk().open("t" + i);
        }
        drive(1, broken);
        for (var i = 0; i < LINES.size(); i++) {
            sandbox.desk().open("t" + i).enter(LINES.get(i));
        }
        drive(15, broken);
        enter("main", "kubectl delete pdb web");
        drive(60, broken);
        var screens = new LinkedHashMap<String, String>();
        for (var name : sandbox.desk().terminals()) {
            var tty = sandbox.desk().terminal(name);
            screens.put(name, new String(tty.output(tty.outputStart()), StandardCharsets.UTF_8));
        }
        return screens;
    }

    @Test
    void changingCommandsGoOn() {
        var whole = play(false);
        var broken = new FrozenWritesTest().play(true);
        whole.forEach((name, screen) -> assertEquals(screen, broken.get(name), name));
        var ends =
                List.of(
                        "drained 0",
                        "drained 0",
                        "edited 0",
                        "deleted 0",
                        "differs 1",
                        "replaced 0",
                        "ran 0");
        for (var i = 0; i < ends.size(); i++) {
            var screen = whole.get("t" + i);
            assertTrue(screen.contains(ends.get(i)), screen);
        }
        assertTrue(whole.get("t0").contains("(will retry after 5s)"), whole.get("t0"));
    }

    /** A stream on which nothing comes must not keep the cluster busy, with a terminal or without. */
    @Test
    void whoWaitsCostsNoSteps() {
        enter("main", "kubectl run box --image=busybox -- sleep 3600");
        drive(20, false);
        var idle = steps(60);
        for (var flags : List.of("-i", "-t", "-it")) {
            enter(flags, "kubectl exec " + flags + " box -- cat");
        }
        drive(5, false);
        var waiting = steps(60);
        assertTrue(waiting < idle + 100, waiting + " steps with open streams, without " + idle);
    }

    private long steps(int seconds) {
        var before = sandbox.steps();
        drive(seconds, false);
        return sandbox.steps() - before;
    }
}
