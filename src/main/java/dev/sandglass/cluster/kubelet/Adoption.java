package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Node;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.runtime.ContainerSpec;
import dev.sandglass.cluster.runtime.ContainerStatus;
import dev.sandglass.cluster.runtime.SandboxStatus;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Map;

/**
 * Takes over what runs on a node when its kubelet begins: the Pods of a cluster that was written
 * into the store as it was found running. Nothing is started again, nothing is written.
 */
final class Adoption {

    private static final String SCHEME = "containerd://";

    private final Bench bench;

    Adoption(Bench bench) {
        this.bench = bench;
    }

    /** Takes the node's network and images from its Node object. */
    void node() {
        var node = bench.work.client().find(Node.RESOURCE, "", bench.node);
        if (node == null) {
            return;
        }
        bench.runtime.setPodCidr(node.spec().text("podCIDR"));
        for (var image : node.status().items("images").documents().toList()) {
            image.items("names")
                    .texts()
                    .filter(name -> name.indexOf('@') < 0)
                    .forEach(bench.runtime.images()::put);
        }
    }

    /** Takes a Pod over; false when it has to be brought up. */
    boolean adopt(PodWorker worker) {
        var pod = worker.pod;
        if (!pod.text("status.phase").equals("Running") || Specs.isBeingDeleted(pod)) {
            return false;
        }
        var started = Timestamps.nanos(pod.text("status.startTime"));
        var address = pod.text("status.podIP");
        var sandbox =
                bench.runtime.adoptSandbox(
                        new SandboxStatus(
                                bench.runtime.newSandboxId(),
                                worker.uid(),
                                Specs.namespace(pod),
                                Specs.podName(pod),
                                worker.starting().hostname(pod),
                                address,
                                Specs.isOnHostNetwork(pod),
                                0,
                                started,
                                true),
                        Starting.dns(pod));
        for (var status : pod.items("status.containerStatuses").documents().toList()) {
            adopt(worker, sandbox, status);
        }
        worker.status = pod.child("status");
        worker.view = worker.look();
        worker.seen = worker.view;
        worker.lastSync = bench.now();
        worker.probes.look(worker.view);
        return true;
    }

    private void adopt(PodWorker worker, SandboxStatus sandbox, Document status) {
        var spec = Specs.container(worker.pod, status.text("name"));
        var startedAt = status.text("state.running.startedAt");
        if (spec == null || startedAt.isEmpty()) {
            return;
        }
        var moment = Timestamps.nanos(startedAt);
        var container =
                new ContainerStatus(
                        status.text("containerID").substring(SCHEME.length()),
                        worker.uid(),
                        status.text("name"),
                        (int) status.number("restartCount", 0),
                        status.text("image"),
                        status.text("imageID"),
                        ContainerStatus.Phase.RUNNING,
                        moment,
                        moment,
                        0,
                        0,
                        "",
                        "");
        bench.runtime.adoptContainer(sandbox.id(), spec(spec, container), container);
    }

    private static ContainerSpec spec(Document spec, ContainerStatus status) {
        return new ContainerSpec(
                status.name(),
                status.attempt(),
                spec.text("image"),
                spec.items("command").texts().toList(),
                spec.items("args").texts().toList(),
                Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1"),
                spec.text("workingDir"),
                List.of(),
                false,
                false,
                false,
                spec.text("terminationMessagePath", "/dev/termination-log"),
                false,
                "",
                Quantities.memoryLimit(spec),
                false);
    }
}
