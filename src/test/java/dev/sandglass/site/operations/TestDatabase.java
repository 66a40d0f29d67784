package dev.sandglass.site.operations;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.util.Map;

/** A throw-away PostgreSQL for tests inside the process, where {@link Main} does not run. */
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
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres.getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username",
                "postgres");
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
