package dev.sandglass.site.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server where it cannot start: one sentence, and exit code 1. */
class StartIT {

    @TempDir Path data;

    private static void assertRefused(PackagedServer server, String sentence)
            throws IOException, InterruptedException {
        var refusal = server.startInVain();
        assertEquals(1, refusal.code(), refusal.said());
        assertEquals(sentence + "\n", refusal.said());
    }

    @Test
    void portsAreTaken() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var port = taken.getLocalPort();
            var server = new PackagedServer(data);
            server.set("QUARKUS_HTTP_PORT", String.valueOf(port));
            assertRefused(server, taken(port, "QUARKUS_HTTP_PORT"));
            server.set("QUARKUS_HTTP_PORT", "0");
            server.set("QUARKUS_HTTP_SSL_PORT", String.valueOf(port));
            assertRefused(server, taken(port, "QUARKUS_HTTP_SSL_PORT"));
        }
    }

    private static String taken(int port, String variable) {
        return "Port "
                + port
                + " is taken by another program: stop it, or choose another port with "
                + variable
                + ".";
    }

    @Test
    void theDataFolderCannotBeMade() throws Exception {
        var file = Files.writeString(data.resolve("file"), "");
        assertRefused(
                new PackagedServer(file.resolve("below")),
                "The data folder "
                        + file
                        + "/below cannot be written ("
                        + file
                        + "/below: Not a directory): make room, or name another folder with SANDGLASS_DATA.");
    }

    @Test
    void theGivenDatabaseIsNotThere() throws Exception {
        var nobody = PackagedServer.freePort();
        var server = new PackagedServer(data);
        server.set(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + nobody + "/x?password=secret");
        assertRefused(
                server,
                "The database jdbc:postgresql://127.0.0.1:"
                        + nobody
                        + "/x cannot be used (Connection refused): see QUARKUS_DATASOURCE_JDBC_URL,"
                        + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.");
    }

    private static void assertAlive(PackagedServer server)
            throws IOException, InterruptedException {
        var health = server.get("/q/health/live").replaceAll("\\s", "");
        assertTrue(health.startsWith("{\"status\":\"UP\""), health);
    }

    @Test
    void itIsReadyWhenItSaysSo() throws Exception {
        try (var server = new PackagedServer(data)) {
            server.start();
            var health = server.get("/q/health/ready").replaceAll("\\s", "");
            assertTrue(health.startsWith("{\"status\":\"UP\""), health);
        }
    }

    /** One server a folder; and a {@code postmaster.pid} that was left behind stops nobody. */
    @Test
    void aSecondServerOnTheSameFolder() throws Exception {
        Files.createDirectories(data.resolve("database"));
        try (var first = new PackagedServer(data)) {
            first.start();
            assertRefused(
                    new PackagedServer(data),
                    "Another Sandglass is using the data folder "
                            + data
                            + ": stop it, or name another folder with SANDGLASS_DATA.");
            assertAlive(first);
            first.stop();
            Files.writeString(data.resolve("database/postmaster.pid"), "999999999\n");
            first.start();
            assertAlive(first);
        }
    }
}
