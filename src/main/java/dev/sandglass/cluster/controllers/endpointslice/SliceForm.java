package dev.sandglass.cluster.controllers.endpointslice;

import dev.sandglass.api.EndpointSlice;
import dev.sandglass.api.Pod;
import dev.sandglass.api.Service;
import dev.sandglass.cluster.client.ServedPods;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;

/**
 * How a slice of a Service looks.
 *
 * @param lastChange when what it shows changed, or the empty string
 */
record SliceForm(Service service, String lastChange) {

    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final String LAST_CHANGE = "endpoints.kubernetes.io/last-change-trigger-time";

    Document make(Items endpoints, Items ports) {
        var metadata =
                Document.of(
                        "generateName", service.name() + "-",
                        "namespace", service.namespace(),
                        "labels", labels(),
                        "ownerReferences", List.of(Service.RESOURCE.controllerReference(service)));
        if (!lastChange.isEmpty()) {
            metadata = metadata.put("annotations", Document.of(LAST_CHANGE, lastChange));
        }
        var slice = Document.of("metadata", metadata, "addressType", "IPv4");
        return filled(slice, endpoints, ports);
    }

    /** The slice as it shall be; the same document when that is how it is. */
    Document update(EndpointSlice slice, Items endpoints, Items ports) {
        var document = slice.document().with("metadata.labels", labels());
        document = filled(document, endpoints, ports);
        if (document.equals(slice.document())) {
            return document; // its time is no reason for a write
        }
        var annotations = slice.annotations().remove(LAST_CHANGE);
        if (!lastChange.isEmpty()) {
            annotations = annotations.put(LAST_CHANGE, lastChange);
        }
        return annotations.isEmpty()
                ? document.without("metadata.annotations")
                : document.with("metadata.annotations", annotations);
    }

    private static Document filled(Document slice, Items endpoints, Items ports) {
        return slice.put("endpoints", endpoints.isEmpty() ? null : endpoints)
                .put("ports", ports.isEmpty() ? null : ports);
    }

    private Document labels() {
        var labels = service.labels();
        labels = labels.put(EndpointSliceController.SERVICE, service.name());
        labels = labels.put(EndpointSliceController.MANAGED_BY, EndpointSliceController.MANAGER);
        return service.isHeadless() ? labels.put(HEADLESS, "") : labels.remove(HEADLESS);
    }

    static Document endpoint(Service service, Pod pod) {
        var isLeaving = pod.isBeingDeleted();
        var conditions =
                Document.of(
                        "ready",
                        service.publishesNotReady() || pod.isReady() && !isLeaving,
                        "serving",
                        pod.isReady(),
                        "terminating",
                        isLeaving);
        var endpoint =
                Document.of(
                        "addresses", List.of(pod.ip()),
                        "conditions", conditions,
                        "targetRef", ServedPods.reference(pod),
                        "nodeName", pod.nodeName());
        var hostname = ServedPods.hostname(service, pod);
        return hostname.isEmpty() ? endpoint : endpoint.put("hostname", hostname);
    }

    static Items ports(Service service, Pod pod) {
        var ports = Items.EMPTY;
        for (var item : service.ports()) {
            var port = (Document) item;
            var number = ServedPods.number(port, pod);
            if (number > 0) {
                var shown =
                        Document.of(
                                "name", port.text("name"),
                                "protocol", port.text("protocol", "TCP"),
                                "port", number);
                ports =
                        ports.plus(
                                port.has("appProtocol")
                                        ? shown.put("appProtocol", port.get("appProtocol"))
                                        : shown);
            }
        }
        return ports;
    }
}
