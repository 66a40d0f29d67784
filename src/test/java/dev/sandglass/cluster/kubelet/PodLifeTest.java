package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.api.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The states that a Pod goes through, one a revision. The expected ones were recorded from
 * Kubernetes v1.35.2, kubeadm, 3 nodes.
 */
class PodLifeTest {

    private NodeWorld world;

    @BeforeEach
    void aCluster() {
        world = new NodeWorld(7);
    }

    private void create(String name, String spec) {
        world.apply(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: "
                        + name
                        + "}\nspec: {nodeName: node01, "
                        + spec
                        + "}\n");
    }

    private void assertHistory(String pod, String expected) {
        assertEquals(expected, Brief.history(world, pod));
    }

    private void assertEvents(String pod, String expected) {
        var uid = world.pod(pod).text("metadata.uid");
        var said =
                String.join("\n", world.events(pod))
                        .replace(uid, "UID")
                        .replaceAll("in [0-9.]+m?s \\([0-9.]+m?s including", "in T (T including");
        assertEquals(expected, said + "\n");
    }

    @Test
    void startsAndIsDeletedInThreeWrites() {
        create("web", "containers: [{name: web, image: 'nginx:1.27'}]");
        world.run(5);
        world.delete("web");
        world.run(5);
        assertHistory(
                "web",
                """
                Pending
                Pending · web waiting(ContainerCreating) · -P +I -R -C +P
                Running · web running r s · +P +I +R +C +P
                Running · web running r s · +P +I +R +C +P · deleted 30
                Running · web running r s · +P +I +R +C +P · observed 2 · deleted 30
                Succeeded · web terminated(Completed 0) · -P +I -R -C +P · observed 2 · deleted 30
                Succeeded · web terminated(Completed 0) · -P +I -R -C +P · observed 2 · deleted 0
                gone
                """);
    }

    @Test
    void pullsTheOtherImageWhenThePodNamesOneInTheMiddleOfAPull() {
        create("web", "containers: [{name: web, image: 'nginx:1.27'}]");
        while (world.events("web").isEmpty()) {
            world.run(0.01);
        }
        assertEquals(
                "Pulling x1 Pulling image \"nginx:1.27\"", String.join("\n", world.events("web")));
        var path = "/api/v1/namespaces/default/pods/web";
        var changed =
                world.pod("web")
                        .with(
                                "spec.containers",
                                world.pod("web")
                                        .items("spec.containers")
                                        .mapped(c -> c.put("image", "nginx:1.29")));
        world.ok(world.request(Request.Method.PUT, path).withBody(changed));
        world.run(5);
        assertEquals(
                "docker.io/library/nginx:1.29",
                world.pod("web")
                        .items("status.containerStatuses")
                        .documents()
                        .findFirst()
                        .get()
                        .text("image"));
        assertEvents(
                "web",
                """
                Pulling x1 Pulling image "nginx:1.27"
                Pulled x1 Successfully pulled image "nginx:1.27" in T (T including waiting). Image size: 5182687 bytes.
                Pulling x1 Pulling image "nginx:1.29"
                Pulled x1 Successfully pulled image "nginx:1.29" in T (T including waiting). Image size: 5182687 bytes.
                Created x1 Container created
                Started x1 Container started
                """);
    }

    @Test
    void saysWhatItDoesInUpstreamsWords() {
        create("web", "containers: [{name: web, image: 'nginx:1.27'}]");
        world.run(5);
        create("again", "containers: [{name: c, image: 'nginx:1.27'}]");
        world.run(5);
        assertEvents(
                "web",
                """
                Pulling x1 Pulling image "nginx:1.27"
                Pulled x1 Successfully pulled image "nginx:1.27" in T (T including waiting). Image size: 5182687 bytes.
                Created x1 Container created
                Started x1 Container started
                """);
        assertEvents(
                "again",
                """
                Pulled x1 Container image "nginx:1.27" already present on machine and can be accessed by the pod
                Created x1 Container created
                Started x1 Container started
                """);
    }

    @Test
    void outlivesSigtermWhenItsProgramHasNoHandler() {
        create(
                "ignores",
                "terminationGracePeriodSeconds: 6, containers: [{name: c, image: busybox,"
                        + " command: [sleep, '6000']}]");
        world.run(5);
        var asked = world.now();
        world.delete("ignores");
        world.run(20);
        assertHistory(
                "ignores",
                """
                Pending
                Pending · c waiting(ContainerCreating) · -P +I -R -C +P
                Running · c running r s · +P +I +R +C +P
                Running · c running r s · +P +I +R +C +P · deleted 6
                Running · c running r s · +P +I +R +C +P · observed 2 · deleted 6
                Failed · c terminated(Error 137) · -P +I -R -C +P · observed 2 · deleted 6
                Failed · c terminated(Error 137) · -P +I -R -C +P · observed 2 · deleted 0
                gone
                """);
        var last = world.history("ignores").get(5).object();
        var ended =
                dev.sandglass.api.Timestamps.nanos(
                        last.text("status.containerStatuses[0].state.terminated.finishedAt"));
        assertEquals(6, (ended - asked + 999_999_999L) / 1_000_000_000L, "seconds of grace");
    }

