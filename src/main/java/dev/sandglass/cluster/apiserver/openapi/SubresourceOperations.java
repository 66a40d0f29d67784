package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Prose;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.schema.Subresource;
import dev.sandglass.api.schema.Type.GroupVersionKind;
import java.util.List;
import java.util.Locale;

/** What can be done below the objects of one kind: with their status, scale, log and so on. */
final class SubresourceOperations {

    private static final List<String> ANY = List.of("*/*");
    private static final List<String> LOG =
            List.of(
                    "application/json",
                    "application/vnd.kubernetes.protobuf",
                    "application/yaml",
                    "text/plain");

    private final Schema schema;
    private final Prose prose;
    private final Kind kind;
    private final KindPaths paths;

    SubresourceOperations(Schema schema, Prose prose, Kind kind, KindPaths paths) {
        this.schema = schema;
        this.prose = prose;
        this.kind = kind;
        this.paths = paths;
    }

    void add() {
        for (var subresource : kind.subresources()) {
            // What opens a connection is told by the kind of its options instead of by an object.
            if (subresource.kind().endsWith("Options")) {
                connects(subresource);
            } else {
                reads(subresource);
                writes(subresource);
            }
        }
    }

    private Operation operation(
            Subresource sub, String method, String action, String id, String description) {
        var about = new GroupVersionKind(sub.group(), sub.version(), sub.kind());
        return Operation.of(method, action, id, description, about);
    }

    private String path(Subresource sub) {
        return paths.item() + "/" + sub.name();
    }

    private String id(String verb, Subresource sub) {
        return verb + paths.titled() + Names.capital(sub.name());
    }

    private String type(Subresource sub) {
        var type = schema.type(sub.group(), sub.version(), sub.kind());
        return type == null ? schema.type(kind).name() : type.name();
    }

    private void reads(Subresource sub) {
        if (!sub.can("get")) {
            return;
        }
        var description = "read " + sub.name() + " of the specified " + kind.name();
        var read =
                operation(sub, "get", "get", id("read", sub), description)
                        .with(Parameter.options(kind.name(), sub.name(), prose));
        paths.add(
                path(sub),
                sub.name().equals("log")
                        ? read.answering(Operation.TEXT, "200").as(LOG)
                        : read.answering(type(sub), "200"));
    }

    private void writes(Subresource sub) {
        if (sub.can("create")) {
            var description =
                    "create " + sub.name() + " of" + Names.article(kind.name()) + kind.name();
            paths.add(
                    path(sub),
                    operation(sub, "post", "post", id("create", sub), description)
                            .with(Parameter.write(prose))
                            .taking(type(sub))
                            .answering(type(sub), "200", "201", "202"));
        }
        if (sub.can("update")) {
            var description = "replace " + sub.name() + " of the specified " + kind.name();
            paths.add(
                    path(sub),
                    operation(sub, "put", "put", id("replace", sub), description)
                            .with(Parameter.write(prose))
                            .taking(type(sub))
                            .answering(type(sub), "200", "201"));
        }
        if (sub.can("patch")) {
            var description = "partially update " + sub.name() + " of the specified " + kind.name();
            paths.add(
                    path(sub),
                    operation(sub, "patch", "patch", id("patch", sub), description)
                            .with(Parameter.patch(prose))
                            .taking(Named.PATCH)
                            .answering(type(sub), "200", "201"));
        }
    }

    private void connects(Subresource sub) {
        var proxy = sub.name().equals("proxy");
        for (var method : proxy ? Operation.METHODS : List.of("get", "post")) {
            var id =
                    "connect"
                            + paths.title()
                            + Names.capital(method)
                            + paths.scoped()
                            + Names.capital(sub.name());
            paths.add(path(sub), connect(sub, method, id));
            if (proxy) {
                paths.add(path(sub) + "/{path}", connect(sub, method, id + "WithPath"));
            }
        }
    }

    private Operation connect(Subresource sub, String method, String id) {
        var description =
                "connect "
                        + method.toUpperCase(Locale.ROOT)
                        + " requests to "
                        + sub.name()
                        + " of "
                        + kind.name();
        return operation(sub, method, "connect", id, description)
                .with(Parameter.options(kind.name(), sub.name(), prose))
                .answering(Operation.TEXT, "200")
                .as(ANY);
    }
}
