package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Prose;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.schema.Subresource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with one kind: its operations by path, as upstream's installer makes them. */
final class Operations {

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private final Schema schema;
    private final Prose prose;
    private final SortedMap<String, List<Operation>> paths;
    private final Kind kind;
    private final String root;
    /** After the verb in operationIds: {@code AppsV1}. */
    private final String title;
    /** After that: {@code Namespaced}, or nothing. */
    private final String scope;
    private final String type;

    Operations(Schema schema, Prose prose, Kind kind, SortedMap<String, List<Operation>> paths) {
        this.schema = schema;
        this.prose = prose;
        this.kind = kind;
        this.paths = paths;
        root = (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
        title = Names.title(kind.group()) + Names.capital(kind.version());
        scope = kind.namespaced() ? "Namespaced" : "";
        type = schema.type(kind).name();
    }

    void add() {
        var base = kind.namespaced() ? "/namespaces/{namespace}/" : "/";
        var collection = root + base + kind.plural();
        var item = collection + "/{name}";
        collection(collection);
        item(item);
        if (kind.can("watch")) {
            watches(base);
        }
        for (var subresource : kind.subresources()) {
            if (subresource.kind().endsWith("Options")) {
                connects(subresource, item);
            } else {
                subresource(subresource, item + "/" + subresource.name());
            }
        }
    }

    private void collection(String path) {
        var description = (kind.can("watch") ? "list or watch" : "list") + " objects of kind " + kind.name();
        if (kind.can("list")) {
            add(path, operation("get", "list", "list" + title + scope + kind.name(), description,
                    Parameter.list(prose), null, answers("200", type + "List"), Operation.STREAM));
            if (kind.namespaced()) {
                add(root + "/" + kind.plural(), operation("get", "list",
                        "list" + title + kind.name() + "ForAllNamespaces", description,
                        Parameter.list(prose), null, answers("200", type + "List"), Operation.STREAM));
            }
        }
        if (kind.can("create")) {
            add(path, operation("post", "post", "create" + title + scope + kind.name(),
                    "create" + Names.article(kind.name()) + kind.name(), Parameter.write(prose, false), type,
                    answers("200", type, "201", type, "202", type), Operation.OBJECT));
        }
        if (kind.can("deletecollection")) {
            add(path, operation("delete", "deletecollection",
                    "delete" + title + "Collection" + scope + kind.name(),
                    "delete collection of " + kind.name(), Parameter.deleteCollection(prose),
                    META + "DeleteOptions", answers("200", META + "Status"), Operation.OBJECT));
        }
    }

    private void item(String path) {
        if (kind.can("get")) {
            add(path, operation("get", "get", "read" + title + scope + kind.name(),
                    "read the specified " + kind.name(), List.of(), null, answers("200", type),
                    Operation.OBJECT));
        }
        if (kind.can("update")) {
            add(path, operation("put", "put", "replace" + title + scope + kind.name(),
                    "replace the specified " + kind.name(), Parameter.write(prose, false), type,
                    answers("200", type, "201", type), Operation.OBJECT));
        }
        if (kind.can("delete")) {
            var answer = schema.deleteAnswersObject(kind) ? type : META + "Status";
            add(path, operation("delete", "delete", "delete" + title + scope + kind.name(),
                    "delete" + Names.article(kind.name()) + kind.name(), Parameter.delete(prose),
                    META + "DeleteOptions", answers("200", answer, "202", answer), Operation.OBJECT));
        }
        if (kind.can("patch")) {
            add(path, operation("patch", "patch", "patch" + title + scope + kind.name(),
                    "partially update the specified " + kind.name(), Parameter.write(prose, true),
                    Named.PATCH, answers("200", type, "201", type), Operation.OBJECT));
        }
    }

    private void watches(String base) {
        var list = "watch individual changes to a list of " + kind.name()
                + ". deprecated: use the 'watch' parameter with a list operation instead.";
        var event = answers("200", META + "WatchEvent");
        add(root + "/watch" + base + kind.plural(), operation("get", "watchlist",
                "watch" + title + scope + kind.name() + "List", list, Parameter.list(prose), null, event,
                Operation.STREAM));
        add(root + "/watch" + base + kind.plural() + "/{name}", operation("get", "watch",
                "watch" + title + scope + kind.name(),
                "watch changes to an object of kind " + kind.name()
                        + ". deprecated: use the 'watch' parameter with a list operation instead, filtered"
                        + " to a single item with the 'fieldSelector' parameter.",
                Parameter.list(prose), null, event, Operation.STREAM));
        if (kind.namespaced()) {
            add(root + "/watch/" + kind.plural(), operation("get", "watchlist",
                    "watch" + title + kind.name() + "ListForAllNamespaces", list, Parameter.list(prose),
                    null, event, Operation.STREAM));
        }
    }

    private void subresource(Subresource sub, String path) {
        var body = schema.type(sub.group(), sub.version(), sub.kind());
        var name = body == null ? type : body.name();
        var id = title + scope + kind.name() + Names.capital(sub.name());
        if (sub.can("get")) {
            var log = sub.name().equals("log");
            add(path, operation(sub, "get", "get", "read" + id,
                    "read " + sub.name() + " of the specified " + kind.name(),
                    Parameter.options(kind.name(), sub.name(), prose), null,
                    answers("200", log ? Operation.TEXT : name), log ? Operation.LOG : Operation.OBJECT));
        }
        if (sub.can("create")) {
            add(path, operation(sub, "post", "post", "create" + id,
                    "create " + sub.name() + " of" + Names.article(kind.name()) + kind.name(),
                    Parameter.write(prose, false), name,
                    answers("200", name, "201", name, "202", name), Operation.OBJECT));
        }
        if (sub.can("update")) {
            add(path, operation(sub, "put", "put", "replace" + id,
                    "replace " + sub.name() + " of the specified " + kind.name(),
                    Parameter.write(prose, false), name, answers("200", name, "201", name),
                    Operation.OBJECT));
        }
        if (sub.can("patch")) {
            add(path, operation(sub, "patch", "patch", "patch" + id,
                    "partially update " + sub.name() + " of the specified " + kind.name(),
                    Parameter.write(prose, true), Named.PATCH, answers("200", name, "201", name),
                    Operation.OBJECT));
        }
    }

    /** What opens a connection instead of moving an object. */
    private void connects(Subresource sub, String item) {
        var proxy = sub.name().equals("proxy");
        var methods = proxy ? Operation.METHODS : List.of("get", "post");
        var parameters = Parameter.options(kind.name(), sub.name(), prose);
        for (var method : methods) {
            var id = "connect" + title + Names.capital(method) + scope + kind.name()
                    + Names.capital(sub.name());
            var description = "connect " + method.toUpperCase(Locale.ROOT) + " requests to "
                    + sub.name() + " of " + kind.name();
            add(item + "/" + sub.name(), operation(sub, method, "connect", id, description, parameters,
                    null, answers("200", Operation.TEXT), Operation.ANY));
            if (proxy) {
                add(item + "/proxy/{path}", operation(sub, method, "connect", id + "WithPath", description,
                        parameters, null, answers("200", Operation.TEXT), Operation.ANY));
            }
        }
    }

    private void add(String path, Operation operation) {
        var own = new ArrayList<Parameter>(operation.parameters());
        if (path.contains("{name}")) {
            own.add(Parameter.path("name", "name of the " + operation.kind()));
        }
        if (path.contains("{namespace}")) {
            own.add(Parameter.path("namespace",
                    "object name and auth scope, such as for teams and projects"));
        }
        if (path.contains("{path}")) {
            own.add(Parameter.path("path", "path to the resource"));
        }
        if (!operation.action().equals("connect")) {
            own.add(Parameter.pretty());
        }
        paths.computeIfAbsent(path, _ -> new ArrayList<>()).add(new Operation(
                operation.method(), operation.action(), operation.id(), operation.description(),
                operation.group(), operation.version(), operation.kind(),
                Parameter.sorted(own.stream()), operation.body(), operation.answers(),
                operation.contentTypes()));
    }

    private Operation operation(String method, String action, String id, String description,
            List<Parameter> parameters, @Nullable String body, SortedMap<String, String> answers,
            List<String> contentTypes) {
        return new Operation(method, action, id, description, kind.group(), kind.version(), kind.name(),
                parameters, body, answers, contentTypes);
    }

    private Operation operation(Subresource sub, String method, String action, String id,
            String description, List<Parameter> parameters, @Nullable String body,
            SortedMap<String, String> answers, List<String> contentTypes) {
        return new Operation(method, action, id, description, sub.group(), sub.version(), sub.kind(),
                parameters, body, answers, contentTypes);
    }

    private static SortedMap<String, String> answers(String... codesAndTypes) {
        var answers = new TreeMap<String, String>();
        for (var i = 0; i < codesAndTypes.length; i += 2) {
            answers.put(codesAndTypes[i], codesAndTypes[i + 1]);
        }
        return answers;
    }

    static Stream<String> types(Operation operation) {
        var body = operation.body() == null ? Stream.<String>of() : Stream.of(operation.body());
        return Stream.concat(body, operation.answers().values().stream().filter(type -> !type.isEmpty()));
    }
}
