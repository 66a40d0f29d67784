package dev.sandglass.kubectl;

import dev.sandglass.api.schema.Group;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Kinds;
import dev.sandglass.api.schema.Subresource;
import dev.sandglass.document.Document;
import java.util.List;

/** Reads {@code apidiscovery.k8s.io/v2}: what a server serves. */
final class Discovery {

    private Discovery() {}

    static Kinds read(List<Document> groups) {
        return Kinds.of(groups.stream().map(Discovery::group).toList());
    }

    private static Group group(Document group) {
        var name = group.text("metadata.name");
        return new Group(
                name, group.items("versions").documents().map(v -> version(name, v)).toList());
    }

    private static Group.Version version(String group, Document version) {
        var name = version.text("version");
        return new Group.Version(
                name,
                version.items("resources").documents().map(r -> kind(group, name, r)).toList());
    }

    private static Kind kind(String group, String version, Document resource) {
        return new Kind(
                group,
                version,
                resource.text("responseKind.kind"),
                resource.text("resource"),
                resource.text("singularResource"),
                resource.items("shortNames").texts().toList(),
                resource.items("categories").texts().toList(),
                resource.text("scope").equals("Namespaced"),
                resource.items("verbs").texts().toList(),
                resource.items("subresources").documents().map(Discovery::subresource).toList(),
                "");
    }

    private static Subresource subresource(Document sub) {
        return new Subresource(
                sub.text("subresource"),
                sub.text("responseKind.group"),
                sub.text("responseKind.version"),
                sub.text("responseKind.kind"),
                sub.items("verbs").texts().toList());
    }
}
