package dev.sandglass.cluster.controllers.serviceaccount;

import dev.sandglass.api.Change;
import dev.sandglass.api.Namespace;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.ServiceAccount;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Refused;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import java.util.function.Consumer;

/** Keeps a ServiceAccount called {@code default} in every namespace that is not being deleted. */
public final class ServiceAccountController implements Reconciler {

    private static final String DEFAULT = "default";

    private final Client client;
    private final Cache<Namespace> namespaces;
    private final Cache<ServiceAccount> accounts;

    public ServiceAccountController(Workbench bench) {
        this.client = bench.client();
        this.namespaces = bench.cache(Namespace.RESOURCE);
        this.accounts = bench.cache(ServiceAccount.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.of(Namespace.RESOURCE).also(ServiceAccount.RESOURCE, this::accountGone);
    }

    private void accountGone(Change change, Consumer<ObjectKey> enqueue) {
        if (change.after() == null && change.key().name().equals(DEFAULT)) {
            enqueue.accept(Namespace.RESOURCE.key("", change.key().namespace()));
        }
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var namespace = namespaces.find(key).orElse(null);
        if (namespace == null
                || !namespace.status().text("phase").equals("Active")
                || accounts.get(key.name(), DEFAULT) != null) {
            return Next.done();
        }
        var account =
                Document.of("metadata", Document.of("name", DEFAULT, "namespace", key.name()));
        var answer =
                client.attempt(() -> client.create(ServiceAccount.RESOURCE, key.name(), account));
        if (answer instanceof Answer.No<ServiceAccount>(var status)
                && !status.reason().equals("AlreadyExists")
                && !Refused.isNamespaceTerminating(status)) {
            throw new Refused(status);
        }
        return Next.done();
    }
}
