package dev.sandglass.cluster.controllers.endpoint;

import dev.sandglass.api.Endpoints;
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
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps for each Service an object Endpoints of its name, as clusters have had from the beginning.
 *
 * <p>Left out: cutting off after a thousand addresses.
 */
public final class EndpointController implements Reconciler {

    private static final String MANAGED_BY = "endpoints.kubernetes.io/managed-by";
    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final String LAST_CHANGE = "endpoints.kubernetes.io/last-change-trigger-time";

    private final Client client;
    private final Cache<Service> services;
    private final Cache<Pod> pods;
    private final Cache<Endpoints> endpoints;

    public EndpointController(Workbench bench) {
        this.client = bench.client();
        this.services = bench.cache(Service.RESOURCE);
        this.pods = bench.cache(Pod.RESOURCE);
        this.endpoints = bench.cache(Endpoints.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.of(Service.RESOURCE)
                .also(Pod.RESOURCE, ServedPods.servicesOf(services))
                .also(
                        Endpoints.RESOURCE,
                        (change, enqueue) -> {
                            if (change.after() == null) {
                                var key = change.key();
                                enqueue.accept(Service.RESOURCE.key(key.namespace(), key.name()));
                            }
                        });
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var present = endpoints.get(key.namespace(), key.name());
        var service = services.find(key).orElse(null);
        if (service == null) {
            if (present != null) {
                delete(present);
            }
            return Next.done();
        }
        if (service.selector().isEmpty() || service.type().equals("ExternalName")) {
            return Next.done();
        }
        var served =
                pods.in(service.namespace())
                        .filter(
                                pod ->
                                        LabelSelector.storedLabels(service.selector())
                                                .matches(pod.labels()))
                        .filter(pod -> !pod.isOver() && !pod.ip().isEmpty())
                        .filter(pod -> service.publishesNotReady() || !pod.isBeingDeleted())
                        .toList();
        write(service, present, subsets(service, served), served);
        return Next.done();
    }

    private void write(
            Service service, @Nullable Endpoints present, Items subsets, List<Pod> served) {
        var labels = service.labels().put(MANAGED_BY, "endpoint-controller");
        labels = service.isHeadless() ? labels.put(HEADLESS, "") : labels.remove(HEADLESS);
        if (present != null
                && present.document().items("subsets").equals(subsets)
                && present.labels().equals(labels)) {
            return;
        }
        var shown = present == null ? List.<Endpoints>of() : List.of(present);
        var last = ServedPods.lastChange(service, served, shown);
        var document =
                present != null
                        ? present.document()
                        : Document.of(
                                "metadata",
                                Document.of(
                                        "name", service.name(), "namespace", service.namespace()));
        document = document.with("metadata.labels", labels);
        var annotations = document.child("metadata").child("annotations").remove(LAST_CHANGE);
        annotations = last.isEmpty() ? annotations : annotations.put(LAST_CHANGE, last);
        document =
                annotations.isEmpty()
                        ? document.without("metadata.annotations")
                        : document.with("metadata.annotations", annotations);
        document =
                subsets.isEmpty() ? document.remove("subsets") : document.put("subsets", subsets);
        if (present == null) {
            client.create(Endpoints.RESOURCE, service.namespace(), document);
        } else {
            client.update(Endpoints.RESOURCE, document);
        }
    }

    /** Addresses by the ports at which they serve, ready ones apart from the others. */
    private static Items subsets(Service service, List<Pod> served) {
        var byPorts = new TreeMap<Items, Subset>((a, b) -> a.toString().compareTo(b.toString()));
        for (var pod : served) {
            var ports = ports(service, pod);
            if (ports.isEmpty() && !service.isHeadless()) {
                continue;
            }
            var subset = byPorts.computeIfAbsent(ports, _ -> new Subset());
            var isReady = service.publishesNotReady() || pod.isReady();
            (isReady ? subset.ready : subset.notReady).put(pod.ip(), address(service, pod));
        }
        var subsets = Items.EMPTY;
        for (var entry : byPorts.entrySet()) {
            subsets = subsets.plus(entry.getValue().document(entry.getKey()));
        }
        return subsets;
    }

    private static final class Subset {
        final TreeMap<String, Document> ready = new TreeMap<>();
        final TreeMap<String, Document> notReady = new TreeMap<>();

        Document document(Items ports) {
            var subset = Document.EMPTY;
            subset = ready.isEmpty() ? subset : subset.put("addresses", ready.values());
            subset =
                    notReady.isEmpty()
                            ? subset
                            : subset.put("notReadyAddresses", notReady.values());
            return ports.isEmpty() ? subset : subset.put("ports", ports);
        }
    }

    private static Document address(Service service, Pod pod) {
        var address =
                Document.of(
                        "ip", pod.ip(),
                        "nodeName", pod.nodeName(),
                        "targetRef", ServedPods.reference(pod));
        var hostname = ServedPods.hostname(service, pod);
        return hostname.isEmpty() ? address : address.put("hostname", hostname);
    }

    private static Items ports(Service service, Pod pod) {
        var ports = new ArrayList<Document>();
        for (var item : service.ports()) {
            var port = (Document) item;
            var number = ServedPods.number(port, pod);
            if (number > 0) {
                var shown = Document.of("port", number, "protocol", port.text("protocol", "TCP"));
                for (var field : List.of("name", "appProtocol")) {
                    var value = port.text(field);
                    shown = value.isEmpty() ? shown : shown.put(field, value);
                }
                ports.add(shown);
            }
        }
        if (ports.size() > 1) {
            ports.sort(PortOrder.INSTANCE);
        }
        return Items.copyOf(ports);
    }

    private void delete(Endpoints present) {
        var key = Endpoints.RESOURCE.key(present);
        client.attempt(() -> client.delete(Endpoints.RESOURCE, key)).tolerating("NotFound");
    }
}
