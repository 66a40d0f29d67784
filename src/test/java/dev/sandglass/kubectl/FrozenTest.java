package dev.sandglass.kubectl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands that wait go on after a freeze as if nothing had happened, each in a terminal of its own. */
class FrozenTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START =
            Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * SECOND;

    private static final Map<String, String> WAITING = new LinkedHashMap<>();

    static {
        WAITING.put("get", "kubectl get pods -w");
        WAITING.put("wide", "kubectl get deploy -w -o wide --output-watch-events");
        WAITING.put("logs", "kubectl logs -f deployment/web --prefix");
        WAITING.put("all", "kubectl logs -f -l app=web --all-containers");
        WAITING.put("exec", "kubectl exec -it deploy/web -- sh");
        WAITING.put("run", "kubectl run once -it --rm --image=busybox --restart=Never -- sh");
        WAITING.put("wait", "kubectl wait --for=delete deployment/web --timeout=300s; echo $?");
        WAITING.put("events", "kubectl events -w");
        WAITING.put(
                "rollout",
                "kubectl rollout status deployment/web; kubectl rollout status deployment/web -w");
        WAITING.put("attach", "kubectl attach deploy/web");
        WAITING.put(
                "several",
                "kubectl rollout status deployment coredns web -n default; echo ended $?");
        WAITING.put(
                "debug",
                "kubectl debug node/node02 -it --image=busybox --profile=general -- sh; echo left $?");
        WAITING.put("forward", "kubectl port-forward deployment/web 8080:80; echo ended $?");
        WAITING.put("proxy", "kubectl proxy");
        WAITING.put(
                "asking",
                "sleep 1; curl -sN 'localhost:8001/api/v1/namespaces/default/configmaps?watch=1'");
        WAITING.put(
                "curl",
                "sleep 3; while curl -s localhost:8080 | grep -o Welcome; do sleep 2; done");
    }

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
    }

    private Map<String, String> play(boolean broken) {
        sandbox.desk().open("main");
        drive(1, broken);
        enter("main", "kubectl create deployment web --image=nginx --replicas=2");
        drive(15, broken);
        WAITING.keySet().forEach(terminal -> sandbox.desk().open(terminal));
        drive(1, broken);
        WAITING.forEach(this::enter);
        drive(5, broken);
        enter("exec", "hostname; echo $((6*7))");
        enter("run", "hostname");
        enter("debug", "ls /");
        drive(2, broken);
        enter("main", "kubectl set image deployment/web nginx=nginx:1.29");
        drive(20, broken);
        enter("main", "kubectl create configmap late");
        enter("run", "exit 3");
        enter("debug", "exit");
        enter("main", "kubectl delete deployment web");
        drive(60, broken);
        sandbox.desk().open("forward").type(new byte[] {3});
        drive(5, broken);
        var screens = new LinkedHashMap<String, String>();
        for (var name : sandbox.desk().terminals()) {
            var tty = sandbox.desk().terminal(name);
            screens.put(name, new String(tty.output(tty.outputStart()), StandardCharsets.UTF_8));
        }
        return screens;
    }

    @Test
    void waitingCommandsGoOn() {
        var whole = play(false);
        var other = new FrozenTest();
        var broken = other.play(true);
        whole.forEach((name, screen) -> assertEquals(screen, broken.get(name), name));
        assertTrue(whole.get("exec").contains("42\r\n"), whole.get("exec"));
        assertTrue(whole.get("run").contains("once\r\n"), whole.get("run"));
        assertTrue(whole.get("wait").contains("condition met\r\n0\r\n"), whole.get("wait"));
        assertTrue(whole.get("rollout").contains("successfully rolled out"), whole.get("rollout"));
        assertTrue(whole.get("logs").contains("[pod/web-"), whole.get("logs"));
        assertTrue(whole.get("get").contains("Terminating"), whole.get("get"));
        assertTrue(whole.get("several").contains("ended 1\r\n"), whole.get("several"));
        assertTrue(whole.get("asking").contains("{\"type\":\"ADDED\""), whole.get("asking"));
        assertTrue(whole.get("curl").contains("Welcome\r\nWelcome"), whole.get("curl"));
        assertTrue(whole.get("forward").contains("lost connection to pod"), whole.get("forward"));
        assertTrue(whole.get("debug").contains("left 0\r\n"), whole.get("debug"));
    }
}
