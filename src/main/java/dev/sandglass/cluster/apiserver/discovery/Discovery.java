package dev.sandglass.cluster.apiserver.discovery;

import dev.sandglass.api.schema.Group;
import dev.sandglass.api.schema.Kinds;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.KeyOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The discovery documents of a server that serves these kinds, as objects and as bytes. Immutable
 * but for the bytes that it remembers; one for each schema, shared by all clusters that have it.
 *
 * <p>Follows upstream's {@code apidiscovery} and {@code metav1.APIResourceList}. The address in
 * {@code /api} is the only thing that differs between clusters, so that document is made anew each
 * time.
 */
public final class Discovery {

    /** Clients that ask with this Accept get {@link #aggregated}. */
    public static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private static final String AGGREGATED_TYPE =
            "io.k8s.api.apidiscovery.v2.APIGroupDiscoveryList";

    private final Schema schema;
    private final Kinds kinds;
    private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    public Discovery(Schema schema) {
        this.schema = schema;
        this.kinds = schema.kinds();
    }

    /**
     * The document at {@code /api}, {@code /api/v1}, {@code /apis}, {@code /apis/GROUP} or {@code
     * /apis/GROUP/VERSION}; null when nothing is there.
     *
     * @param serverAddress what {@code /api} tells clients: host and port
     */
    public @Nullable Document plain(String path, String serverAddress) {
        var parts = path.substring(1).split("/");
        if (parts[0].equals("api")) {
            return switch (parts.length) {
                case 1 -> versions(serverAddress);
                case 2 -> resources("", parts[1]);
                default -> null;
            };
        }
        if (!parts[0].equals("apis")) {
            return null;
        }
        return switch (parts.length) {
            case 1 -> groups();
            case 2 -> group(parts[1]);
            case 3 -> resources(parts[1], parts[2]);
            default -> null;
        };
    }

    /**
     * Everything at once: for {@code /api} the core, for {@code /apis} all other groups; else null.
     */
    public @Nullable Document aggregated(String path) {
        return switch (path) {
            case "/api" -> Aggregated.of(kinds, true);
            case "/apis" -> Aggregated.of(kinds, false);
            default -> null;
        };
    }

    /** {@link #plain} as a line of compact JSON with the server's order of keys. */
    public byte @Nullable [] plainBytes(String path, String serverAddress) {
        return path.equals("/api")
                ? line(Json.bytes(versions(serverAddress), order(META + "APIVersions")))
                : remembered(path, plain(path, serverAddress), order(META + plainType(path)));
    }

    private static String plainType(String path) {
        return switch (path.split("/").length) {
            case 2 -> "APIGroupList";
            case 3 -> path.startsWith("/apis/") ? "APIGroup" : "APIResourceList";
            default -> "APIResourceList";
        };
    }

    /** {@link #aggregated} as a line of compact JSON with the server's order of keys. */
    public byte @Nullable [] aggregatedBytes(String path) {
        return remembered(path + " aggregated", aggregated(path), order(AGGREGATED_TYPE));
    }

    /** The ETag of the aggregated document, with its quotes. */
    public String aggregatedTag(String path) {
        return tags.computeIfAbsent(path, this::tag);
    }

    private String tag(String path) {
        var document = aggregated(path);
        if (document == null) {
            throw new IllegalArgumentException("no aggregated discovery at " + path);
        }
        // upstream takes it before the object has its kind
        var bare = document.remove("apiVersion", "kind");
        var body = Json.bytes(bare, order(AGGREGATED_TYPE));
        try {
            var digest = MessageDigest.getInstance("SHA-512").digest(body);
            return '"' + HexFormat.of().withUpperCase().formatHex(digest) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte @Nullable [] remembered(String key, @Nullable Document document, KeyOrder order) {
        if (document == null) {
            return null;
        }
        return bytes.computeIfAbsent(key, _ -> line(Json.bytes(document, order)));
    }

    /** With the newline that upstream's serializer puts behind each object. */
    private static byte[] line(byte[] json) {
        var line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    private KeyOrder order(String type) {
        var order = schema.type(type);
        if (order == null) {
            throw new IllegalStateException("the schema has no type " + type);
        }
        return order;
    }

    // ---- the documents ----

    private static Document versions(String serverAddress) {
        return Document.of(
                "kind", "APIVersions",
                "versions", Items.of("v1"),
                "serverAddressByClientCIDRs",
                        Items.of(
                                Document.of(
                                        "clientCIDR",
                                        "0.0.0.0/0",
                                        "serverAddress",
                                        serverAddress)));
    }

    private Document groups() {
        var groups =
                kinds.groups().stream()
                        .filter(g -> !g.name().isEmpty())
                        .map(Discovery::group)
                        .toList();
        return Document.of(
                "kind", "APIGroupList", "apiVersion", "v1", "groups", Items.copyOf(groups));
    }

    private @Nullable Document group(String name) {
        var found = kinds.group(name);
        return found == null || name.isEmpty()
                ? null
                : group(found).put("kind", "APIGroup").put("apiVersion", "v1");
    }

    private static Document group(Group group) {
        var versions = group.versions().stream().map(version -> version(group, version)).toList();
        return Document.of(
                "name", group.name(),
                "versions", Items.copyOf(versions),
                "preferredVersion", version(group, group.preferred()));
    }

    private static Document version(Group group, Group.Version version) {
        return Document.of("groupVersion", group.apiVersion(version), "version", version.name());
    }

    private @Nullable Document resources(String group, String version) {
        var found = kinds.group(group);
        var served = found == null ? null : found.version(version);
        if (found == null || served == null) {
            return null;
        }
        var resources = served.kinds().stream().flatMap(Resources::of).toList();
        var list =
                Document.of(
                        "kind", "APIResourceList",
                        "groupVersion", found.apiVersion(served),
                        "resources", Items.copyOf(resources));
        // Upstream's oldest list carries no version of its own.
        return group.isEmpty() ? list : list.put("apiVersion", "v1");
    }

    /** {@code /version}: that of the recorded cluster. */
    public static Document version() {
        return Document.of(
                "major", "1",
                "minor", "35",
                "emulationMajor", "1",
                "emulationMinor", "35",
                "minCompatibilityMajor", "1",
                "minCompatibilityMinor", "34",
                "gitVersion", "v1.35.2",
                "gitCommit", "fdc9d74cbf2da6754ccf81d56f80a4948a5e0425",
                "gitTreeState", "clean",
                "buildDate", "2026-02-26T20:14:28Z",
                "goVersion", "go1.26.8",
                "compiler", "gc",
                "platform", "linux/amd64");
    }

    /** {@link #version} as the server sends it, which is with line breaks for every client. */
    public byte[] versionBytes() {
        return Json.indented(version(), 2, order("io.k8s.apimachinery.pkg.version.Info"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
