package dev.sandglass.kubectl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands that wait go on after a freeze as if nothing had happened, each in a terminal of its own. */
class FrozenTest {

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

    private static Map<String, String> play(int frozenEvery) {
        var desk = new Interrupted(frozenEvery);
        desk.enter("main", "kubectl create deployment web --image=nginx --replicas=2");
        desk.drive(15);
        WAITING.keySet().forEach(desk::open);
        desk.drive(1);
        WAITING.forEach(desk::enter);
        desk.drive(5);
        desk.enter("exec", "hostname; echo $((6*7))");
        desk.enter("run", "hostname");
        desk.enter("debug", "ls /");
        desk.drive(2);
        desk.enter("main", "kubectl set image deployment/web nginx=nginx:1.29");
        desk.drive(20);
        desk.enter("main", "kubectl create configmap late");
        desk.enter("run", "exit 3");
        desk.enter("debug", "exit");
        desk.enter("main", "kubectl delete deployment web");
        desk.drive(60);
        desk.type("forward", "\003");
        desk.drive(5);
        return desk.screens();
    }

    @Test
    void waitingCommandsGoOn() {
        var whole = play(Interrupted.NEVER);
        var broken = play(60);
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
