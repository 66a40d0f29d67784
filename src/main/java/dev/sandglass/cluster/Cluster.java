package dev.sandglass.cluster;

import dev.sandglass.api.Change;
import dev.sandglass.api.Transport;
import dev.sandglass.api.View;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.apiserver.ApiServer;
import dev.sandglass.cluster.apiserver.Bootstrap;
import dev.sandglass.cluster.apiserver.FlowControl;
import dev.sandglass.cluster.apiserver.Subscribers;
import dev.sandglass.cluster.client.ClientVocabulary;
import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.cluster.controllers.Controllers;
import dev.sandglass.cluster.images.Images;
import dev.sandglass.cluster.kubelet.Kubelet;
import dev.sandglass.cluster.kubelet.KubeletVocabulary;
import dev.sandglass.cluster.kubelet.Kubelets;
import dev.sandglass.cluster.kubeproxy.KubeProxies;
import dev.sandglass.cluster.network.HostSockets;
import dev.sandglass.cluster.network.Network;
import dev.sandglass.cluster.network.Resolver;
import dev.sandglass.cluster.runtime.ContainerRuntime;
import dev.sandglass.cluster.runtime.NodePlace;
import dev.sandglass.cluster.runtime.RuntimeVocabulary;
import dev.sandglass.cluster.scheduler.Scheduler;
import dev.sandglass.cluster.scheduler.SchedulerProcess;
import dev.sandglass.cluster.store.Snapshot;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.cluster.store.StoreVocabulary;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.Vocabulary;
import dev.sandglass.sim.net.Sockets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One simulated cluster: store, API server, controllers, scheduler, kubelets, network. Wires them, and is their only
 * face to the outside.
 *
 * <p>All parts live on the timeline that is handed in, and freeze with it.
 */
public final class Cluster {

    /** The address of the API server inside the sandbox, as the learner's kubeconfig has it. */
    public static final String SERVER = "https://172.30.0.10:6443";

    private static final String ADDRESS = "172.30.0.10";
    private static final int PORT = 6443;
    private static final long DELIVERY_NANOS = 2_000_000;

    /** Parts are called so and so: a sandbox may get further clusters in a later issue. */
    private static final String NAME = "cluster";

    /** The name of the part that holds the objects. */
    public static final String STORE = NAME + "/store";

    /** The name of the part that speaks HTTPS for the API server. */
    private static final String FACE = NAME + "/https";

    private static final String CONTROL_PLANE = "controlplane";

    private static final List<NodePlace> NODES =
            List.of(
                    new NodePlace(CONTROL_PLANE, ADDRESS),
                    new NodePlace("node01", "172.30.0.11"),
                    new NodePlace("node02", "172.30.0.12"));

    /** A name server of the nodes' network, which knows no name. */
    private static final String NAME_SERVER = "172.30.0.1";

    /** What forks of a cluster share with it, at one moment. */
    public static final class Foundation {

        /** Nothing yet: a cluster on it must be filled. */
        public static final Foundation EMPTY =
                new Foundation(Snapshot.EMPTY, Subscribers.NONE, FlowControl.NONE);

        private final Snapshot snapshot;
        private final Subscribers subscribers;
        private final FlowControl flows;

        private Foundation(Snapshot snapshot, Subscribers subscribers, FlowControl flows) {
            this.snapshot = snapshot;
            this.subscribers = subscribers;
            this.flows = flows;
        }

        /** The same for forks that begin with a later state of their store, and share that too. */
        public Foundation later(Object store) {
            return new Foundation(snapshot.later((Store.State) store), subscribers, flows);
        }

        /** The state of a store in which nothing has happened since. */
        public Object untouched() {
            return new Store(STORE, new Timeline(0), snapshot).freeze();
        }
    }

    private final Timeline timeline;
    private final Chance chance;
    private final Store store;
    private final ApiServer apiServer;
    private final Network network;
    private final Controllers controllers;
    private final SchedulerProcess scheduler;
    private final Authorities authorities;
    private final Surroundings around;

    /** Wires a cluster onto the timeline. It stands still until it is filled or thawed. */
    public Cluster(
            Timeline timeline, Chance chance, Foundation foundation, Authorities authorities) {
        this(timeline, chance, foundation, authorities, Plan.STANDARD);
    }

