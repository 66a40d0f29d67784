package dev.sandglass.cluster.controllers.endpointslice;

import dev.sandglass.api.EndpointSlice;
import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.api.Service;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.ServedPods;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps EndpointSlices that say which Pods serve a Service, ready or not.
 *
 * <p>Left out: dual stack, topology hints.
 */
public final class EndpointSliceController implements Reconciler {

    static final String SERVICE = "kubernetes.io/service-name";
    static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    static final String MANAGER = "endpointslice-controller.k8s.io";

    private final Client client;
    private final Cache<Service> services;
    private final Cache<Pod> pods;
    private final Cache<EndpointSlice> slices;

    public EndpointSliceController(Workbench bench) {
        this.client = bench.client();
        this.services = bench.cache(Service.RESOURCE);
        this.pods = bench.cache(Pod.RESOURCE);
        this.slices = bench.cache(EndpointSlice.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.of(Service.RESOURCE)
                .also(Pod.RESOURCE, ServedPods.servicesOf(services))
                .also(
                        EndpointSlice.RESOURCE,
                        (change, enqueue) -> {
                            var labels = new EndpointSlice(change.object()).labels();
                            if (MANAGER.equals(labels.get(MANAGED_BY))
                                    && labels.get(SERVICE) instanceof String service) {
                                enqueue.accept(
                                        Service.RESOURCE.key(change.key().namespace(), service));
                            }
                        });
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var service = services.find(key).orElse(null);
        if (service == null
                || service.isBeingDeleted()
                || service.selector().isEmpty()
                || service.type().equals("ExternalName")) {
            return Next.done(); // what is left of it belongs to the garbage collector
        }
        var wanted = wanted(service);
        var own = own(service).toList();
        var plan = SlicePlan.of(own, wanted);
        var desired =
                new SliceForm(
                        service, ServedPods.lastChange(service, servedBy(service).toList(), own));
        for (var change : plan.kept()) {
            var document = desired.update(change.slice(), change.endpoints(), change.ports());
            if (!document.equals(change.slice().document())) {
                client.update(EndpointSlice.RESOURCE, document);
            }
        }
        for (var made : plan.made()) {
            var document = desired.make(made.endpoints(), made.ports());
            client.create(EndpointSlice.RESOURCE, service.namespace(), document);
        }
        plan.dropped().forEach(this::delete);
        return Next.done();
    }

    private Stream<EndpointSlice> own(Service service) {
        return slices.ownedBy(service)
                .filter(slice -> MANAGER.equals(slice.labels().get(MANAGED_BY)))
                .filter(slice -> service.name().equals(slice.labels().get(SERVICE)))
                .filter(slice -> !slice.isBeingDeleted());
    }

    private Stream<Pod> servedBy(Service service) {
        return pods.in(service.namespace())
                .filter(pod -> LabelSelector.storedLabels(service.selector()).matches(pod.labels()))
                .filter(pod -> !pod.isOver() && !pod.ip().isEmpty());
    }

    /** The endpoints, by the ports at which they serve: named ports may differ from Pod to Pod. */
    private Map<Items, List<Document>> wanted(Service service) {
        var byPorts = new LinkedHashMap<Items, List<Document>>();
        servedBy(service)
                .forEach(
                        pod -> {
                            var ports = SliceForm.ports(service, pod);
                            if (!ports.isEmpty() || service.isHeadless()) {
                                byPorts.computeIfAbsent(ports, _ -> new ArrayList<>())
                                        .add(SliceForm.endpoint(service, pod));
                            }
                        });
        return byPorts;
    }

    private void delete(EndpointSlice slice) {
        var key = EndpointSlice.RESOURCE.key(slice);
        client.attempt(() -> client.delete(EndpointSlice.RESOURCE, key)).tolerating("NotFound");
    }
}
