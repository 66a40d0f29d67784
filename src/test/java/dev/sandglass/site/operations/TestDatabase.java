package dev.sandglass.site.operations;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A throw-away PostgreSQL and certificates for tests inside the process, where {@link Main} does not run. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres =
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(
                                    new File("target/postgresql").getAbsoluteFile())
                            .start();
        } catch (IOException e) {
            throw new IllegalStateException("no throw-away PostgreSQL", e);
        }
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"));
        settings.put("quarkus.datasource.username", "postgres");
        settings.putAll(
                new Certificates(Path.of("target/test-certificates").toAbsolutePath())
                        .settings(List.of("localhost", "127.0.0.1"), Instant.now()));
        return settings;
    }

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException("the throw-away PostgreSQL does not stop", e);
        }
    }
}