    /** Wires a cluster of this plan onto the timeline. */
    public Cluster(
            Timeline timeline,
            Chance chance,
            Foundation foundation,
            Authorities authorities,
            Plan plan) {
        this.timeline = timeline;
        this.chance = chance;
        this.authorities = authorities;
        this.store = new Store(STORE, timeline, foundation.snapshot, plan.room());
        this.apiServer =
                new ApiServer(
                        store,
                        timeline,
                        chance,
                        Schema.builtIn(),
                        Identities.of(authorities),
                        new Kubelets(this::kubelet));
        apiServer.goOn(foundation.subscribers, foundation.flows);
        this.network = new Network(timeline, chance);
        timeline.add(store);
        timeline.add(network);
        this.around = new Surroundings(NAME, timeline, chance, apiServer, apiServer);
        this.controllers = new Controllers(around);
        this.scheduler = new SchedulerProcess(around, CONTROL_PLANE);
        NODES.forEach(this::addNode);
        network.connectMissingBy(() -> NODES.forEach(node -> runtime(node.name())));
        around.add(around.part(KubeProxies.NAME), this::makeProxies);
        timeline.add(FACE, this::makeFace);
        store.listen(_ -> tellFace());
        network.serve(ADDRESS, PORT, () -> (ApiFace) timeline.part(FACE));
    }

    // ---- parts that are made when they are needed ----

    private void addNode(NodePlace node) {
        network.claimMachine(node.name(), node.address(), node.name());
        timeline.add(runtimePart(node.name()), () -> makeRuntime(node));
        around.add(kubeletPart(node.name()), () -> makeKubelet(node));
    }

    private ContainerRuntime makeRuntime(NodePlace node) {
        var part = runtimePart(node.name());
        var made = new ContainerRuntime(part, node, timeline, chance, network, Images.STANDARD);
        made.watch(() -> (Kubelet) timeline.part(kubeletPart(node.name())));
        return made;
    }

    private Kubelet makeKubelet(NodePlace node) {
        return new Kubelet(around, node, runtime(node.name()));
    }

    private KubeProxies makeProxies() {
        return new KubeProxies(around, network, NODES.stream().map(NodePlace::name).toList());
    }

    /** A write: whoever watches over HTTPS hears of it soon, if anybody does. */
    private void tellFace() {
        if (timeline.due(FACE, ApiFace.LOOK).isPresent()) {
            timeline.setNoLater(FACE, ApiFace.LOOK, timeline.now() + DELIVERY_NANOS);
        }
    }

    private ApiFace makeFace() {
        return new ApiFace(FACE, timeline, apiServer, network, authorities.ca());
    }

    private String runtimePart(String node) {
        return around.part("runtime/" + node);
    }

    private String kubeletPart(String node) {
        return around.part("kubelet/" + node);
    }

    private ContainerRuntime runtime(String node) {
        return (ContainerRuntime) timeline.part(runtimePart(node));
    }

    private @Nullable Kubelet kubelet(String node) {
        var isOurs = NODES.stream().anyMatch(place -> place.name().equals(node));
        return isOurs ? (Kubelet) timeline.part(kubeletPart(node)) : null;
    }

    // ---- its beginning ----

    /** Makes it what kubeadm leaves behind, and lets its components go on from there. */
    public void fill() {
        Bootstrap.fill(store, chance, timeline.now(), forServer());
        controllers.goOn();
        scheduler.goOn();
        for (var node : NODES) {
            Objects.requireNonNull(kubelet(node.name())).start();
        }
        ((KubeProxies) timeline.part(around.part(KubeProxies.NAME))).start();
    }

    /** After a fork: shows its own authorities where the template's were shown. */
    public void showOwnAuthorities() {
        Bootstrap.replaceAuthorities(store, chance, timeline.now(), forServer());
    }

    private Bootstrap.Authorities forServer() {
        return new Bootstrap.Authorities(authorities.ca(), authorities.frontProxyCa());
    }

    /** The way to its API server. */
    public Transport transport() {
        return apiServer;
    }

    /** All objects as they are; may be asked from any thread. */
    public View view() {
        return apiServer.view();
    }

    /** What was written after this revision, oldest first. */
    public List<Change> changesAfter(long revision) {
        return store.since(Math.max(revision, store.compacted()));
    }

    /** Puts a machine outside the cluster on its nodes' network. */
    public Sockets connect(String host, String address, Processes processes) {
        network.claimMachine(host, address, null);
        network.connect(host, processes);
        var resolver = Resolver.ofMachine(NAME_SERVER);
        return new HostSockets(network, host, host, address, null, resolver);
    }

    /** What forks made now would share. */
    public Foundation foundation() {
        return new Foundation(store.snapshot(), apiServer.subscribers(), apiServer.flows());
    }

    /** The types of all parts that stand in frozen state. */
    public static Vocabulary addTo(Vocabulary vocabulary) {
        return StoreVocabulary.addTo(vocabulary)
                .addAll(Plan.TYPES)
                .addAll(ClientVocabulary.TYPES)
                .addAll(Controllers.VOCABULARY)
                .addAll(Scheduler.VOCABULARY)
                .addAll(Network.vocabulary())
                .addAll(List.of(ApiFace.Open.class))
                .addAll(RuntimeVocabulary.TYPES)
                .addAll(KubeletVocabulary.TYPES)
                .addAll(KubeProxies.vocabulary())
                .addAll(Images.vocabulary());
    }
}
