package dev.sandglass.site.wire;

import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Plans;
import dev.sandglass.site.sandboxes.Sandboxes;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** What tests with the real kubectl share: a sandbox each, and its administrator's kubectl at the HTTPS door. */
abstract class AtTheDoor {

    static final Path AUTHORITY = Path.of("target/test-certificates/authority.crt");

    @Inject Sandboxes sandboxes;

    @TestHTTPResource(value = "/", tls = true)
    URI address;

    LiveSandbox sandbox;
    RealKubectl kubectl;

    @BeforeEach
    void makeASandbox() throws IOException {
        Assumptions.assumeTrue(
                RealKubectl.program().isPresent(),
                "no real kubectl here: ./sandglass test fetches it");
        sandbox = sandboxes.make(null, "", Plans.STANDARD, 7, "").join();
        kubectl = with(sandbox.adminToken());
    }

    @AfterEach
    void deleteIt() {
        if (sandbox != null) {
            sandboxes.delete(sandbox).join();
        }
    }

    RealKubectl with(String token) throws IOException {
        return RealKubectl.at(server(sandbox.id()), token, AUTHORITY);
    }

    /** Where a cluster is. */
    String server(String id) {
        return "https://localhost:" + address.getPort() + "/clusters/" + id;
    }
}
