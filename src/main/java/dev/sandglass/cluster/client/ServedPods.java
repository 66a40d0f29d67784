package dev.sandglass.cluster.client;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Pod;
import dev.sandglass.api.Service;
import dev.sandglass.api.Timestamps;
import dev.sandglass.api.Typed;
import dev.sandglass.document.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the controllers of endpoints, new and old, agree on about Pods behind a Service. */
public final class ServedPods {

    private static final String LAST_CHANGE = "endpoints.kubernetes.io/last-change-trigger-time";

    private ServedPods() {}

    /** A Pod's change is a reason to look at the Services that select it, or did. */
    public static Watches.Mapping servicesOf(Cache<Service> services) {
        return (change, enqueue) -> {
            var before = change.before() == null ? null : new Pod(change.before());
            var after = change.after() == null ? null : new Pod(change.after());
            if (before != null && after != null && looksTheSame(before, after)) {
                return;
            }
            services.in(change.key().namespace())
                    .filter(service -> selects(service, before) || selects(service, after))
                    .forEach(service -> enqueue.accept(Service.RESOURCE.key(service)));
        };
    }

    private static boolean selects(Service service, @Nullable Pod pod) {
        return pod != null
                && !service.selector().isEmpty()
                && LabelSelector.storedLabels(service.selector()).matches(pod.labels());
    }

    private static boolean looksTheSame(Pod before, Pod after) {
        return before.ip().equals(after.ip())
                && before.isReady() == after.isReady()
                && before.isOver() == after.isOver()
                && before.isBeingDeleted() == after.isBeingDeleted()
                && before.nodeName().equals(after.nodeName())
                && before.labels().equals(after.labels());
    }

    /** What an endpoint says of its Pod. */
    public static Document reference(Pod pod) {
        return Document.of(
                "kind", "Pod",
                "namespace", pod.namespace(),
                "name", pod.name(),
                "uid", pod.uid());
    }

    /** The name that a Pod has behind a headless Service, or the empty string. */
    public static String hostname(Service service, Pod pod) {
        var spec = pod.spec();
        return spec.text("subdomain").equals(service.name()) ? spec.text("hostname") : "";
    }

    /**
     * The number of the Pod's port that a Service's port means; 0 when the Pod has none of that
     * name.
     */
    public static long number(Document servicePort, Pod pod) {
        if (servicePort.get("targetPort") instanceof Number number) {
            return number.longValue();
        }
        if (!(servicePort.get("targetPort") instanceof String name) || name.isEmpty()) {
            return servicePort.number("port", 0);
        }
        var protocol = servicePort.text("protocol", "TCP");
        for (var container : pod.containers()) {
            for (var item : ((Document) container).items("ports")) {
                var port = (Document) item;
                if (port.text("name").equals(name)
                        && port.text("protocol", "TCP").equals(protocol)) {
                    return port.number("containerPort", 0);
                }
            }
        }
        return 0;
    }

    /**
     * When the first of the changes happened that endpoints do not show yet, or the empty string.
     * Upstream remembers for each Pod what it has seen; here what the present object says is taken
     * for that.
     *
     * @param shown the present objects
     */
    public static String lastChange(Service service, List<Pod> pods, List<? extends Typed> shown) {
        var last = Long.MIN_VALUE;
        for (var object : shown) {
            last = Math.max(last, Timestamps.nanos(object.annotation(LAST_CHANGE)));
        }
        if (shown.isEmpty()) {
            return service.creationTimestamp();
        }
        var first = Long.MAX_VALUE;
        for (var pod : pods) {
            var ready = pod.condition("Ready");
            var at = ready == null ? last : Timestamps.nanos(ready.text("lastTransitionTime"));
            if (at >= last && at != Long.MIN_VALUE) {
                first = Math.min(first, at);
            }
        }
        return first == Long.MAX_VALUE ? "" : Timestamps.seconds(first);
    }
}
