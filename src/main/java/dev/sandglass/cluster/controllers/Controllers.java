package dev.sandglass.cluster.controllers;

import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.LeaderLease;
import dev.sandglass.cluster.client.ReconcileLoop;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.controllers.deployment.DeploymentController;
import dev.sandglass.cluster.controllers.endpoint.EndpointController;
import dev.sandglass.cluster.controllers.endpointslice.EndpointSliceController;
import dev.sandglass.cluster.controllers.endpointslicemirroring.EndpointsMirror;
import dev.sandglass.cluster.controllers.garbage.GarbageCollector;
import dev.sandglass.cluster.controllers.namespace.NamespaceController;
import dev.sandglass.cluster.controllers.nodelifecycle.NodeLifecycleController;
import dev.sandglass.cluster.controllers.podgc.PodGarbageCollector;
import dev.sandglass.cluster.controllers.replicaset.ReplicaSetController;
import dev.sandglass.cluster.controllers.rootca.RootCaPublisher;
import dev.sandglass.cluster.controllers.serviceaccount.ServiceAccountController;
import dev.sandglass.cluster.controllers.tainteviction.TaintEvictionController;
import java.util.List;
import java.util.function.Function;

/**
 * The controllers that run in kube-controller-manager, and its Lease: all of them together are one
 * process, which starts and stops as one.
 */
public final class Controllers {

    /** The records of controllers that stand in frozen state. */
    public static final List<Class<?>> VOCABULARY = List.of();

    private final LeaderLease lease;
    private final List<ReconcileLoop> all;

    /** Controllers that stand still until they are started or thawed. */
    public Controllers(Surroundings around) {
        this.lease =
                new LeaderLease(
                        around,
                        "kube-controller-manager",
                        Client.component("system:kube-controller-manager"));
        this.all =
                List.of(
                        loop(around, "namespace-controller", 10, NamespaceController::new),
                        loop(
                                around,
                                "service-account-controller",
                                1,
                                ServiceAccountController::new),
                        loop(around, "root-ca-cert-publisher", 1, RootCaPublisher::new),
                        loop(around, "deployment-controller", 5, DeploymentController::new),
                        loop(around, "replicaset-controller", 5, ReplicaSetController::new),
                        loop(around, "endpoint-controller", 5, EndpointController::new),
                        loop(around, "endpointslice-controller", 5, EndpointSliceController::new),
                        loop(around, "endpointslicemirroring-controller", 5, EndpointsMirror::new),
                        loop(around, "generic-garbage-collector", 20, GarbageCollector::new),
                        loop(around, "node-controller", 8, NodeLifecycleController::new),
                        loop(around, "taint-eviction-controller", 8, TaintEvictionController::new),
                        loop(around, "pod-garbage-collector", 1, PodGarbageCollector::new));
    }

    /**
     * A loop with so many workers around a controller, which acts as the ServiceAccount of that
     * name.
     */
    private static ReconcileLoop loop(
            Surroundings around,
            String name,
            int workers,
            Function<Workbench, Reconciler> controller) {
        var bench = Workbench.ofController(around, name);
        return new ReconcileLoop(bench, controller.apply(bench), workers);
    }

    /** Goes on in a cluster that has been running: as the leader that it has. */
    public void goOn() {
        lease.goOn();
        all.forEach(ReconcileLoop::start);
    }

    /**
     * Begins as the process does.
     *
     * @param host the node that it runs on
     * @param start how often it was started before
     */
    public void start(String host, long start) {
        lease.start(host, start);
        all.forEach(ReconcileLoop::start);
    }

    /** Ends as the process does. */
    public void stop() {
        lease.stop();
        all.forEach(ReconcileLoop::stop);
    }
}
