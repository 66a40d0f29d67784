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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The controllers that run in kube-controller-manager, and its Lease: all of them together are one
 * process, which starts and stops as one.
 */
public final class Controllers {

    /** The records of controllers that stand in frozen state. */
    public static final List<Class<?>> VOCABULARY = List.of();

    private final Surroundings around;
    private final LeaderLease lease;
    private final List<String> all = new ArrayList<>(12);

    /** Controllers that stand still until they are started or thawed. */
    public Controllers(Surroundings around) {
        this.around = around;
        this.lease =
                new LeaderLease(
                        around,
                        "kube-controller-manager",
                        Client.component("system:kube-controller-manager"));
        add("namespace-controller", 10, NamespaceController::new);
        add("service-account-controller", 1, ServiceAccountController::new);
        add("root-ca-cert-publisher", 1, RootCaPublisher::new);
        add("deployment-controller", 5, DeploymentController::new);
        add("replicaset-controller", 5, ReplicaSetController::new);
        add("endpoint-controller", 5, EndpointController::new);
        add("endpointslice-controller", 5, EndpointSliceController::new);
        add("endpointslicemirroring-controller", 5, EndpointsMirror::new);
        add("generic-garbage-collector", 20, GarbageCollector::new);
        add("node-controller", 8, NodeLifecycleController::new);
        add("taint-eviction-controller", 8, TaintEvictionController::new);
        add("pod-garbage-collector", 1, PodGarbageCollector::new);
    }

    /**
     * Adds a loop with so many workers around a controller, which acts as the ServiceAccount of
     * that name. Most controllers of most sandboxes never have anything to do, and are never made.
     */
    private void add(String name, int workers, Function<Workbench, Reconciler> controller) {
        var part = around.part("controllers/" + name);
        all.add(part);
        around.add(
                part,
                () -> {
                    var bench = Workbench.ofController(around, name);
                    return new ReconcileLoop(bench, controller.apply(bench), workers);
                });
    }

    private List<ReconcileLoop> loops() {
        return all.stream().map(part -> (ReconcileLoop) around.timeline().part(part)).toList();
    }

    /** Goes on in a cluster that has been running: as the leader that it has. */
    public void goOn() {
        lease.goOn();
        loops().forEach(ReconcileLoop::start);
    }

    /**
     * Begins as the process does.
     *
     * @param host the node that it runs on
     * @param start how often it was started before
     */
    public void start(String host, long start) {
        lease.start(host, start);
        loops().forEach(ReconcileLoop::start);
    }

    /** Ends as the process does. */
    public void stop() {
        lease.stop();
        loops().forEach(ReconcileLoop::stop);
    }
}
