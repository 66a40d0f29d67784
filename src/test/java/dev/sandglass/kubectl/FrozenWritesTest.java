package dev.sandglass.kubectl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands that change the cluster and wait meanwhile go on after a freeze as if nothing had happened. */
class FrozenWritesTest {

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

    private static Map<String, String> play(int frozenEvery) {
        var desk = new Interrupted(frozenEvery);
        for (var line :
                List.of(
                        "kubectl create deployment web --image=nginx --replicas=2",
                        "kubectl create pdb web --selector=app=web --min-available=2",
                        "kubectl create configmap conf --from-literal=color=blue -o yaml > conf.yaml",
                        "kubectl run solo --image=nginx -o yaml > solo.yaml")) {
            desk.enter("main", line);
            desk.drive(1);
        }
        desk.drive(15);
        for (var i = 0; i < LINES.size(); i++) {
            desk.open("t" + i);
        }
        desk.drive(1);
        for (var i = 0; i < LINES.size(); i++) {
            desk.enter("t" + i, LINES.get(i));
        }
        desk.drive(15);
        desk.enter("main", "kubectl delete pdb web");
        desk.drive(61);
        return desk.screens();
    }

    @Test
    void changingCommandsGoOn() {
        var whole = play(Interrupted.NEVER);
        var broken = play(60);
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
        var desk = new Interrupted(Interrupted.NEVER);
        desk.enter("main", "kubectl run box --image=busybox -- sleep 3600");
        desk.drive(21);
        var idle = steps(desk, 60);
        for (var flags : List.of("-i", "-t", "-it")) {
            desk.enter(flags, "kubectl exec " + flags + " box -- cat");
            desk.drive(1);
        }
        desk.drive(5);
        var waiting = steps(desk, 60);
        assertTrue(waiting < idle + 100, waiting + " steps with open streams, without " + idle);
    }

    private static long steps(Interrupted desk, int seconds) {
        var before = desk.sandbox().steps();
        desk.drive(seconds);
        return desk.sandbox().steps() - before;
    }
}
