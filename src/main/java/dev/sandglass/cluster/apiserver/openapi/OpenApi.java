package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Prose;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI documents of a server that serves this schema. A document is made at its first use
 * and then remembered; one OpenApi for each schema, shared by all clusters that have it.
 *
 * <p>Follows upstream's {@code kube-openapi}.
 */
public final class OpenApi {

    /** What kubectl names in Accept for {@link #protobufV2}. */
    public static final String PROTOBUF_V2_ASKED =
            "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    /**
     * The Content-Type of {@link #protobufV2}: the name in Accept is no valid one, kubectl refuses
     * it here.
     */
    public static final String PROTOBUF_V2 =
            "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private final Schema schema;
    private final Prose prose;
    private final Map<String, byte[]> documents = new ConcurrentHashMap<>();

    public OpenApi(Schema schema, Prose prose) {
        this.schema = schema;
        this.prose = prose;
    }

    /**
     * The index at {@code /openapi/v3}: every document's path, with its hash so that clients can
     * keep it.
     */
    public byte[] index() {
        var paths =
                new TreeSet<>(
                        List.of(
                                ".well-known/openid-configuration",
                                "api",
                                "apis",
                                "openid/v1/jwks",
                                "version"));
        for (var group : schema.kinds().groups()) {
            var root = group.name().isEmpty() ? "api" : "apis/" + group.name();
            paths.add(root);
            group.versions().forEach(version -> paths.add(root + "/" + version.name()));
        }
        var out = new JsonText().open().open("paths");
        for (var path : paths) {
            out.open(path)
                    .text("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + hash(path))
                    .close();
        }
        return out.close().close().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of a document, which is its ETag too; null when there is no such document. */
    public @Nullable String hash(String path) {
        // Of what was recorded the hash is known without making the document.
        var recorded = schema.openApiHash(path);
        if (recorded != null) {
            return recorded;
        }
        var document = document(path);
        if (document == null) {
            return null;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-512").digest(document);
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The document of version 3 at {@code /openapi/v3/PATH}, as JSON; null when there is none.
     *
     * @param path such as {@code api/v1} or {@code apis/apps/v1}
     */
    public byte @Nullable [] document(String path) {
        var known = documents.get(path);
        if (known != null) {
            return known;
        }
        var made = make(path.split("/"));
        if (made == null) {
            return null;
        }
        var bytes = made.getBytes(StandardCharsets.UTF_8);
        documents.put(path, bytes);
        return bytes;
    }

    /** The document of version 2 at {@code /openapi/v2}, as JSON. */
    public byte[] documentV2() {
        return documents.computeIfAbsent(
                "v2", _ -> DocumentV2.written(schema, prose).getBytes(StandardCharsets.UTF_8));
    }

    /** The document of version 2 in protobuf, which kubectl asks for. */
    public byte[] protobufV2() {
        return documents.computeIfAbsent(
                "v2 protobuf", _ -> Gnostic.bytes(Json.object(DocumentV2.written(schema, prose))));
    }

    private @Nullable String make(String[] parts) {
        var kinds = schema.kinds();
        return switch (parts[0]) {
            case "api" ->
                    parts.length == 1
                            ? new DocumentV3(schema, prose, "").ofCore()
                            : parts.length == 2 && kinds.group("").version(parts[1]) != null
                                    ? new DocumentV3(schema, prose, "")
                                            .ofVersion(parts[1], kinds.in("", parts[1]))
                                    : null;
            case "apis" ->
                    parts.length == 1 ? new DocumentV3(schema, prose, "").ofGroups() : group(parts);
            case "version" -> new DocumentV3(schema, prose, "").ofServer();
            case "openid" ->
                    new DocumentV3(schema, prose, "")
                            .ofText(
                                    "/openid/v1/jwks/",
                                    "getServiceAccountIssuerOpenIDKeyset",
                                    "get service account issuer OpenID JSON Web Key Set (contains"
                                            + " public token verification keys)",
                                    "openid",
                                    "application/jwk-set+json");
            case ".well-known" ->
                    new DocumentV3(schema, prose, "")
                            .ofText(
                                    "/.well-known/openid-configuration/",
                                    "getServiceAccountIssuerOpenIDConfiguration",
                                    "get service account issuer OpenID configuration, also known"
                                            + " as the 'OIDC discovery doc'",
                                    "WellKnown",
                                    "application/json");
            default -> null;
        };
    }

    private @Nullable String group(String[] parts) {
        var group = schema.kinds().group(parts[1]);
        if (group == null || group.name().isEmpty()) {
            return null;
        }
        if (parts.length == 2) {
            return new DocumentV3(schema, prose, group.name()).ofGroup();
        }
        var version = group.version(parts[2]);
        return version == null || parts.length > 3
                ? null
                : new DocumentV3(schema, prose, group.name())
                        .ofVersion(version.name(), version.kinds());
    }
}
