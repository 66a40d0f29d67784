package dev.sandglass.cluster.kubeproxy;

import dev.sandglass.api.Credential;
import dev.sandglass.api.EndpointSlice;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Service;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.EventRecorder;
import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.network.Network;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The kube-proxies of all nodes, and the name server's view of Services: both watch the same
 * objects and come to the same rules, so one part does their work.
 *
 * <p>Simulated: cluster addresses, node ports, session affinity, {@code internalTrafficPolicy} and
 * {@code externalTrafficPolicy} Local, rejection where there are no endpoints, terminating
 * endpoints as a last resort; names of Services, of headless Services' endpoints, of Pods with
 * hostname and subdomain. Left out: a single node's kube-proxy that lags or has stopped, UDP and
 * SCTP, topology hints.
 */
public final class KubeProxies implements Part {

    /** What the component is called in its cluster. */
    public static final String NAME = "kube-proxy";

    private static final String FEED = "services";
    private static final String SERVICE_LABEL = "kubernetes.io/service-name";

    /** What was seen, and what of a Service is in force: so that it can be taken away again. */
    public record State(Workbench.State work, List<Ruled> ruled) {}

    /** The addresses, ports and names that a Service has taken. */
    record Ruled(
            String namespace,
            String name,
            List<String> virtual,
            List<Integer> nodePorts,
            List<String> names) {}

    private final Workbench work;
    private final Network network;
    private final List<String> nodes;
    private final Cache<Service> services;
    private final Cache<EndpointSlice> slices;
    private final TreeMap<String, Ruled> ruled = new TreeMap<>();

    public KubeProxies(Surroundings around, Network network, List<String> nodes) {
        this.network = network;
        this.nodes = nodes;
        this.work =
                new Workbench(
                        around,
                        NAME,
                        new Credential.Component(
                                "system:serviceaccount:kube-system:kube-proxy",
                                List.of("system:serviceaccounts", "system:authenticated")),
                        "kube-proxy/v1.35.2",
                        new EventRecorder.Source("kube-proxy", ""));
        services = work.cache(Service.RESOURCE);
        slices = work.cache(EndpointSlice.RESOURCE);
        around.feed()
                .subscribe(
                        List.of(Service.RESOURCE.name(), EndpointSlice.RESOURCE.name()),
                        work.part(),
                        FEED);
    }

    /** The types of this package that stand in frozen state. */
    public static List<Class<?>> vocabulary() {
        return List.of(State.class, Ruled.class);
    }

    /** Brings the rules of a cluster that was just filled into force. */
    public void start() {
        work.caches().restart();
        services.all().map(Service::document).toList().forEach(s -> rule(key(s)));
    }

    @Override
    public String name() {
        return work.part();
    }

    @Override
    public void wake(String key) {
        var touched = new TreeSet<ObjectKey>();
        for (var change : work.caches().catchUp()) {
            if (change.key().resource().equals(Service.RESOURCE.name())) {
                touched.add(change.key());
            } else {
                var labels = change.object().child("metadata.labels");
                if (labels.get(SERVICE_LABEL) instanceof String service) {
                    touched.add(Service.RESOURCE.key(change.key().namespace(), service));
                }
            }
        }
        touched.forEach(this::rule);
    }

    private static ObjectKey key(Document service) {
        return Service.RESOURCE.key(
                service.text("metadata.namespace"), service.text("metadata.name"));
    }

    /** Brings the rules of one Service into force, and takes away what it no longer has. */
    private void rule(ObjectKey key) {
        var service = services.get(key.namespace(), key.name());
        var before = ruled.remove(key.toString());
        Ruled after = null;
        if (service != null) {
            after = new ServiceRules(network, nodes, service.document(), slicesOf(service)).apply();
            ruled.put(key.toString(), after);
        }
        if (before != null) {
            withdraw(before, after);
        }
    }

    /**
     * Slices mostly belong to their Service by owner; those that somebody wrote by hand only by
     * label.
     */
    private List<Document> slicesOf(Service service) {
        var owned = slices.ownedBy(service).map(EndpointSlice::document).toList();
        if (!owned.isEmpty() && !service.spec().child("selector").isEmpty()) {
            return owned;
        }
        return slices.in(service.namespace())
                .map(EndpointSlice::document)
                .filter(s -> belongs(s, service.name()))
                .toList();
    }

    private static boolean belongs(Document slice, String service) {
        return service.equals(slice.child("metadata.labels").get(SERVICE_LABEL));
    }

    private void withdraw(Ruled before, @Nullable Ruled after) {
        for (var place : before.virtual()) {
            if (after == null || !after.virtual().contains(place)) {
                var colon = place.lastIndexOf(':');
                var port = Integer.parseInt(place.substring(colon + 1));
                var address = place.substring(0, colon);
                nodes.forEach(node -> network.setRule(node, address, port, null));
            }
        }
        for (var port : before.nodePorts()) {
            if (after == null || !after.nodePorts().contains(port)) {
                nodes.forEach(node -> network.setNodePort(node, port, null));
            }
        }
        for (var name : before.names()) {
            if (after == null || !after.names().contains(name)) {
                network.setName(name, List.of());
            }
        }
    }

    @Override
    public State freeze() {
        return new State(work.freeze(), new ArrayList<>(ruled.values()));
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        work.thaw(state.work(), work.around().timeline().due(name(), FEED).isPresent());
        ruled.clear();
        state.ruled().forEach(r -> ruled.put(r.namespace() + "/" + r.name(), r));
    }
}
