package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.KubeletPort.Streams;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What containers see of ConfigMaps, Secrets, fields of their Pod and Services. */
class ConfigTest {

    private NodeWorld world;

    @BeforeEach
    void aClusterWithSettings() {
        world = new NodeWorld(17);
        world.apply(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {color: blue, size: "7"}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: keys}
                data: {password: aHVudGVyMg==}
                """);
        world.run(1);
    }

    private void create(String name, String rest) {
        world.apply(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: "
                        + name
                        + ", labels: {tier: front}}\nspec: {nodeName: node01, "
                        + rest
                        + "}\n");
        world.run(5);
    }

    private String exec(String pod, String... command) {
        var streams = new Streams(false, true, true, false);
        var reply = world.kubelets.exec(world.pod(pod), "c", List.of(command), streams);
        if (!(reply instanceof Reply.Opened(Cursor cursor))) {
            throw new AssertionError(reply);
        }
        world.run(1);
        var batch = world.kubelets.poll(cursor);
        return new String(batch.out(), StandardCharsets.UTF_8)
                + new String(batch.err(), StandardCharsets.UTF_8);
    }

    @Test
    void variablesComeFromEverywhere() {
        create(
                "vars",
                """
                containers: [{name: c, image: busybox, command: [sleep, '999'], resources: {limits: {cpu: 1500m, memory: 64Mi}},
                  envFrom: [{configMapRef: {name: settings}, prefix: S_}],
                  env: [{name: A, value: 'x$(S_color)y$$(B)'}, {name: P, valueFrom: {secretKeyRef: {name: keys, key: password}}},
                        {name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}, {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}},
                        {name: T, valueFrom: {fieldRef: {fieldPath: "metadata.labels['tier']"}}},
                        {name: M, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: 1Mi}}},
                        {name: C, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]}]\
                """);
        assertEquals(
                "xbluey$(B) hunter2 vars "
                        + world.pod("vars").text("status.podIP")
                        + " front 64 2 7 10.96.0.1\n",
                exec(
                        "vars",
                        "sh",
                        "-c",
                        "echo $A $P $NAME $IP $T $M $C $S_size $KUBERNETES_SERVICE_HOST"));
    }

    @Test
    void filesComeFromEverywhere() {
        create(
                "files",
                """
                containers: [{name: c, image: busybox, command: [sleep, '999'], volumeMounts: [
                    {name: config, mountPath: /etc/config}, {name: keys, mountPath: /etc/keys}, {name: info, mountPath: /etc/info},
                    {name: config, mountPath: /etc/one.txt, subPath: color}, {name: scratch, mountPath: /scratch}]}],
                  volumes: [{name: config, configMap: {name: settings}}, {name: keys, secret: {secretName: keys, items: [{key: password, path: deep/pw}]}},
                    {name: info, downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}]}}, {name: scratch, emptyDir: {}}]\
                """);
        assertEquals("blue", exec("files", "cat", "/etc/config/color"));
        assertEquals("color\nsize\n", exec("files", "ls", "/etc/config"));
        assertEquals("hunter2", exec("files", "cat", "/etc/keys/deep/pw"));
        assertEquals("tier=\"front\"", exec("files", "cat", "/etc/info/labels"));
        assertEquals("blue", exec("files", "cat", "/etc/one.txt"));
        assertEquals("hi\n", exec("files", "sh", "-c", "echo hi > /scratch/x; cat /scratch/x"));
        assertEquals("777\n777\n", exec("files", "stat", "-c", "%a", "/scratch", "/etc/config"));
        assertTrue(
                exec("files", "sh", "-c", "echo no > /etc/config/color")
                        .contains("Read-only file system"));
        assertEquals(
                "default",
                exec("files", "cat", "/var/run/secrets/kubernetes.io/serviceaccount/namespace"));
    }

    @Test
    void containersOfAPodShareItsVolumes() {
        create(
                "shared",
                "volumes: [{name: v, emptyDir: {}}], containers: [{name: a, image: busybox,"
                        + " command: [sh, -c, 'echo from a > /v/f; sleep 99'], volumeMounts: [{name: v,"
                        + " mountPath: /v}]}, {name: c, image: busybox, command: [sleep, '99'],"
                        + " volumeMounts: [{name: v, mountPath: /w}]}]");
        assertEquals("from a\n", exec("shared", "cat", "/w/f"));
    }

    @Test
    void filesFollowTheirObjectWithinTwoMinutesAndVariablesDoNot() {
        create(
                "follows",
                "containers: [{name: c, image: busybox, command: [sleep, '999'], env: [{name: C,"
                        + " valueFrom: {configMapKeyRef: {name: settings, key: color}}}], volumeMounts:"
                        + " [{name: v, mountPath: /v}]}], volumes: [{name: v, configMap: {name:"
                        + " settings}}]");
        assertEquals("blue", exec("follows", "cat", "/v/color"));
        world.ok(
                world.request(
                                Request.Method.PATCH,
                                "/api/v1/namespaces/default/configmaps/settings")
                        .withBody(
                                Document.of("data", Document.of("color", "red")),
                                Request.MERGE_PATCH));
        world.run(2);
        assertEquals("blue", exec("follows", "cat", "/v/color"));
        world.run(90);
        assertEquals("red", exec("follows", "cat", "/v/color"));
        assertEquals("blue\n", exec("follows", "sh", "-c", "echo $C"));
    }

    @Test
    void aVolumeThatIsMissingIsWaitedFor() {
        create(
                "waits",
                "containers: [{name: c, image: busybox, command: [sleep, '999'], volumeMounts:"
                        + " [{name: v, mountPath: /v}]}], volumes: [{name: v, secret: {secretName:"
                        + " later}}]");
        assertEquals(
                "ContainerCreating",
                world.pod("waits").text("status.containerStatuses[0].state.waiting.reason"));
        assertTrue(
                world.events("waits")
                        .getFirst()
                        .endsWith(
                                "MountVolume.SetUp failed for volume \"v\" : secret \"later\" not"
                                        + " found"));
        world.apply("apiVersion: v1\nkind: Secret\nmetadata: {name: later}\ndata: {k: dg==}\n");
        world.run(20);
        assertEquals("Running", world.pod("waits").text("status.phase"));
        assertEquals("v", exec("waits", "cat", "/v/k"));
    }

    @Test
    void aPodHasItsNameAndNameServers() {
        create("named", "containers: [{name: c, image: busybox, command: [sleep, '999']}]");
        assertEquals("named\n", exec("named", "hostname"));
        assertEquals(
                """
                search default.svc.cluster.local svc.cluster.local cluster.local
                nameserver 10.96.0.10
                options ndots:5
                """,
                exec("named", "cat", "/etc/resolv.conf"));
        assertEquals(
                "# Kubernetes-managed hosts file.\n"
                        + "127.0.0.1\tlocalhost\n"
                        + "::1\tlocalhost ip6-localhost ip6-loopback\n"
                        + "fe00::0\tip6-localnet\n"
                        + "fe00::0\tip6-mcastprefix\n"
                        + "fe00::1\tip6-allnodes\n"
                        + "fe00::2\tip6-allrouters\n"
                        + world.pod("named").text("status.podIP")
                        + "\tnamed\n",
                exec("named", "cat", "/etc/hosts"));
    }
}
