package dev.sandglass.cluster.apiserver.discovery;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Subresource;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.stream.Stream;

/**
 * A kind in the list of a group version: the resource, then its subresources under names of their
 * own.
 */
final class Resources {

    private Resources() {}

    static Stream<Document> of(Kind kind) {
        return Stream.concat(
                Stream.of(resource(kind)),
                kind.subresources().stream().map(subresource -> subresource(kind, subresource)));
    }

    private static Document resource(Kind kind) {
        var resource =
                Document.of(
                        "name", kind.plural(),
                        "singularName", kind.singular(),
                        "namespaced", kind.namespaced(),
                        "kind", kind.name(),
                        "verbs", Items.copyOf(kind.verbs()));
        if (!kind.shortNames().isEmpty()) {
            resource = resource.put("shortNames", Items.copyOf(kind.shortNames()));
        }
        if (!kind.categories().isEmpty()) {
            resource = resource.put("categories", Items.copyOf(kind.categories()));
        }
        return kind.storageVersionHash().isEmpty()
                ? resource
                : resource.put("storageVersionHash", kind.storageVersionHash());
    }

    private static Document subresource(Kind kind, Subresource subresource) {
        var resource =
                Document.of(
                        "name", kind.plural() + "/" + subresource.name(),
                        "singularName", "",
                        "namespaced", kind.namespaced(),
                        "kind", subresource.kind(),
                        "verbs", Items.copyOf(subresource.verbs()));
        return subresource.group().equals(kind.group())
                        && subresource.version().equals(kind.version())
                ? resource
                : resource.put("group", subresource.group()).put("version", subresource.version());
    }
}
