package dev.sandglass.desk;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.View;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Struct;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words that {@link KubectlCompletion} chooses from: kinds, names, containers, fields, values of flags. */
final class CompletionNames {

    private static final String CUSTOM = "customresourcedefinitions.apiextensions.k8s.io";

    private static final List<String> FORMATS =
            List.of("json", "yaml", "name", "jsonpath=", "jsonpath-as-json=", "go-template=");
    private static final List<String> FORMATS_OF_GET = List.of("wide", "custom-columns=");

    /** Values of flags with few of them; a command's own come first. */
    private static final Map<String, List<String>> CHOICES =
            Map.of(
                    "dry-run", List.of("none", "client", "server"),
                    "cascade", List.of("background", "foreground", "orphan"),
                    "restart", List.of("Always", "OnFailure", "Never"),
                    "image-pull-policy", List.of("Always", "IfNotPresent", "Never"),
                    "session-affinity", List.of("None", "ClientIP"),
                    "expose type", List.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"),
                    "patch type", List.of("json", "merge", "strategic"),
                    "for", List.of("condition=", "create", "delete", "jsonpath="),
                    "subresource", List.of("status", "scale", "resize"));

    private final View objects;

    CompletionNames(View objects) {
        this.objects = objects;
    }

    static Stream<String> formats(String command) {
        return command.equals("get")
                ? Stream.concat(FORMATS.stream(), FORMATS_OF_GET.stream())
                : FORMATS.stream();
    }

    static Stream<String> choices(String command, String flag) {
        var own = CHOICES.get(command + " " + flag);
        return (own == null ? CHOICES.getOrDefault(flag, List.of()) : own).stream();
    }

    // ---- kinds and names ----

    /** The plural names of all kinds that can be listed. */
    Stream<String> kinds() {
        return Stream.concat(
                        Schema.builtIn().kinds().all().stream()
                                .filter(kind -> kind.can("list"))
                                .map(Kind::plural),
                        objects.list(CUSTOM).map(it -> it.text("spec.names.plural")))
                .distinct();
    }

    /** The names of a resource's objects; in all namespaces when that is empty. */
    Stream<String> of(String resource, String namespace) {
        var found =
                namespace.isEmpty() ? objects.list(resource) : objects.list(resource, namespace);
        return found.map(object -> object.text("metadata.name"));
    }

    /** The names of the objects of what the word calls. */
    Stream<String> ofKind(String word, String namespace) {
        var kind = Schema.builtIn().kinds().called(word);
        if (kind != null) {
            return of(kind.groupResource(), kind.namespaced() ? namespace : "");
        }
        return objects.list(CUSTOM)
                .filter(it -> isCalled(it.child("spec.names"), word))
                .flatMap(
                        it ->
                                of(
                                        it.text("metadata.name"),
                                        it.text("spec.scope").equals("Namespaced")
                                                ? namespace
                                                : ""));
    }

    private static boolean isCalled(Document names, String word) {
        return names.text("plural").equals(word)
                || names.text("singular").equals(word)
                || names.items("shortNames").stream().anyMatch(word::equals);
    }

    // ---- containers ----

    /** The containers of a Pod, or of the template of {@code TYPE/NAME}. */
    Stream<String> containers(String word, String namespace) {
        var slash = word.indexOf('/');
        return slash < 0
                ? containers("pods", word, namespace)
                : containers(word.substring(0, slash), word.substring(slash + 1), namespace);
    }

    /** The containers behind {@code TYPE/NAME} or {@code TYPE NAME}. */
    Stream<String> containersOf(String first, List<String> words, String namespace) {
        return first.contains("/")
                ? containers(first, namespace)
                : containers(first, words.get(1), namespace);
    }

    private Stream<String> containers(String type, String name, String namespace) {
        var kind = Schema.builtIn().kinds().called(type);
        var object =
                kind == null
                        ? null
                        : objects.get(new ObjectKey(kind.groupResource(), namespace, name));
        if (object == null) {
            return Stream.empty();
        }
        var spec = spec(object);
        return Stream.of("initContainers", "containers", "ephemeralContainers")
                .flatMap(list -> spec.items(list).documents())
                .map(container -> container.text("name"));
    }

    private static Document spec(Document object) {
        if (object.child("spec").has("jobTemplate")) {
            return object.child("spec.jobTemplate.spec.template.spec");
        }
        return object.child("spec").has("template")
                ? object.child("spec.template.spec")
                : object.child("spec");
    }

    // ---- fields ----

    /** {@code pod.spec.containers}: kinds, then their fields. */
    Stream<String> fields(String begun) {
        var dot = begun.lastIndexOf('.');
        if (dot < 0) {
            return kinds().filter(it -> it.startsWith(begun)).map(it -> it + " ");
        }
        var prefix = begun.substring(0, dot + 1);
        var struct = struct(begun.substring(0, dot).split("\\."));
        return struct == null
                ? Stream.empty()
                : struct.fields().stream()
                        .map(field -> prefix + field.name())
                        .filter(it -> it.startsWith(begun))
                        .map(it -> it + " ");
    }

    private static @Nullable Struct struct(String[] path) {
        var kind = Schema.builtIn().kinds().called(path[0]);
        Struct here = kind == null ? null : Schema.builtIn().type(kind);
        for (var i = 1; i < path.length && here != null; i++) {
            var field = here.field(path[i]);
            here = field == null ? null : field.struct();
        }
        return here;
    }
}
