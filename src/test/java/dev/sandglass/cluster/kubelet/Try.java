package dev.sandglass.cluster.kubelet;

import org.junit.jupiter.api.Test;
import dev.sandglass.document.*;
import java.util.*;

class Try {
    static String brief(Document pod) {
        var out = new StringBuilder();
        out.append(pod.text("status.phase"));
        for (var list : List.of("initContainerStatuses", "containerStatuses")) {
            for (var c : pod.child("status").items(list).documents().toList()) {
                out.append(" [").append(c.text("name")).append(' ').append(c.child("state").keys());
                var st = c.child("state");
                out.append(st.text("waiting.reason")).append(st.text("terminated.reason"));
                if (st.has("terminated")) out.append(st.number("terminated.exitCode", 0));
                out.append(" last=").append(c.text("lastState.terminated.reason")).append(" r=").append(c.flag("ready")).append(" s=").append(c.flag("started")).append(" n=").append(c.number("restartCount", 0)).append(" m=").append(st.text("waiting.message")).append("]");
            }
        }
        for (var c : pod.items("status.conditions").documents().toList()) out.append(' ').append(c.text("type"), 0, 5).append('=').append(c.text("status").charAt(0)).append(c.text("reason"));
        out.append(" gen=").append(pod.number("status.observedGeneration", 0)).append(' ').append(pod.text("metadata.deletionTimestamp")).append(' ').append(pod.at("metadata.deletionGracePeriodSeconds"));
        return out.toString();
    }

    void show(NodeWorld world, String... pods) {
        for (var p : pods) {
            System.out.println("== " + p);
            for (var change : world.history(p)) {
                System.out.println(change.after() == null ? "gone" : brief(change.after()));
            }
            world.events(p).forEach(System.out::println);
        }
    }

    void create(NodeWorld w, String name, String spec) {
        w.apply("apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + "}\nspec: {nodeName: node01, " + spec + "}\n");
    }

    @Test
    void crash() {
        var w = new NodeWorld(3);
        create(w, "on-failure", "restartPolicy: OnFailure, containers: [{name: c, image: busybox, command: [sh, -c, 'exit 1']}]");
        create(w, "once", "restartPolicy: Never, containers: [{name: c, image: busybox, command: [sh, -c, 'echo done']}]");
        create(w, "nocommand", "containers: [{name: c, image: busybox, args: [/no/such/program]}]");
        create(w, "message", "restartPolicy: Never, containers: [{name: c, image: busybox, command: [sh, -c, 'echo the reason > /dev/termination-log; exit 4']}]");
        create(w, "noconfig", "containers: [{name: c, image: nginx, envFrom: [{configMapRef: {name: missing}}]}]");
        create(w, "notag", "containers: [{name: c, image: 'nginx:doesnotexist'}]");
        create(w, "never", "containers: [{name: c, image: 'nginx:1.24', imagePullPolicy: Never}]");
        w.run(60);
        show(w, "on-failure", "once", "nocommand", "message", "noconfig", "notag", "never");
    }
    @Test
    void inits() {
        var w = new NodeWorld(4);
        create(w, "two-inits", "initContainers: [{name: first, image: busybox, command: [sh, -c, 'echo first; sleep 3']}, {name: second, image: busybox, command: [sh, -c, 'sleep 3']}], containers: [{name: main, image: nginx}]");
        create(w, "sidecar", "restartPolicy: Never, initContainers: [{name: log, image: busybox, restartPolicy: Always, command: [sh, -c, 'while :; do echo tick; sleep 1; done']}], containers: [{name: main, image: busybox, command: [sh, -c, 'sleep 8; echo main done']}]");
        create(w, "init-fails-never", "restartPolicy: Never, initContainers: [{name: first, image: busybox, command: [sh, -c, 'exit 1']}], containers: [{name: main, image: nginx}]");
        create(w, "live-http", "containers: [{name: c, image: nginx, livenessProbe: {httpGet: {path: /nosuch, port: 80}, periodSeconds: 5, failureThreshold: 2}}]");
        create(w, "ready-http", "containers: [{name: c, image: nginx, readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 3}}]");
        create(w, "slow", "containers: [{name: c, image: busybox, args: [sh, -c, 'sleep 12; touch /tmp/up; sleep 600'], startupProbe: {exec: {command: [cat, /tmp/up]}, periodSeconds: 2, failureThreshold: 30}, readinessProbe: {exec: {command: [cat, /tmp/up]}, periodSeconds: 2}}]");
        create(w, "slow-answer", "containers: [{name: c, image: busybox, args: [sleep, '600'], livenessProbe: {exec: {command: [sleep, '5']}, timeoutSeconds: 1, periodSeconds: 5}}]");
        create(w, "live-tcp", "containers: [{name: c, image: nginx, livenessProbe: {tcpSocket: {port: 8080}, periodSeconds: 4}}]");
        create(w, "ready-exec", "containers: [{name: c, image: nginx, readinessProbe: {exec: {command: [/no/such]}, periodSeconds: 3}}]");
        w.run(40);
        show(w, "two-inits", "sidecar", "init-fails-never", "live-http", "ready-http", "slow", "slow-answer", "live-tcp", "ready-exec");
    }
}
