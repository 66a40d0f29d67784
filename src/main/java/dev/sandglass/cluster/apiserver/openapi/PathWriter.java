package dev.sandglass.cluster.apiserver.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes paths with their operations in the form of OpenAPI v3. */
final class PathWriter {

    private final Dialect dialect;
    private final String tag;
    private final JsonText out;

    PathWriter(Dialect dialect, String tag, JsonText out) {
        this.dialect = dialect;
        this.tag = tag;
        this.out = out;
    }

    void write(Map<String, List<Operation>> paths) {
        paths.forEach(this::path);
    }

    private void path(String path, List<Operation> operations) {
        out.open(path);
        var common = new ArrayList<>(operations.getFirst().parameters());
        operations.forEach(operation -> common.retainAll(operation.parameters()));
        operations.stream()
                .sorted(Comparator.comparing(o -> Operation.METHODS.indexOf(o.method())))
                .forEach(operation -> operation(operation, common));
        parameters(common);
        out.close();
    }

    private void parameters(List<Parameter> parameters) {
        if (!parameters.isEmpty()) {
            out.openList("parameters");
            parameters.forEach(parameter -> parameter.write(out));
            out.closeList();
        }
    }

    private void operation(Operation operation, List<Parameter> common) {
        out.open(operation.method()).texts("tags", List.of(tag));
        out.text("description", operation.description()).text("operationId", operation.id());
        parameters(operation.parameters().stream().filter(p -> !common.contains(p)).toList());
        if (operation.body() != null) {
            body(operation);
        }
        out.open("responses");
        operation
                .answers()
                .forEach(
                        (code, type) -> {
                            out.open(code).text("description", words(code)).open("content");
                            operation.contentTypes().forEach(content -> content(content, type));
                            out.close().close();
                        });
        if (!dialect.olderGenerator()) {
            out.open("401").text("description", "Unauthorized").close();
        }
        out.close();
        var about = operation.about();
        if (about != null) {
            out.text("x-kubernetes-action", operation.action());
            out.open("x-kubernetes-group-version-kind")
                    .text("group", about.group())
                    .text("version", about.version())
                    .text("kind", about.kind())
                    .close();
        }
        out.close();
    }

    private void body(Operation operation) {
        out.open("requestBody").open("content");
        if (operation.method().equals("patch")) {
            List.of(
                            "application/apply-patch+yaml",
                            "application/json-patch+json",
                            "application/merge-patch+json",
                            "application/strategic-merge-patch+json")
                    .forEach(content -> content(content, operation.body()));
        } else {
            content("*/*", operation.body());
        }
        out.close();
        if (!operation.method().equals("delete")) {
            out.raw("required", "true");
        }
        out.close();
    }

    private void content(String contentType, String type) {
        out.open(contentType).open("schema");
        if (type.isEmpty()) {
            out.text("type", "string");
        } else {
            out.text("$ref", dialect.reference() + type);
        }
        out.close().close();
    }

    private static String words(String code) {
        return switch (code) {
            case "200" -> "OK";
            case "201" -> "Created";
            default -> "Accepted";
        };
    }
}
