package dev.sandglass.kubectl.kustomize;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.NotYet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ConfigMaps and Secrets that a kustomization makes of literals, files and lines of name=value. */
final class Generators {

    private final Document kustomization;
    private final String folder;
    private final Build build;

    Generators(Document kustomization, String folder, Build build) {
        this.kustomization = kustomization;
        this.folder = folder;
        this.build = build;
    }

    List<Item> all() {
        var items = new ArrayList<Item>();
        kustomization
                .items("configMapGenerator")
                .documents()
                .forEach(g -> items.add(make(g, "ConfigMap")));
        kustomization
                .items("secretGenerator")
                .documents()
                .forEach(g -> items.add(make(g, "Secret")));
        return items;
    }

    private Item make(Document generator, String kind) {
        var behavior = generator.text("behavior", "create");
        if (!behavior.equals("create")) {
            throw NotYet.failure("building kustomizations with generators that " + behavior);
        }
        var options = kustomization.child("generatorOptions").putAll(generator.child("options"));
        var metadata = Document.of("name", generator.text("name"));
        if (!generator.text("namespace").isEmpty()) {
            metadata = metadata.put("namespace", generator.text("namespace"));
        }
        for (var field : List.of("labels", "annotations")) {
            metadata = options.has(field) ? metadata.put(field, options.get(field)) : metadata;
        }
        var object = Document.of("apiVersion", "v1", "kind", kind, "metadata", metadata);
        var data = Document.EMPTY;
        for (var entry : read(generator).entrySet()) {
            var bytes = entry.getValue();
            data =
                    data.put(
                            entry.getKey(),
                            kind.equals("Secret")
                                    ? Base64.getEncoder().encodeToString(bytes)
                                    : new String(bytes, StandardCharsets.UTF_8));
        }
        object = data.isEmpty() ? object : object.put("data", data);
        object =
                kind.equals("Secret")
                        ? object.put("type", generator.text("type", "Opaque"))
                        : object;
        object = options.flag("immutable") ? object.put("immutable", true) : object;
        return new Item(
                object, List.of(generator.text("name")), !options.flag("disableNameSuffixHash"));
    }

    private Map<String, byte[]> read(Document generator) {
        var data = new LinkedHashMap<String, byte[]>();
        var envs = new ArrayList<>(generator.items("envs").texts().toList());
        if (!generator.text("env").isEmpty()) {
            envs.add(generator.text("env"));
        }
        for (var env : envs) {
            var text = new String(build.file(Build.path(folder, env)), StandardCharsets.UTF_8);
            text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> literal(line, data));
        }
        generator.items("files").texts().forEach(file -> file(file, data));
        generator.items("literals").texts().forEach(literal -> literal(literal, data));
        return data;
    }

    private void file(String source, Map<String, byte[]> data) {
        var equals = source.indexOf('=');
        var path = source.substring(equals + 1);
        var key =
                equals < 0
                        ? path.substring(path.lastIndexOf('/') + 1)
                        : source.substring(0, equals);
        data.put(key, build.file(Build.path(folder, path)));
    }

    private static void literal(String source, Map<String, byte[]> data) {
        var equals = source.indexOf('=');
        if (equals <= 0) {
            throw Failure.of("invalid literal source " + source + ", expected key=value");
        }
        var value = source.substring(equals + 1);
        var isQuoted =
                value.length() > 1 && (value.matches("(?s)\".*\"") || value.matches("(?s)'.*'"));
        data.put(
                source.substring(0, equals),
                (isQuoted ? value.substring(1, value.length() - 1) : value)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
