package dev.sandglass.site.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** How long whoever asks the database waits when it says nothing any more. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class DatabaseTest {

    private static final String PREFIX = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    @Inject DataSource database;
    @Inject Flyway flyway;

    @Test
    void nobodyWaitsForEver() throws Exception {
        try (var connection = database.getConnection()) {
            assertEquals(30_000, connection.getNetworkTimeout());
        }
    }

    @Test
    void migrationsMayTakeTheirTime() throws Exception {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
            assertEquals(0, connection.getNetworkTimeout());
        }
    }

    /** Whoever gives an address of their own has the last word. */
    @Test
    void theAddressGoesBeforeTheDefaults() {
        var config = ConfigProvider.getConfig();
        var defaults = new Properties();
        for (var name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                var property = name.substring(PREFIX.length());
                assertNotNull(PGProperty.forName(property), property);
                defaults.setProperty(property, config.getValue(name, String.class));
            }
        }
        var all = Driver.parseURL("jdbc:postgresql://db.example/x?socketTimeout=7", defaults);

        assertEquals("7", PGProperty.SOCKET_TIMEOUT.getOrDefault(all));
        assertEquals("10", PGProperty.CONNECT_TIMEOUT.getOrDefault(all));
        assertTrue(PGProperty.TCP_KEEP_ALIVE.getBoolean(all));
    }
}
