package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Prose;
import dev.sandglass.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the document of OpenAPI v2 as far as kubectl reads it: every type. Leaves the paths empty:
 * nothing asks them of version 2 as long as version 3 is served.
 */
final class DocumentV2 {

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private DocumentV2() {}

    static String written(Schema schema, Prose prose) {
        var out = new JsonText();
        out.open().text("swagger", "2.0");
        out.open("info").text("title", "Kubernetes").text("version", "1.35").close();
        out.open("paths").close().open("definitions");
        Reach.write(schema, types(schema, prose), Dialect.V2, prose, out);
        out.close()
                .open("securityDefinitions")
                .open("BearerToken")
                .text("description", "Bearer Token authentication")
                .text("type", "apiKey")
                .text("name", "authorization")
                .text("in", "header")
                .close()
                .close();
        out.raw("security", "[{\"BearerToken\":[]}]");
        return out.close().toString();
    }

    /** What all operations of all kinds speak of, and discovery's own types. */
    private static TreeSet<String> types(Schema schema, Prose prose) {
        var paths = new TreeMap<String, List<Operation>>();
        schema.kinds().all().forEach(kind -> new Operations(schema, prose, kind, paths).add());
        var names =
                new ArrayList<>(
                        List.of(
                                META + "APIGroup",
                                META + "APIGroupList",
                                META + "APIResourceList",
                                META + "APIVersions",
                                "io.k8s.apimachinery.pkg.version.Info"));
        paths.values()
                .forEach(
                        operations ->
                                operations.forEach(
                                        operation -> operation.types().forEach(names::add)));
        var found = new TreeSet<String>();
        names.forEach(name -> Reach.add(schema, name, found));
        return found;
    }
}
