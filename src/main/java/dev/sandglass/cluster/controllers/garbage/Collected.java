package dev.sandglass.cluster.controllers.garbage;

import dev.sandglass.api.Resource;
import dev.sandglass.api.Thing;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Kinds;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds that the collector looks after: the same for all clusters, so they share them. */
final class Collected {

    /** Nobody owns anything by them, and they own nothing. */
    private static final Set<String> NOT_LOOKED_AT = Set.of("events", "events.events.k8s.io");

    /** Written every few seconds: found as dependents (a node's Lease), but no reason to wake. */
    private static final String NOT_WATCHED = "leases.coordination.k8s.io";

    private static final Kinds KINDS = Schema.builtIn().kinds();
    private static final Map<String, Resource<Thing>> RESOURCES = resources();

    /** Those whose changes matter. */
    static final Set<String> WATCHED = watched();

    private Collected() {}

    private static Map<String, Resource<Thing>> resources() {
        var resources = new LinkedHashMap<String, Resource<Thing>>();
        for (var kind : KINDS.all()) {
            var name = kind.groupResource();
            if (isCollected(kind) && !NOT_LOOKED_AT.contains(name)) {
                var apiVersion = kind.apiVersion();
                resources.putIfAbsent(
                        name, Thing.resource(name, apiVersion, kind.name(), kind.namespaced()));
            }
        }
        return resources;
    }

    private static boolean isCollected(Kind kind) {
        return kind.can("delete") && kind.can("list") && kind.can("watch");
    }

    private static Set<String> watched() {
        var names = new HashSet<>(RESOURCES.keySet());
        names.remove(NOT_WATCHED);
        return Set.copyOf(names);
    }

    /** All of them, in the schema's order. */
    static Collection<Resource<Thing>> all() {
        return RESOURCES.values();
    }

    /** By its name, or null if it is not collected. */
    static @Nullable Resource<Thing> resource(String name) {
        return RESOURCES.get(name);
    }

    /** What an owner reference refers to, or null if it is not collected. */
    static @Nullable Resource<Thing> resource(Document reference) {
        var kind = KINDS.of(reference.text("apiVersion"), reference.text("kind"));
        return kind == null ? null : RESOURCES.get(kind.groupResource());
    }
}
