package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PodLifeTest {

    @Test
    void tryIt() {
        var world = new NodeWorld(1);
        System.out.println("rev " + world.revision());
        world.run(30);
        System.out.println("rev " + world.revision());
        world.apply(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  nodeName: node01
                  containers: [{name: c, image: "nginx:1.27"}]
                """);
        for (int i = 0; i < 10; i++) { world.run(0.4); System.out.println("t " + i + "\n" + world.alarms()); }
        world.delete("web");
        world.run(5);
        for (var change : world.history("web")) {
            System.out.println(change.after() == null ? "gone" : change.after().child("status") + " " + change.after().child("metadata"));
        }
        world.events("web").forEach(System.out::println);
    }
}
