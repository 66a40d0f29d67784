package dev.sandglass.cluster.controllers.rootca;

import dev.sandglass.api.ConfigMap;
import dev.sandglass.api.Namespace;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Refused;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;

/**
 * Keeps the cluster's CA in a ConfigMap {@code kube-root-ca.crt} in every namespace: Pods check the
 * API server with it.
 *
 * <p>Upstream reads the CA from a file; here it comes from where the API server shows the same
 * certificate.
 */
public final class RootCaPublisher implements Reconciler {

    private static final String NAME = "kube-root-ca.crt";
    private static final String NOTE =
            "Contains a CA bundle that can be used to verify the kube-apiserver when using internal"
                    + " endpoints such as the internal service IP or kubernetes.default.svc. No"
                    + " other usage is guaranteed across distributions of Kubernetes clusters.";

    private final Client client;
    private final Cache<Namespace> namespaces;
    private final Cache<ConfigMap> maps;

    public RootCaPublisher(Workbench bench) {
        this.client = bench.client();
        this.namespaces = bench.cache(Namespace.RESOURCE);
        this.maps = bench.cache(ConfigMap.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.of(Namespace.RESOURCE)
                .also(
                        ConfigMap.RESOURCE,
                        (change, enqueue) -> {
                            if (change.key().name().equals(NAME)) {
                                enqueue.accept(
                                        Namespace.RESOURCE.key("", change.key().namespace()));
                            }
                        });
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var namespace = namespaces.find(key).orElse(null);
        var ca = ca();
        if (namespace == null
                || !namespace.status().text("phase").equals("Active")
                || ca.isEmpty()) {
            return Next.done();
        }
        var map = maps.get(key.name(), NAME);
        if (map == null) {
            create(key.name(), ca);
        } else if (!map.document().child("data").equals(Document.of("ca.crt", ca))) {
            client.update(
                    ConfigMap.RESOURCE,
                    map.document()
                            .put("data", Document.of("ca.crt", ca))
                            .with("metadata.annotations.kubernetes\\.io/description", NOTE));
        }
        return Next.done();
    }

    private String ca() {
        var shown = maps.get("kube-system", "extension-apiserver-authentication");
        return shown == null
                        || !(shown.document().child("data").get("client-ca-file")
                                instanceof String ca)
                ? ""
                : ca;
    }

    private void create(String namespace, String ca) {
        var metadata =
                Document.of(
                        "name", NAME,
                        "namespace", namespace,
                        "annotations", Document.of("kubernetes.io/description", NOTE));
        var map = Document.of("metadata", metadata, "data", Document.of("ca.crt", ca));
        var answer = client.attempt(() -> client.create(ConfigMap.RESOURCE, namespace, map));
        if (answer instanceof Answer.No<ConfigMap>(var status)
                && !status.reason().equals("AlreadyExists")
                && !Refused.isNamespaceTerminating(status)) {
            throw new Refused(status);
        }
    }
}
