package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Prose;
import dev.sandglass.api.schema.Schema;
import java.util.List;
import java.util.SortedMap;

/**
 * What can be done with one kind, by path, as upstream's installer makes it of the kind's verbs.
 */
final class Operations {

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final String INSTEAD =
            ". deprecated: use the 'watch' parameter with a list operation instead";

    private final Schema schema;
    private final Prose prose;
    private final Kind kind;
    private final KindPaths paths;
    private final String type;

    Operations(
            Schema schema, Prose prose, Kind kind, SortedMap<String, List<Operation>> operations) {
        this.schema = schema;
        this.prose = prose;
        this.kind = kind;
        this.paths = new KindPaths(kind, operations);
        this.type = schema.type(kind).name();
    }

    void add() {
        lists();
        collection();
        item();
        removal();
        if (kind.can("watch")) {
            watches();
        }
        new SubresourceOperations(schema, prose, kind, paths).add();
    }

    private Operation operation(String method, String action, String id, String description) {
        return Operation.of(method, action, id, description, paths.about());
    }

    private void lists() {
        if (!kind.can("list")) {
            return;
        }
        var description =
                (kind.can("watch") ? "list or watch" : "list") + " objects of kind " + kind.name();
        paths.add(
                paths.collection(),
                operation("get", "list", "list" + paths.titled(), description)
                        .with(Parameter.list(prose))
                        .answering(type + "List", "200")
                        .streaming());
        if (kind.namespaced()) {
            var id = "list" + paths.title() + kind.name() + "ForAllNamespaces";
            paths.add(
                    paths.everywhere(),
                    operation("get", "list", id, description)
                            .with(Parameter.list(prose))
                            .answering(type + "List", "200")
                            .streaming());
        }
    }

    private void collection() {
        if (kind.can("create")) {
            var description = "create" + Names.article(kind.name()) + kind.name();
            paths.add(
                    paths.collection(),
                    operation("post", "post", "create" + paths.titled(), description)
                            .with(Parameter.write(prose))
                            .taking(type)
                            .answering(type, "200", "201", "202"));
        }
        if (kind.can("deletecollection")) {
            var id = "delete" + paths.title() + "Collection" + paths.scoped();
            var description = "delete collection of " + kind.name();
            paths.add(
                    paths.collection(),
                    operation("delete", "deletecollection", id, description)
                            .with(Parameter.deleteCollection(prose))
                            .taking(META + "DeleteOptions")
                            .answering(META + "Status", "200"));
        }
    }

    private void item() {
        if (kind.can("get")) {
            var description = "read the specified " + kind.name();
            paths.add(
                    paths.item(),
                    operation("get", "get", "read" + paths.titled(), description)
                            .answering(type, "200"));
        }
        if (kind.can("update")) {
            var description = "replace the specified " + kind.name();
            paths.add(
                    paths.item(),
                    operation("put", "put", "replace" + paths.titled(), description)
                            .with(Parameter.write(prose))
                            .taking(type)
                            .answering(type, "200", "201"));
        }
        if (kind.can("patch")) {
            var description = "partially update the specified " + kind.name();
            paths.add(
                    paths.item(),
                    operation("patch", "patch", "patch" + paths.titled(), description)
                            .with(Parameter.patch(prose))
                            .taking(Named.PATCH)
                            .answering(type, "200", "201"));
        }
    }

    private void removal() {
        if (kind.can("delete")) {
            var description = "delete" + Names.article(kind.name()) + kind.name();
            paths.add(
                    paths.item(),
                    operation("delete", "delete", "delete" + paths.titled(), description)
                            .with(Parameter.delete(prose))
                            .taking(META + "DeleteOptions")
                            .answering(
                                    schema.deleteAnswersObject(kind) ? type : META + "Status",
                                    "200",
                                    "202"));
        }
    }

    private void watches() {
        var id = "watch" + paths.titled();
        var list = "watch individual changes to a list of " + kind.name() + INSTEAD + ".";
        var item =
                "watch changes to an object of kind "
                        + kind.name()
                        + INSTEAD
                        + ", filtered to a single item with the 'fieldSelector' parameter.";
        paths.add(paths.watchCollection(), watch("watchlist", id + "List", list));
        paths.add(paths.watchItem(), watch("watch", id, item));
        if (kind.namespaced()) {
            var all = "watch" + paths.title() + kind.name() + "ListForAllNamespaces";
            paths.add(paths.watchEverywhere(), watch("watchlist", all, list));
        }
    }

    private Operation watch(String action, String id, String description) {
        return operation("get", action, id, description)
                .with(Parameter.list(prose))
                .answering(META + "WatchEvent", "200")
                .streaming();
    }
}
