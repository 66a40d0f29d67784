package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Prose;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A parameter of a path or a query. */
record Parameter(String name, String in, String type, String description) {

    static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::name).thenComparing(Parameter::in);

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final String CORE = "io.k8s.api.core.v1.";

    private static final List<String> BOOLEANS =
            List.of(
                    "allowWatchBookmarks",
                    "sendInitialEvents",
                    "watch",
                    "force",
                    "orphanDependents",
                    "ignoreStoreReadErrorWithClusterBreakingPotential",
                    "follow",
                    "insecureSkipTLSVerifyBackend",
                    "previous",
                    "timestamps",
                    "stderr",
                    "stdin",
                    "stdout",
                    "tty");
    private static final List<String> INTEGERS =
            List.of(
                    "limit",
                    "timeoutSeconds",
                    "gracePeriodSeconds",
                    "limitBytes",
                    "sinceSeconds",
                    "tailLines",
                    "ports");

    private static final List<String> LIST =
            List.of(
                    "continue",
                    "fieldSelector",
                    "labelSelector",
                    "limit",
                    "resourceVersion",
                    "resourceVersionMatch",
                    "sendInitialEvents",
                    "timeoutSeconds");
    private static final List<String> ATTACH =
            List.of("container", "stderr", "stdin", "stdout", "tty");
    private static final List<String> EXEC =
            List.of("command", "container", "stderr", "stdin", "stdout", "tty");
    private static final List<String> LOG =
            List.of(
                    "container",
                    "follow",
                    "insecureSkipTLSVerifyBackend",
                    "limitBytes",
                    "previous",
                    "sinceSeconds",
                    "stream",
                    "tailLines",
                    "timestamps");
    private static final List<String> DELETE =
            List.of(
                    "dryRun",
                    "gracePeriodSeconds",
                    "ignoreStoreReadErrorWithClusterBreakingPotential",
                    "orphanDependents",
                    "propagationPolicy");

    static Parameter query(String name, Prose prose, String type) {
        var form =
                BOOLEANS.contains(name)
                        ? "boolean"
                        : INTEGERS.contains(name) ? "integer" : "string";
        return new Parameter(name, "query", form, prose.of(type, name));
    }

    static Parameter path(String name, String description) {
        return new Parameter(name, "path", "string", description);
    }

    static Parameter pretty() {
        return new Parameter(
                "pretty",
                "query",
                "string",
                "If 'true', then the output is pretty printed. Defaults to 'false' unless"
                        + " the user-agent indicates a browser or command-line HTTP tool (curl and"
                        + " wget).");
    }

    private static Stream<Parameter> all(List<String> names, Prose prose, String type) {
        return names.stream().map(name -> query(name, prose, type));
    }

    static List<Parameter> list(Prose prose) {
        return sorted(
                Stream.concat(
                        all(LIST, prose, META + "ListOptions"),
                        all(List.of("allowWatchBookmarks", "watch"), prose, META + "ListOptions")));
    }

    static List<Parameter> delete(Prose prose) {
        return sorted(all(DELETE, prose, META + "DeleteOptions"));
    }

    static List<Parameter> deleteCollection(Prose prose) {
        return sorted(
                Stream.concat(
                        all(LIST, prose, META + "ListOptions"),
                        all(DELETE, prose, META + "DeleteOptions")));
    }

    static List<Parameter> write(Prose prose) {
        return sorted(
                all(
                        List.of("dryRun", "fieldManager", "fieldValidation"),
                        prose,
                        META + "CreateOptions"));
    }

    static List<Parameter> patch(Prose prose) {
        return sorted(
                all(
                        List.of("dryRun", "fieldManager", "fieldValidation", "force"),
                        prose,
                        META + "PatchOptions"));
    }

    /** Those of a subresource that is read or connected to. */
    static List<Parameter> options(String kind, String subresource, Prose prose) {
        return switch (subresource) {
            case "attach" -> sorted(all(ATTACH, prose, CORE + "PodAttachOptions"));
            case "exec" -> sorted(all(EXEC, prose, CORE + "PodExecOptions"));
            case "log" -> sorted(all(LOG, prose, CORE + "PodLogOptions"));
            case "portforward" ->
                    sorted(all(List.of("ports"), prose, CORE + "PodPortForwardOptions"));
            case "proxy" -> sorted(all(List.of("path"), prose, CORE + kind + "ProxyOptions"));
            default -> List.of();
        };
    }

    static List<Parameter> sorted(Stream<Parameter> parameters) {
        return parameters.sorted(ORDER).toList();
    }

    void write(JsonText out) {
        out.open().text("name", name).text("in", in);
        if (!description.isEmpty()) {
            out.text("description", description);
        }
        if (in.equals("path")) {
            out.raw("required", "true");
        }
        out.open("schema").text("type", type).raw("uniqueItems", "true").close().close();
    }
}
