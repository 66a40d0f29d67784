package dev.sandglass.cluster.controllers.endpointslicemirroring;

import dev.sandglass.api.EndpointSlice;
import dev.sandglass.api.Endpoints;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;

/** How a subset of Endpoints looks as a slice. */
record Mirrored(Endpoints original, Document subset) {

    private static final String SERVICE = "kubernetes.io/service-name";
    private static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    private static final String MANAGER = "endpointslicemirroring-controller.k8s.io";
    private static final List<String> NOT_COPIED =
            List.of(
                    "endpoints.kubernetes.io/last-change-trigger-time",
                    "kubectl.kubernetes.io/last-applied-configuration");

    static boolean isMirror(EndpointSlice slice) {
        return MANAGER.equals(slice.labels().get(MANAGED_BY));
    }

    /** Of which Endpoints: the name. */
    static String of(EndpointSlice slice) {
        return slice.labels().get(SERVICE) instanceof String name ? name : "";
    }

    String namespace() {
        return original.namespace();
    }

    boolean isEmpty() {
        return endpoints().isEmpty();
    }

    boolean hasItsPorts(EndpointSlice slice) {
        return slice.document().items("ports").equals(ports());
    }

    Document make() {
        var metadata =
                Document.of(
                        "generateName", original.name() + "-",
                        "namespace", original.namespace(),
                        "ownerReferences",
                                List.of(Endpoints.RESOURCE.controllerReference(original)));
        var slice = Document.of("metadata", metadata, "addressType", "IPv4");
        return update(new EndpointSlice(slice));
    }

    /** The slice as it shall be; an equal document when that is how it is. */
    Document update(EndpointSlice slice) {
        var annotations = original.annotations();
        for (var name : NOT_COPIED) {
            annotations = annotations.remove(name);
        }
        var labels = original.labels().put(SERVICE, original.name()).put(MANAGED_BY, MANAGER);
        var document = slice.document().with("metadata.labels", labels);
        document =
                annotations.isEmpty()
                        ? document.without("metadata.annotations")
                        : document.with("metadata.annotations", annotations);
        return document.put("endpoints", endpoints())
                .put("ports", ports().isEmpty() ? null : ports());
    }

    private Items endpoints() {
        var all = Items.EMPTY;
        for (var address : subset.items("addresses").documents().toList()) {
            all = all.plus(endpoint(address, true));
        }
        for (var address : subset.items("notReadyAddresses").documents().toList()) {
            all = all.plus(endpoint(address, false));
        }
        return all;
    }

    private static Document endpoint(Document address, boolean isReady) {
        var endpoint =
                Document.of(
                        "addresses", List.of(address.text("ip")),
                        "conditions", Document.of("ready", isReady));
        for (var name : List.of("targetRef", "nodeName", "hostname")) {
            if (address.has(name)) {
                endpoint = endpoint.put(name, address.get(name));
            }
        }
        return endpoint;
    }

    private Items ports() {
        var ports = Items.EMPTY;
        for (var port : subset.items("ports").documents().toList()) {
            var shown =
                    Document.of(
                            "name", port.text("name"),
                            "protocol", port.text("protocol", "TCP"),
                            "port", port.get("port"));
            ports =
                    ports.plus(
                            port.has("appProtocol")
                                    ? shown.put("appProtocol", port.get("appProtocol"))
                                    : shown);
        }
        return ports;
    }
}