    @Test
    void showsBackOffOnlyWhenItEnds() {
        create("fails", "containers: [{name: c, image: busybox, command: [sh, -c, 'exit 1']}]");
        world.run(60);
        assertHistory(
                "fails",
                """
                Pending
                Pending · c waiting(ContainerCreating) · -P +I -R -C +P
                Running · c terminated(Error 1) · +P +I -R -C +P
                Running · c terminated(Error 1) last(Error) #1 · +P +I -R -C +P
                Running · c waiting(CrashLoopBackOff) last(Error) #1 · +P +I -R -C +P
                Running · c terminated(Error 1) last(Error) #2 · +P +I -R -C +P
                Running · c waiting(CrashLoopBackOff) last(Error) #2 · +P +I -R -C +P
                Running · c terminated(Error 1) last(Error) #3 · +P +I -R -C +P
                """);
        var waiting = world.history("fails").get(6).object();
        assertEquals(
                "back-off 20s restarting failed container=c pod=fails_default("
                        + waiting.text("metadata.uid")
                        + ")",
                waiting.text("status.containerStatuses[0].state.waiting.message"));
    }

    @Test
    void endsForGoodWhenItIsNotToBeRestarted() {
        create(
                "once",
                "restartPolicy: Never, containers: [{name: c, image: busybox,"
                        + " command: [sh, -c, 'echo the reason > /dev/termination-log; exit 4']}]");
        world.run(6);
        assertHistory(
                "once",
                """
                Pending
                Pending · c waiting(ContainerCreating) · -P +I -R -C +P
                Pending · c terminated(Error 4) · +P +I -R -C +P
                Failed · c terminated(Error 4) · -P +I -R -C +P
                """);
        assertEquals(
                "the reason\n",
                world.pod("once").text("status.containerStatuses[0].state.terminated.message"));
    }

    @Test
    void alternatesBetweenErrorAndBackOffWhenAnImageIsNotThere() {
        create("notag", "containers: [{name: c, image: 'nginx:doesnotexist'}]");
        world.run(45);
        assertHistory(
                "notag",
                """
                Pending
                Pending · c waiting(ContainerCreating) · -P +I -R -C +P
                Pending · c waiting(ErrImagePull) · +P +I -R -C +P
                Pending · c waiting(ImagePullBackOff) · +P +I -R -C +P
                Pending · c waiting(ErrImagePull) · +P +I -R -C +P
                Pending · c waiting(ImagePullBackOff) · +P +I -R -C +P
                """);
        assertEvents(
                "notag",
                """
                Pulling x3 Pulling image "nginx:doesnotexist"
                Failed x3 Failed to pull image "nginx:doesnotexist": rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:doesnotexist": failed to resolve image: docker.io/library/nginx:doesnotexist: not found
                Failed x3 Error: ErrImagePull
                BackOff x2 Back-off pulling image "nginx:doesnotexist"
                Failed x2 Error: ImagePullBackOff
                """);
    }

    @Test
    void tellsRepositoriesAndHostsThatAreNotThereApart() {
        create("norepo", "containers: [{name: c, image: nosuchrepo}]");
        create("nohost", "containers: [{name: c, image: 'registry.nosuch.example/web:1'}]");
        create("never", "containers: [{name: c, image: 'nginx:1.24', imagePullPolicy: Never}]");
        world.run(4);
        assertEquals(
                "failed to pull and unpack image \"docker.io/library/nosuchrepo:latest\": failed to"
                        + " resolve image: pull access denied, repository does not exist or may require"
                        + " authorization: server message: insufficient_scope: authorization failed",
                waiting("norepo"));
        assertEquals(
                "failed to pull and unpack image \"registry.nosuch.example/web:1\": failed to"
                        + " resolve image: failed to do request: Head"
                        + " \"https://registry.nosuch.example/v2/web/manifests/1\": dial tcp: lookup"
                        + " registry.nosuch.example on 172.30.0.1:53: no such host",
                waiting("nohost"));
        assertEquals(
                "Container image \"nginx:1.24\" is not present with pull policy of Never",
                waiting("never"));
    }

    private String waiting(String pod) {
        return world.pod(pod).text("status.containerStatuses[0].state.waiting.message");
    }

