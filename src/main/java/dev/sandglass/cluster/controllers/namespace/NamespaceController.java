package dev.sandglass.cluster.controllers.namespace;

import dev.sandglass.api.Namespace;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.time.Duration;

/**
 * Empties namespaces that are being deleted: Pods first, then everything else; lets the namespace
 * go when nothing is left.
 *
 * <p>Simulated: the five seconds before the first look and after each change, the conditions,
 * waiting for Pods' grace and for finalizers. Left out: failures of discovery.
 */
public final class NamespaceController implements Reconciler {

    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final String FINALIZER = "kubernetes";

    private final Workbench bench;
    private final Client client;
    private final Cache<Namespace> namespaces;

    public NamespaceController(Workbench bench) {
        this.bench = bench;
        this.client = bench.client();
        this.namespaces = bench.cache(Namespace.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.none(Namespace.RESOURCE)
                .after(DELAY)
                .also(
                        Namespace.RESOURCE,
                        (change, enqueue) -> {
                            var namespace = change.after();
                            if (namespace != null && new Namespace(namespace).isBeingDeleted()) {
                                enqueue.accept(change.key());
                            }
                        });
    }

    @Override
    public Next reconcile(ObjectKey key) {
        if (namespaces.find(key).isEmpty()) {
            return Next.done();
        }
        var namespace = client.find(Namespace.RESOURCE, "", key.name());
        if (namespace == null || !namespace.isBeingDeleted()) {
            return Next.done();
        }
        if (namespace.spec().items("finalizers").isEmpty()) {
            return Next.done();
        }
        var contents = new Contents(client, namespace.name());
        var remaining = contents.delete();
        var document = Conditions.show(namespace.document(), remaining, bench.now());
        if (!document.equals(namespace.document())) {
            namespace = client.updateStatus(Namespace.RESOURCE, document);
        }
        if (!remaining.refusals().isEmpty()) {
            return Next.again();
        }
        if (remaining.estimateSeconds() > 0) {
            return Next.after(Duration.ofSeconds(remaining.estimateSeconds() / 2 + 1));
        }
        letGo(namespace);
        return Next.done();
    }

    private void letGo(Namespace namespace) {
        var finalizers =
                namespace
                        .spec()
                        .items("finalizers")
                        .texts()
                        .filter(f -> !f.equals(FINALIZER))
                        .toList();
        Document document = namespace.document().with("spec.finalizers", Items.copyOf(finalizers));
        client.attempt(() -> client.update(Namespace.RESOURCE, "finalize", document))
                .tolerating("NotFound");
    }
}
