package dev.sandglass.cluster.apiserver.discovery;

import dev.sandglass.api.schema.Group;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Kinds;
import dev.sandglass.api.schema.Subresource;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** Aggregated discovery, version 2: all groups with all that they serve in one document. */
final class Aggregated {

    private Aggregated() {}

    static Document of(Kinds kinds, boolean core) {
        var groups =
                kinds.groups().stream()
                        .filter(group -> group.name().isEmpty() == core)
                        .map(Aggregated::group)
                        .toList();
        return Document.of(
                "kind",
                "APIGroupDiscoveryList",
                "apiVersion",
                "apidiscovery.k8s.io/v2",
                "metadata",
                Document.EMPTY,
                "items",
                Items.copyOf(groups));
    }

    private static Document group(Group group) {
        var metadata = group.name().isEmpty() ? Document.EMPTY : Document.of("name", group.name());
        var versions = group.versions().stream().map(Aggregated::version).toList();
        return Document.of("metadata", metadata, "versions", Items.copyOf(versions));
    }

    private static Document version(Group.Version version) {
        var resources = version.kinds().stream().map(Aggregated::resource).toList();
        return Document.of(
                "version", version.name(),
                "resources", Items.copyOf(resources),
                "freshness", "Current");
    }

    private static Document resource(Kind kind) {
        // Kinds of the version itself are written without their group: upstream fills in what
        // differs.
        var resource =
                Document.of(
                        "resource", kind.plural(),
                        "responseKind", kind("", "", kind.name()),
                        "scope", kind.namespaced() ? "Namespaced" : "Cluster",
                        "singularResource", kind.singular(),
                        "verbs", Items.copyOf(kind.verbs()));
        if (!kind.shortNames().isEmpty()) {
            resource = resource.put("shortNames", Items.copyOf(kind.shortNames()));
        }
        if (!kind.categories().isEmpty()) {
            resource = resource.put("categories", Items.copyOf(kind.categories()));
        }
        if (kind.subresources().isEmpty()) {
            return resource;
        }
        var subresources = kind.subresources().stream().map(sub -> subresource(kind, sub)).toList();
        return resource.put("subresources", Items.copyOf(subresources));
    }

    private static Document subresource(Kind kind, Subresource subresource) {
        var own =
                subresource.group().equals(kind.group())
                        && subresource.version().equals(kind.version());
        return Document.of(
                "subresource", subresource.name(),
                "responseKind",
                        own
                                ? kind("", "", subresource.kind())
                                : kind(
                                        subresource.group(),
                                        subresource.version(),
                                        subresource.kind()),
                "verbs", Items.copyOf(subresource.verbs()));
    }

    private static Document kind(String group, String version, String kind) {
        return Document.of("group", group, "version", version, "kind", kind);
    }
}
