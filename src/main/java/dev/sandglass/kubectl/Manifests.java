package dev.sandglass.kubectl;

import dev.sandglass.api.Decoder;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.kustomize.Build;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The objects of {@code -f} and {@code -R}: files, folders, patterns, standard input, in the order of the command line. */
public final class Manifests {

    private static final List<String> EXTENSIONS = List.of(".json", ".yaml", ".yml");
    private static final String STDIN = "STDIN";

    private final Client client;
    private final List<String> paths = new ArrayList<>();
    private boolean isMany;
    private @Nullable String labels;
    private boolean validates;
    private String kustomization = "";

    private Manifests(Client client) {
        this.client = client;
    }

    static Manifests of(Arguments arguments, Client client, List<Failure> errors) {
        var manifests = new Manifests(client);
        var names = arguments.texts("filename");
        var kustomize = arguments.text("kustomize");
        var recursive = arguments.usage().find("recursive") != null && arguments.flag("recursive");
        if (!kustomize.isEmpty()) {
            if (names.isEmpty()) {
                manifests.kustomization = kustomize;
                manifests.paths.add(kustomize);
                manifests.isMany = true;
            } else {
                errors.add(Failure.of("only one of -f or -k can be specified"));
            }
            manifests.validates =
                    arguments.usage().find("validate") != null
                            && !isOff(arguments.text("validate"));
            return manifests;
        }
        manifests.validates =
                arguments.usage().find("validate") != null && !isOff(arguments.text("validate"));
        for (var name : names) {
            if (name.equals("-")) {
                if (manifests.paths.contains(STDIN)) {
                    errors.add(Failure.of("standard input cannot be used for multiple arguments"));
                }
                manifests.paths.add(STDIN);
                manifests.isMany = true;
            } else if (name.startsWith("http://") || name.startsWith("https://")) {
                manifests.paths.add(name);
            } else {
                manifests.addPath(name, recursive, errors);
            }
        }
        return manifests;
    }

    private static boolean isOff(String validate) {
        return List.of("false", "ignore").contains(validate);
    }

    private void addPath(String name, boolean recursive, List<Failure> errors) {
        var session = client.session();
        List<String> matches;
        try {
            matches = session.exists(name) ? List.of(name) : Globs.expand(name, session);
        } catch (Failure failure) {
            errors.add(failure);
            return;
        }
        for (var match : matches) {
            if (!session.isFolder(match)) {
                paths.add(match);
                continue;
            }
            var inside = new ArrayList<String>();
            walk(match, recursive, inside);
            isMany |= inside.size() > 1;
            paths.addAll(inside);
        }
        if (paths.isEmpty() && errors.isEmpty()) {
            errors.add(
                    Failure.of(
                            "error reading ["
                                    + String.join(" ", matches)
                                    + "]: recognized file extensions are [.json .yaml .yml]"));
        }
    }

    private void walk(String folder, boolean recursive, List<String> found) {
        try {
            for (var name : client.session().listFolder(folder)) {
                var path = folder.endsWith("/") ? folder + name : folder + "/" + name;
                if (client.session().isFolder(path)) {
                    if (recursive) {
                        walk(path, true, found);
                    }
                } else if (EXTENSIONS.stream().anyMatch(path::endsWith)) {
                    found.add(path);
                }
            }
        } catch (FileProblem e) {
            throw Failure.of("error reading \"" + folder + "\": " + e.getMessage());
        }
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    /** Whether one file was named that may hold one object. */
    boolean isSingle() {
        return !isMany && paths.size() == 1;
    }

    Manifests filtered(@Nullable String selector) {
        labels = selector;
        return this;
    }

    /** Works on each object in turn. A list's items count one by one. */
    void each(Consumer<Target> action, boolean continueOnError) {
        var failures = new ArrayList<Failure>();
        for (var path : paths) {
            try {
                eachOf(path, action, continueOnError, failures);
            } catch (Failure failure) {
                if (!continueOnError) {
                    throw failure;
                }
                failures.add(failure);
            }
        }
        Failures.throwIfAny(failures);
    }

    private void eachOf(
            String path, Consumer<Target> action, boolean continueOnError, List<Failure> failures) {
        var stream = Yaml.stream(text(path));
        for (var value : stream.values()) {
            if (value == null) {
                continue;
            }
            if (validates) {
                Validation.check(value, path);
            }
            if (!(value instanceof Document document)) {
                throw Failure.of(
                        "unable to decode \"%s\": json: cannot unmarshal %s into Go value of type unstructured.detector"
                                .formatted(path, Json.typeName(value)));
            }
            if (validates) {
                client.openApi().consult(document.text("apiVersion"), document.text("kind"));
            }
            for (var object : flat(document)) {
                try {
                    var target = target(object, path);
                    if (matches(target)) {
                        action.accept(target);
                    }
                } catch (Failure failure) {
                    if (!continueOnError) {
                        throw failure;
                    }
                    failures.add(failure);
                }
            }
        }
        if (stream.fault() != null) {
            throw Failure.of("error parsing " + path + ": " + stream.fault());
        }
    }

    private boolean matches(Target target) {
        return labels == null || labels.isEmpty() || Labels.matches(labels, target.known());
    }

    private String text(String path) {
        if (path.equals(kustomization)) {
            return new Build(client.session()).text(path);
        }
        if (path.equals(STDIN)) {
            return new String(client.session().readAllInput(), StandardCharsets.UTF_8);
        }
        if (path.startsWith("http://") || path.startsWith("https://")) {
            return Downloads.read(path, client.session());
        }
        try {
            return new String(client.session().readFile(path), StandardCharsets.UTF_8);
        } catch (FileProblem e) {
            throw Failure.of("open " + path + ": " + lower(e.reason().words()));
        }
    }

    private static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static List<Document> flat(Document document) {
        if (!document.text("kind").endsWith("List") || !document.has("items")) {
            return List.of(document);
        }
        var flat = new ArrayList<Document>();
        document.items("items").documents().forEach(item -> flat.addAll(flat(item)));
        return flat;
    }

    private Target target(Document object, String path) {
        var kindName = object.text("kind");
        if (kindName.isEmpty()) {
            throw Failure.of(
                    "unable to decode \""
                            + path
                            + "\": Object 'Kind' is missing in '"
                            + Json.write(object)
                            + "'");
        }
        checkMetadata(object, path);
        var name = object.text("metadata.name");
        var namespace = object.text("metadata.namespace");
        var kind = client.resources().of(object.text("apiVersion"), kindName);
        if (kind == null) {
            throw Failure.of(
                    "resource mapping not found for name: \""
                            + name
                            + "\" namespace: \""
                            + namespace
                            + "\" from \""
                            + path
                            + "\": "
                            + noMatch(object)
                            + "\nensure CRDs are installed first");
        }
        return new Target(kind, namespace, name, path, object);
    }

    /** Everything may be wrong about an object that the server is to judge, but not what it is called. */
    private static void checkMetadata(Document object, String path) {
        if (!object.has("metadata")) {
            return;
        }
        try {
            var bare = Document.of("metadata", object.get("metadata"));
            Decoder.decode(bare, Schema.builtIn().type("", "v1", "ConfigMap"));
        } catch (Malformed malformed) {
            var says = String.valueOf(malformed.getMessage());
            throw Failure.of(
                    "unable to decode \""
                            + path
                            + "\": "
                            + says.replace("ConfigMap.metadata", "metadataOnlyObject.metadata"));
        }
    }

    private static String noMatch(Document object) {
        return "no matches for kind \""
                + object.text("kind")
                + "\" in version \""
                + object.text("apiVersion")
                + "\"";
    }
}
