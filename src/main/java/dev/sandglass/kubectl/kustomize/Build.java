package dev.sandglass.kubectl.kustomize;

import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Session;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Builds a folder with a kustomization: collects resources, generates, transforms, names and sorts them.
 *
 * <p>Left out, and refused: components, replacements, vars, charts, generators and transformers of one's own, sort
 * options, generators that merge.
 */
public final class Build {

    private static final List<String> FILES =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private static final Set<String> KNOWN =
            Set.of(
                    "apiVersion",
                    "kind",
                    "metadata",
                    "resources",
                    "bases",
                    "namePrefix",
                    "nameSuffix",
                    "namespace",
                    "labels",
                    "commonLabels",
                    "commonAnnotations",
                    "images",
                    "replicas",
                    "configMapGenerator",
                    "secretGenerator",
                    "generatorOptions",
                    "patches",
                    "patchesStrategicMerge",
                    "patchesJson6902");

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "components",
                    "replacements",
                    "vars",
                    "helmCharts",
                    "helmGlobals",
                    "generators",
                    "transformers",
                    "validators",
                    "configurations",
                    "crds",
                    "openapi",
                    "sortOptions",
                    "buildMetadata");

    private final Session session;

    public Build(Session session) {
        this.session = session;
    }

    /** The objects of a folder, as one YAML text. */
    public String text(String folder) {
        var path = session.resolve(folder);
        if (!session.isFolder(path)) {
            throw Failure.of(
                    "must build at directory: not a valid directory: evalsymlink failure on '%s' : lstat %s: no such file or directory"
                            .formatted(folder, path));
        }
        var items = Naming.finish(accumulate(path, 0));
        return String.join("---\n", items.stream().map(item -> Yaml.write(item.object())).toList());
    }

    private List<Item> accumulate(String folder, int depth) {
        if (depth > 20) {
            throw Failure.of("cycle detected: candidate root '" + folder + "'");
        }
        var kustomization = read(folder);
        for (var field : kustomization.keys()) {
            if (LEFT_OUT.contains(field)) {
                throw NotYet.failure("building kustomizations with " + field);
            }
            if (!KNOWN.contains(field)) {
                throw Failure.of("invalid Kustomization: json: unknown field \"" + field + "\"");
            }
        }
        var items = new ArrayList<Item>();
        for (var list : List.of("resources", "bases")) {
            kustomization
                    .items(list)
                    .texts()
                    .forEach(name -> items.addAll(resource(folder, name, depth)));
        }
        items.addAll(new Generators(kustomization, folder, this).all());
        return new Transforms(kustomization, folder, this).apply(items);
    }

    private Document read(String folder) {
        for (var file : FILES) {
            if (session.exists(folder + "/" + file)) {
                return parse(folder + "/" + file).stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .findFirst()
                        .orElseThrow(() -> Failure.of("kustomization.yaml is empty"));
            }
        }
        throw Failure.of(
                "unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '"
                        + folder
                        + "'");
    }

    private List<Item> resource(String folder, String name, int depth) {
        if (name.startsWith("http://") || name.startsWith("https://")) {
            throw NotYet.failure("building kustomizations with resources of the web");
        }
        var path = path(folder, name);
        if (session.isFolder(path)) {
            return accumulate(path, depth + 1);
        }
        var items = new ArrayList<Item>();
        for (var value : parse(path)) {
            if (value instanceof Document document
                    && document.text("kind").endsWith("List")
                    && document.has("items")) {
                document.items("items").documents().forEach(d -> items.add(Item.of(d)));
            } else if (value instanceof Document document) {
                items.add(Item.of(document));
            }
        }
        return items;
    }

    /** The values of a YAML text in a file. */
    List<Object> parse(String path) {
        var stream = Yaml.stream(new String(file(path), StandardCharsets.UTF_8));
        if (stream.fault() != null) {
            throw Failure.of("invalid Kustomization: " + path + ": " + stream.fault());
        }
        return stream.values();
    }

    Object parseText(String text) {
        try {
            return Objects.requireNonNull(Yaml.parse(text));
        } catch (Malformed e) {
            throw Failure.of("unable to parse SM or JSON patch from [" + text + "]");
        }
    }

    /** The path of a file that a kustomization names. */
    static String path(String folder, String name) {
        return dev.sandglass.shell.Files.resolve(folder, name);
    }

    byte[] file(String path) {
        try {
            return session.readFile(path);
        } catch (FileProblem e) {
            throw Failure.of("accumulating resources: '" + path + "': " + e.reason().words());
        }
    }
}