    @Test
    void saysWhyAContainerCannotBeStarted() {
        create("nocommand", "containers: [{name: c, image: busybox, args: [/no/such/program]}]");
        create(
                "noconfig",
                "containers: [{name: c, image: nginx, envFrom: [{configMapRef: {name:"
                        + " missing}}]}]");
        create(
                "nonroot",
                "securityContext: {runAsNonRoot: true}, containers: [{name: c, image: nginx}]");
        world.run(5);
        assertEquals(
                "failed to create containerd task: failed to create shim task: OCI runtime create"
                        + " failed: runc create failed: unable to start container process: exec:"
                        + " \"/no/such/program\": stat /no/such/program: no such file or directory",
                waiting("nocommand"));
        assertEquals("configmap \"missing\" not found", waiting("noconfig"));
        assertEquals(
                "container has runAsNonRoot and image will run as root (pod: \"nonroot_default("
                        + world.pod("nonroot").text("metadata.uid")
                        + ")\", container: c)",
                waiting("nonroot"));
        assertHistory(
                "nocommand",
                """
                Pending
                Pending · c waiting(ContainerCreating) · -P +I -R -C +P
                Running · c waiting(RunContainerError) last(StartError) · +P +I -R -C +P
                Running · c waiting(RunContainerError) last(StartError) #1 · +P +I -R -C +P
                """);
    }

    @Test
    void runsInitContainersOneAfterTheOther() {
        create(
                "inits",
                "initContainers: [{name: one, image: busybox, command: [sleep, '3']},"
                        + " {name: two, image: busybox, command: [sleep, '3']}],"
                        + " containers: [{name: main, image: nginx}]");
        world.run(20);
        assertHistory(
                "inits",
                """
                Pending
                Pending · one waiting(PodInitializing) · two waiting(PodInitializing) · main waiting(PodInitializing) · -P -I -R -C +P
                Pending · one running s · two waiting(PodInitializing) · main waiting(PodInitializing) · +P -I -R -C +P
                Pending · one terminated(Completed 0) r · two waiting(PodInitializing) · main waiting(PodInitializing) · +P -I -R -C +P
                Pending · one terminated(Completed 0) r · two running s · main waiting(PodInitializing) · +P -I -R -C +P
                Pending · one terminated(Completed 0) r · two terminated(Completed 0) r · main waiting(PodInitializing) · +P +I -R -C +P
                Running · one terminated(Completed 0) r · two terminated(Completed 0) r · main running r s · +P +I +R +C +P
                """);
    }

    @Test
    void endsSidecarsAfterTheMainContainer() {
        create(
                "sidecar",
                "restartPolicy: Never, initContainers: [{name: log, image: nginx, restartPolicy:"
                        + " Always}], containers: [{name: main, image: busybox, command: [sleep,"
                        + " '4']}]");
        world.run(20);
        assertHistory(
                "sidecar",
                """
                Pending
                Pending · log waiting(PodInitializing) · main waiting(PodInitializing) · -P -I -R -C +P
                Pending · log running r s · main waiting(PodInitializing) · +P +I -R -C +P
                Running · log running r s · main running r s · +P +I +R +C +P
                Running · log running r s · main terminated(Completed 0) · +P +I -R -C +P
                Running · log terminated(Completed 0) · main terminated(Completed 0) · -P +I -R -C +P
                Succeeded · log terminated(Completed 0) · main terminated(Completed 0) · -P +I -R -C +P
                """);
    }

    @Test
    void isNotBroughtUpWhenItIsDeletedMeanwhile() {
        create("web", "containers: [{name: web, image: 'nginx:1.27'}]");
        world.run(0.6);
        world.delete("web");
        world.run(5);
        assertHistory(
                "web",
                """
                Pending
                Pending · web waiting(ContainerCreating) · -P +I -R -C +P
                Pending · web waiting(ContainerCreating) · -P +I -R -C +P · deleted 30
                Pending · web waiting(ContainerCreating) · +P +I -R -C +P · observed 2 · deleted 30
                Pending · web waiting(ContainerCreating) · -P +I -R -C +P · observed 2 · deleted 30
                Failed · web terminated(ContainerStatusUnknown 137) · -P +I -R -C +P · observed 2 · deleted 30
                Failed · web terminated(ContainerStatusUnknown 137) · -P +I -R -C +P · observed 2 · deleted 0
                gone
                """);
    }

    @Test
    void isKilledAboveItsMemoryLimit() {
        create(
                "hungry",
                "restartPolicy: Never, containers: [{name: c, image: polinux/stress,"
                        + " resources: {limits: {memory: 100Mi}},"
                        + " command: [stress, --vm, '1', --vm-bytes, 250M]}]");
        create(
                "modest",
                "containers: [{name: c, image: polinux/stress, resources: {limits: {memory:"
                        + " 200Mi}}, command: [stress, --vm, '1', --vm-bytes, 150M]}]");
        world.run(6);
        assertHistory(
                "hungry",
                """
                Pending
                Pending · c waiting(ContainerCreating) · -P +I -R -C +P
                Pending · c terminated(OOMKilled 137) · +P +I -R -C +P
                Failed · c terminated(OOMKilled 137) · -P +I -R -C +P
                """);
        assertEquals("Running", world.pod("modest").text("status.phase"));
    }
}
