package dev.sandglass.cluster.controllers.namespace;

import dev.sandglass.api.Pod;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Status;
import dev.sandglass.api.Thing;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is in a namespace, kind by kind. */
final class Contents {

    private static final Document BACKGROUND = Document.of("propagationPolicy", "Background");
    private static final long FINALIZERS_TAKE = 15;

    /**
     * What is left after an attempt to delete all.
     *
     * @param counts objects by resource
     * @param finalizers how many objects wait for each
     * @param refusals why something could not be deleted
     * @param estimateSeconds how long the rest may take
     */
    record Remaining(
            Map<String, Integer> counts,
            Map<String, Integer> finalizers,
            List<Status> refusals,
            long estimateSeconds) {}

    private final Client client;
    private final String namespace;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Integer> finalizers = new TreeMap<>();
    private final List<Status> refusals = new ArrayList<>();
    private long estimate;

    Contents(Client client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Deletes Pods, and when none is left everything else. */
    Remaining delete() {
        delete(resource("pods", "v1", "Pod"));
        if (!counts.isEmpty()) { // what they run may need what lies beside them
            return new Remaining(Map.of(), Map.of(), refusals, estimate);
        }
        resources().forEach(this::delete);
        return new Remaining(counts, finalizers, refusals, estimate);
    }

    private static Resource<Thing> resource(String name, String apiVersion, String kind) {
        return Thing.resource(name, apiVersion, kind, true);
    }

    private static List<Resource<Thing>> resources() {
        var resources = new LinkedHashMap<String, Resource<Thing>>();
        for (var kind : Schema.builtIn().kinds().all()) {
            if (isDeletable(kind)) {
                resources.putIfAbsent(
                        kind.groupResource(),
                        resource(kind.groupResource(), kind.apiVersion(), kind.name()));
            }
        }
        resources.remove("pods");
        resources.remove("events.events.k8s.io"); // the same objects as events
        return List.copyOf(resources.values());
    }

    private static boolean isDeletable(Kind kind) {
        return kind.namespaced() && kind.can("delete") && kind.can("list");
    }

    private void delete(Resource<Thing> resource) {
        var present = list(resource);
        if (present.isEmpty()) {
            return;
        }
        var grace = longestGrace(resource, present);
        if (client.attempt(() -> client.deleteAll(resource, namespace, BACKGROUND))
                instanceof Answer.No<Boolean>(var status)) {
            refusals.add(status);
        }
        var left = list(resource);
        if (left.isEmpty()) {
            return;
        }
        counts.put(resource.name(), left.size());
        var wait = grace;
        for (var thing : left) {
            for (var finalizer : thing.finalizers().texts().toList()) {
                finalizers.merge(finalizer, 1, Integer::sum);
                wait = grace == 0 ? FINALIZERS_TAKE : grace;
            }
        }
        estimate = Math.max(estimate, wait);
    }

    private List<Thing> list(Resource<Thing> resource) {
        return client.list(resource, namespace).toList();
    }

    private static long longestGrace(Resource<Thing> resource, List<Thing> present) {
        if (!resource.name().equals(Pod.RESOURCE.name())) {
            return 0;
        }
        var longest = 0L;
        for (var thing : present) {
            var pod = new Pod(thing.document());
            if (!pod.isOver()) {
                longest = Math.max(longest, pod.spec().number("terminationGracePeriodSeconds", 0));
            }
        }
        return longest;
    }
}
