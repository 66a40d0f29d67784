package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Change;
import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Transport;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.apiserver.ApiServer;
import dev.sandglass.cluster.apiserver.Bootstrap;
import dev.sandglass.cluster.apiserver.Identity;
import dev.sandglass.cluster.client.ClientVocabulary;
import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.cluster.images.Images;
import dev.sandglass.cluster.kubeproxy.KubeProxies;
import dev.sandglass.cluster.network.Network;
import dev.sandglass.cluster.runtime.ContainerRuntime;
import dev.sandglass.cluster.runtime.NodePlace;
import dev.sandglass.cluster.runtime.RuntimeVocabulary;
import dev.sandglass.cluster.store.Snapshot;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.cluster.store.StoreVocabulary;
import dev.sandglass.document.Document;
import dev.sandglass.document.Yaml;
import dev.sandglass.shell.interpreter.ShellTypes;
import dev.sandglass.shell.tools.ToolVocabulary;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A cluster as kubeadm leaves it, with its three kubelets, and no controllers or scheduler: Pods
 * are bound by hand.
 */
public final class NodeWorld {

    /** 2026-11-21T12:47:00Z. */
    private static final long START = 1_795_265_220_000_000_000L;

    private static final Credential ADMIN =
            new Credential.Component("kubernetes-admin", List.of("system:masters"));

    private final long seed;
    private Timeline timeline;
    private Store store;
    public ApiServer server;
    public Kubelets kubelets;
    private KubeProxies proxies;
    private TreeMap<String, Part> parts;

    /** What was asked of the status of Pods in the namespace default. */
    public final List<Request> statusRequests = new ArrayList<>();

    public NodeWorld(long seed) {
        this.seed = seed;
        wire(START);
        Bootstrap.fill(store, new Chance(seed), START, new Bootstrap.Authorities("ca", "proxy"));
        parts.values().stream()
                .filter(Kubelet.class::isInstance)
                .forEach(p -> ((Kubelet) p).start());
        proxies.start();
    }

    private void wire(long now) {
        timeline = new Timeline(now);
        parts = new TreeMap<>();
        var chance = new Chance(seed);
        store = new Store(timeline, Snapshot.EMPTY);
        add(store);
        kubelets = new Kubelets(node -> (Kubelet) parts.get("cluster/kubelet/" + node));
        server = new ApiServer(store, timeline, chance, Schema.builtIn(), Identity.NONE, kubelets);
        var network = new Network(timeline, chance);
        add(network);
        var around = new Surroundings("cluster", timeline, chance, new Watched(server), server);
        for (var node :
                List.of("controlplane 172.30.0.10", "node01 172.30.0.11", "node02 172.30.0.12")) {
            var words = node.split(" ");
            var place = new NodePlace(words[0], words[1]);
            network.claimMachine(place.name(), place.address(), place.name());
            var runtime =
                    new ContainerRuntime(
                            around.part("runtime/" + place.name()),
                            place,
                            timeline,
                            chance,
                            network,
                            Images.STANDARD);
            add(runtime);
            var kubelet = new Kubelet(around, place, runtime);
            add(kubelet);
        }
        addProxies(around, network);
    }

    /** The components' way to the server, which notes what is asked of the status of Pods. */
    private final class Watched implements Transport {
        private final Transport to;

        Watched(Transport to) {
            this.to = to;
        }

        @Override
        public Reply send(Request request) {
            if (request.path().startsWith("/api/v1/namespaces/default/pods/")
                    && request.path().endsWith("/status")) {
                statusRequests.add(request);
            }
            return to.send(request);
        }

        @Override
        public Batch poll(Cursor cursor) {
            return to.poll(cursor);
        }

        @Override
        public void push(Cursor cursor, Push push) {
            to.push(cursor, push);
        }
    }

    /** Adds what a Service and its slices become. */
    private void addProxies(Surroundings around, Network network) {
        proxies = new KubeProxies(around, network, List.of("controlplane", "node01", "node02"));
        add(proxies);
    }

    private void add(Part part) {
        parts.put(part.name(), part);
        timeline.add(part);
    }

    private static Vocabulary vocabulary() {
        return StoreVocabulary.addTo(new Vocabulary())
                .addAll(ClientVocabulary.TYPES)
                .addAll(Network.vocabulary())
                .addAll(RuntimeVocabulary.TYPES)
                .addAll(KubeletVocabulary.TYPES)
                .addAll(KubeProxies.vocabulary())
                .addAll(Images.vocabulary())
                .addAll(ToolVocabulary.TYPES)
                .addAll(ShellTypes.ALL);
    }

    /** All state as bytes. */
    public byte[] freeze() {
        return Freezer.freeze(timeline.freeze(), vocabulary(), Base.EMPTY);
    }

    /** Goes on from bytes, in parts made anew. */
    public void thaw(byte[] frozen) {
        wire(0);
        var state = (Timeline.State) Thawer.thaw(frozen, vocabulary(), Base.EMPTY);
        timeline.thaw(Objects.requireNonNull(state));
        store.thaw(state.parts().get(store.name()));
        state.parts().forEach((name, part) -> thaw(parts.get(name), part));
    }

    private void thaw(Part part, Object state) {
        if (part != store) {
            part.thaw(state);
        }
    }

    public long now() {
        return timeline.now();
    }

    /** Lets this many seconds pass. */
    public void run(double seconds) {
        var until = timeline.now() + (long) (seconds * 1e9);
        while (timeline.step(until)) {}
        timeline.advanceTo(until);
    }

    /** Creates the objects of a YAML text. */
    public void apply(String yaml) {
        for (var text : yaml.split("\n---\n")) {
            var object = (Document) Objects.requireNonNull(Yaml.parse(text));
            ok(request(Request.Method.POST, collection(object.text("kind"))).withBody(object));
        }
    }

    private static String collection(String kind) {
        return switch (kind) {
            case "EndpointSlice" -> "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices";
            default -> "/api/v1/namespaces/default/" + kind.toLowerCase(Locale.ROOT) + "s";
        };
    }

    public Request request(Request.Method method, String path) {
        return Request.of(method, path, ADMIN);
    }

    public Document ok(Request request) {
        return switch (server.send(request)) {
            case Reply.Ok(_, var body, _) -> body;
            case Reply.Refused(var status, _) -> throw new AssertionError(status);
            case Reply.Raw raw -> throw new AssertionError(raw);
            case Reply.Opened opened -> throw new AssertionError(opened);
        };
    }

    public Document pod(String name) {
        return Objects.requireNonNull(
                server.view().get(new ObjectKey("pods", "default", name)), name);
    }

    public void delete(String name) {
        ok(request(Request.Method.DELETE, "/api/v1/namespaces/default/pods/" + name));
    }

    /** All revisions of this Pod since the beginning, oldest first. */
    public List<Change> history(String name) {
        var all = new ArrayList<Change>();
        for (var change : store.since(store.compacted())) {
            if (change.key().resource().equals("pods") && change.key().name().equals(name)) {
                all.add(change);
            }
        }
        return all;
    }

    /** The events about a Pod in the order of their birth: type, reason, count, message. */
    public List<String> events(String name) {
        return server.view()
                .list("events", "default")
                .filter(e -> e.text("involvedObject.name").equals(name))
                .sorted(Comparator.comparing(e -> e.text("metadata.name")))
                .map(e -> e.text("reason") + " x" + e.number("count", 0) + " " + e.text("message"))
                .toList();
    }

    public long revision() {
        return store.revision();
    }
}
