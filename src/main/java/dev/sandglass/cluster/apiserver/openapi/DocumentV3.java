package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Prose;
import dev.sandglass.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes one document of OpenAPI v3: its paths, and the types that these reach. */
final class DocumentV3 {

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private final Schema schema;
    private final Prose prose;
    private final String group;
    private final Dialect dialect;
    private final SortedMap<String, List<Operation>> paths = new TreeMap<>();

    DocumentV3(Schema schema, Prose prose, String group) {
        this.schema = schema;
        this.prose = prose;
        this.group = group;
        this.dialect = group.equals("metrics.k8s.io") ? Dialect.METRICS_SERVER : Dialect.V3;
    }

    /** The document of a group version. */
    String ofVersion(String version, List<Kind> kinds) {
        var root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        discovery(
                root + "/",
                "get" + Names.title(group) + Names.capital(version) + "APIResources",
                "get available resources",
                META + "APIResourceList");
        kinds.forEach(kind -> new Operations(schema, prose, kind, paths).add());
        return written(Names.tag(group) + "_" + version);
    }

    /** The document of a group: only where to look further. */
    String ofGroup() {
        discovery(
                "/apis/" + group + "/",
                "get" + Names.title(group) + "APIGroup",
                "get information of a group",
                META + "APIGroup");
        return written(Names.tag(group));
    }

    /** The document of {@code /api}. */
    String ofCore() {
        discovery(
                "/api/", "getCoreAPIVersions", "get available API versions", META + "APIVersions");
        return written("core");
    }

    /** The document of {@code /apis}. */
    String ofGroups() {
        discovery("/apis/", "getAPIVersions", "get available API versions", META + "APIGroupList");
        return written("apis");
    }

    /** The document of {@code /version}. */
    String ofServer() {
        add(
                "/version/",
                Operation.of(
                                "get",
                                "",
                                "getCodeVersion",
                                "get the version information for this server",
                                null)
                        .answering("io.k8s.apimachinery.pkg.version.Info", "200")
                        .as(List.of("application/json")));
        return written("version");
    }

    /** A document about something that is no API object: its answer is text. */
    String ofText(String path, String id, String description, String tag, String contentType) {
        add(
                path,
                Operation.of("get", "", id, description, null)
                        .answering(Operation.TEXT, "200")
                        .as(List.of(contentType)));
        return written(tag);
    }

    private void discovery(String path, String id, String description, String type) {
        add(path, Operation.of("get", "", id, description, null).answering(type, "200"));
    }

    private void add(String path, Operation operation) {
        paths.computeIfAbsent(path, _ -> new ArrayList<>()).add(operation);
    }

    private String written(String tag) {
        var out = new JsonText();
        out.open().text("openapi", "3.0.0");
        writeTitle(out);
        out.open("paths");
        new PathWriter(dialect, tag, out).write(paths);
        out.close().open("components");
        var types = reachedTypes();
        if (!types.isEmpty()) {
            out.open("schemas");
            Reach.write(schema, types, dialect, prose, out);
            out.close();
        }
        writeSecurity(out);
        return out.close().close().toString();
    }

    private void writeTitle(JsonText out) {
        var isOlder = dialect.olderGenerator();
        out.open("info")
                .text("title", isOlder ? "Kubernetes metrics-server" : "Kubernetes")
                .text("version", isOlder ? "v0.0.0" : "1.35")
                .close();
    }

    /** The types of all operations, and those that these need. */
    private TreeSet<String> reachedTypes() {
        var types = new TreeSet<String>();
        for (var operations : paths.values()) {
            for (var operation : operations) {
                operation.types().forEach(type -> Reach.add(schema, type, types));
            }
        }
        return types;
    }

    private void writeSecurity(JsonText out) {
        if (dialect.olderGenerator()) {
            return;
        }
        out.open("securitySchemes")
                .open("BearerToken")
                .text("type", "apiKey")
                .text("description", "Bearer Token authentication")
                .text("name", "authorization")
                .text("in", "header")
                .close()
                .close();
    }
}
