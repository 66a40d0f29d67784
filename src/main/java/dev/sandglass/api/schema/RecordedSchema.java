package dev.sandglass.api.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The schema in this package's resources. Reads the types of a package when one of them is asked
 * for.
 */
final class RecordedSchema implements Schema {

    /** Made at its first use, shared by all clusters. */
    static final class Held {
        static final Schema SCHEMA = new RecordedSchema();

        private Held() {}
    }

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1";

    private final KindsReader.Read read = KindsReader.read(text("kinds"));
    private final Map<String, Map<String, Type>> packages = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, List<Column>> columns;
    private volatile @Nullable Map<String, String> hashes;

    @Override
    public Kinds kinds() {
        return read.kinds();
    }

    @Override
    public @Nullable Type type(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? null : packageOf(name.substring(0, dot)).get(name.substring(dot + 1));
    }

    private Map<String, Type> packageOf(String name) {
        var known = packages.get(name);
        if (known != null) {
            return known;
        }
        // Two readers at once make two equal maps; the first one stays.
        var types = resource("types/" + name);
        var found =
                types == null ? Map.<String, Type>of() : new TypesReader(this, name).read(types);
        var earlier = packages.putIfAbsent(name, found);
        return earlier == null ? found : earlier;
    }

    @Override
    public @Nullable Type type(String group, String version, String kind) {
        var type = packageOf(packageName(group, version)).get(kind);
        // Options and Status belong to every group.
        return type != null ? type : packageOf(META).get(kind);
    }

    /** Where upstream's OpenAPI puts the types of a group version. */
    private static String packageName(String group, String version) {
        return switch (group) {
            case "" -> "io.k8s.api.core." + version;
            case "meta.k8s.io" -> META;
            case "apiregistration.k8s.io" ->
                    "io.k8s.kube-aggregator.pkg.apis.apiregistration." + version;
            case "apiextensions.k8s.io" ->
                    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions." + version;
            case "metrics.k8s.io" -> "io.k8s.metrics.pkg.apis.metrics." + version;
            case "flowcontrol.apiserver.k8s.io" -> "io.k8s.api.flowcontrol." + version;
            default -> {
                var dot = group.indexOf('.');
                yield "io.k8s.api." + (dot < 0 ? group : group.substring(0, dot)) + "." + version;
            }
        };
    }

    @Override
    public boolean deleteAnswersObject(Kind kind) {
        return read.answeringObjects().contains(KindsReader.name(kind));
    }

    @Override
    public List<Column> columns(Kind kind) {
        var known = columns;
        if (known == null) {
            known = ColumnsReader.read(text("columns"));
            columns = known;
        }
        var name = kind.plural() + "." + kind.version();
        return known.getOrDefault(
                kind.group().isEmpty() ? name : name + "." + kind.group(), List.of());
    }

    @Override
    public @Nullable String openApiHash(String path) {
        var known = hashes;
        if (known == null) {
            known =
                    text("openapi-hashes")
                            .lines()
                            .map(line -> line.split(" "))
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            words -> words[0], words -> words[1]));
            hashes = known;
        }
        return known.get(path);
    }

    private static String text(String name) {
        var text = resource(name);
        if (text == null) {
            throw new IllegalStateException("the resource " + name + " is missing");
        }
        return text;
    }

    /** A resource, or null. */
    private static @Nullable String resource(String name) {
        try (InputStream in = RecordedSchema.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
