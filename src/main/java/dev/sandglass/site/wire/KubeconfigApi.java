package dev.sandglass.site.wire;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Yaml;
import dev.sandglass.site.operations.PublicAddress;
import dev.sandglass.site.sandboxes.OwnSandboxes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The kubeconfig of a sandbox, for the learner's own kubectl. */
@Path("/api/sandboxes/{id}/kubeconfig")
@Tag(name = "Sandboxes")
public class KubeconfigApi {

    private final OwnSandboxes own;
    private final Optional<String> authority;

    KubeconfigApi(
            OwnSandboxes own,
            @ConfigProperty(name = "sandglass.authority") Optional<String> authority) {
        this.own = own;
        this.authority = authority;
    }

    @GET
    @Produces("application/yaml")
    @RunOnVirtualThread
    @Operation(
            summary = "The kubeconfig of a sandbox",
            description = "With a token; for kubectl on your own machine.")
    @APIResponse(responseCode = "200", description = "The file, as YAML.")
    @APIResponse(responseCode = "404", description = "There is no such sandbox of yours.")
    public Response kubeconfig(String id) throws IOException {
        var sandbox = own.find(id);
        return Response.ok(Yaml.write(document(sandbox.id(), sandbox.adminToken())))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"sandglass-" + sandbox.id() + ".yaml\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private Document document(String id, String token) throws IOException {
        var cluster = Document.of("server", PublicAddress.ofClusters() + "/clusters/" + id);
        if (authority.isPresent()) { // else the certificate is of an authority that everybody knows
            var pem = Files.readAllBytes(java.nio.file.Path.of(authority.get()));
            cluster =
                    Document.of(
                            "certificate-authority-data", Base64.getEncoder().encodeToString(pem),
                            "server", cluster.text("server"));
        }
        var name = "sandglass-" + id;
        var user = Document.of("token", token);
        var context = Document.of("cluster", name, "user", name);
        return Document.of(
                "apiVersion",
                "v1",
                "kind",
                "Config",
                "clusters",
                Items.of(Document.of("cluster", cluster, "name", name)),
                "contexts",
                Items.of(Document.of("context", context, "name", name)),
                "current-context",
                name,
                "users",
                Items.of(Document.of("name", name, "user", user)));
    }
}
