package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Type.GroupVersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Where the operations of one kind stand, and the words that all of them are named with. */
final class KindPaths {

    private final Kind kind;
    private final SortedMap<String, List<Operation>> paths;

    KindPaths(Kind kind, SortedMap<String, List<Operation>> paths) {
        this.kind = kind;
        this.paths = paths;
    }

    private String root() {
        return (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
    }

    private String base() {
        return kind.namespaced() ? "/namespaces/{namespace}/" : "/";
    }

    String everywhere() {
        return root() + "/" + kind.plural();
    }

    String collection() {
        return root() + base() + kind.plural();
    }

    String item() {
        return collection() + "/{name}";
    }

    String watchEverywhere() {
        return root() + "/watch/" + kind.plural();
    }

    String watchCollection() {
        return root() + "/watch" + base() + kind.plural();
    }

    String watchItem() {
        return watchCollection() + "/{name}";
    }

    /** After the verb in operationIds: {@code AppsV1}. */
    String title() {
        return Names.title(kind.group()) + Names.capital(kind.version());
    }

    /** The title with the kind: {@code AppsV1NamespacedDeployment}. */
    String titled() {
        return title() + scoped();
    }

    /** The kind with its scope: {@code NamespacedDeployment}. */
    String scoped() {
        return (kind.namespaced() ? "Namespaced" : "") + kind.name();
    }

    GroupVersionKind about() {
        return new GroupVersionKind(kind.group(), kind.version(), kind.name());
    }

    /** Adds an operation with the parameters that its path asks for. */
    void add(String path, Operation operation) {
        var own = new ArrayList<Parameter>();
        var about = operation.about();
        if (path.contains("{name}") && about != null) {
            own.add(Parameter.path("name", "name of the " + about.kind()));
        }
        if (path.contains("{namespace}")) {
            own.add(
                    Parameter.path(
                            "namespace",
                            "object name and auth scope, such as for teams and projects"));
        }
        if (path.contains("{path}")) {
            own.add(Parameter.path("path", "path to the resource"));
        }
        if (!operation.action().equals("connect")) {
            own.add(Parameter.pretty());
        }
        paths.computeIfAbsent(path, _ -> new ArrayList<>()).add(operation.with(own));
    }
}
