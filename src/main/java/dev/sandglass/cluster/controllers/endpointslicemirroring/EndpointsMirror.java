package dev.sandglass.cluster.controllers.endpointslicemirroring;

import dev.sandglass.api.EndpointSlice;
import dev.sandglass.api.Endpoints;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Service;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * Mirrors Endpoints of Services without a selector: a slice for each subset. Upstream's
 * endpointslicemirroring-controller.
 *
 * <p>Left out: IPv6, the limit of a thousand addresses.
 */
public final class EndpointsMirror implements Reconciler {

    private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";
    private static final String SKIP = "endpointslice.kubernetes.io/skip-mirror";

    private final Client client;
    private final Cache<Service> services;
    private final Cache<Endpoints> endpoints;
    private final Cache<EndpointSlice> slices;

    public EndpointsMirror(Workbench bench) {
        this.client = bench.client();
        this.services = bench.cache(Service.RESOURCE);
        this.endpoints = bench.cache(Endpoints.RESOURCE);
        this.slices = bench.cache(EndpointSlice.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.of(Endpoints.RESOURCE)
                .also(
                        Service.RESOURCE,
                        (change, enqueue) ->
                                enqueue.accept(
                                        Endpoints.RESOURCE.key(
                                                change.key().namespace(), change.key().name())))
                .also(
                        EndpointSlice.RESOURCE,
                        (change, enqueue) -> {
                            var slice = new EndpointSlice(change.object());
                            if (Mirrored.isMirror(slice)) {
                                enqueue.accept(
                                        Endpoints.RESOURCE.key(
                                                slice.namespace(), Mirrored.of(slice)));
                            }
                        });
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var present = new ArrayList<>(present(key));
        var original = endpoints.find(key).orElse(null);
        if (original != null && isMirrored(original)) {
            for (var subset : original.document().items("subsets").documents().toList()) {
                show(new Mirrored(original, subset), present);
            }
        }
        present.forEach(this::delete);
        return Next.done();
    }

    private List<EndpointSlice> present(ObjectKey key) {
        return slices.in(key.namespace())
                .filter(slice -> Mirrored.isMirror(slice) && !slice.isBeingDeleted())
                .filter(slice -> Mirrored.of(slice).equals(key.name()))
                .toList();
    }

    private boolean isMirrored(Endpoints original) {
        var service = services.get(original.namespace(), original.name());
        return service != null
                && service.selector().isEmpty()
                && !"true".equals(original.labels().get(SKIP))
                && original.annotations().get(LEADER) == null;
    }

    /** Shows a subset in the slice that has its ports, in one that is left over, or a new one. */
    private void show(Mirrored wanted, List<EndpointSlice> present) {
        if (wanted.isEmpty()) {
            return;
        }
        var same = present.stream().filter(wanted::hasItsPorts).findFirst();
        if (same.isEmpty()) {
            client.create(EndpointSlice.RESOURCE, wanted.namespace(), wanted.make());
            return;
        }
        present.remove(same.get());
        Document shown = wanted.update(same.get());
        if (!shown.equals(same.get().document())) {
            client.update(EndpointSlice.RESOURCE, shown);
        }
    }

    private void delete(EndpointSlice slice) {
        var key = EndpointSlice.RESOURCE.key(slice);
        client.attempt(() -> client.delete(EndpointSlice.RESOURCE, key)).tolerating("NotFound");
    }
}
