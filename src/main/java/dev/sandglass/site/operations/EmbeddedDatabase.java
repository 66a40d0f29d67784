package dev.sandglass.site.operations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL that belongs to this server: unpacked and initialised at the first start, started with the server and
 * stopped with it. Durable (fsync and synchronous commit on), reachable from this machine only, and only with a password
 * that is kept in the data folder.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /** Starts the database of this data folder; the caller has taken the folder, so an older postmaster is an orphan. */
    static EmbeddedDatabase start(DataFolder folder) {
        refuseRootWithoutUnshare();
        var fresh = !Files.exists(folder.database().resolve("PG_VERSION"));
        try {
            var password =
                    fresh ? newPassword(folder) : Files.readString(folder.databasePassword());
            stopOrphan(folder.database().resolve("postmaster.pid"));
            var postgres = builder(folder, password).start();
            if (fresh) {
                requirePassword(postgres, password, folder.database().resolve("pg_hba.conf"));
            }
            return new EmbeddedDatabase(postgres, password);
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL in "
                            + folder.database()
                            + " does not start ("
                            + firstLine(e)
                            + "): see its log there, or give a database with"
                            + " QUARKUS_DATASOURCE_JDBC_URL.",
                    e);
        }
    }

    /** PostgreSQL does not run as root; {@code unshare} gives it a user namespace in which it is not. */
    private static void refuseRootWithoutUnshare() {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        if (System.getProperty("user.name").equals("root")
                && Arrays.stream(path).noneMatch(it -> Files.exists(Path.of(it, "unshare")))) {
            throw new StartRefused(
                    "PostgreSQL does not run as root, and unshare, which helps, is not here: start"
                            + " Sandglass as another user, install unshare (util-linux), or give a"
                            + " database with QUARKUS_DATASOURCE_JDBC_URL.");
        }
    }

    private static EmbeddedPostgres.Builder builder(DataFolder folder, String password) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.database())
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // Main stops it, after the server
                .setConnectConfig("password", password)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "40")
                .setServerConfig("shared_buffers", "32MB");
    }

    /** Until here anyone on this machine could connect without a password; from here on nobody can. */
    private static void requirePassword(EmbeddedPostgres postgres, String password, Path rules)
            throws IOException, SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER USER " + USER + " PASSWORD '" + password + "'");
            Files.writeString(
                    rules,
                    """
                    local all all scram-sha-256
                    host  all all 127.0.0.1/32 scram-sha-256
                    host  all all ::1/128      scram-sha-256
                    """);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static String newPassword(DataFolder folder) throws IOException {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        Files.deleteIfExists(folder.databasePassword());
        Files.createFile(
                folder.databasePassword(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.databasePassword(), password);
        return password;
    }

    /** After a kill -9 of the server its PostgreSQL lives on, or has left its pid file behind: perhaps without a pid. */
    static void stopOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        var process =
                pidIn(pidFile)
                        .flatMap(ProcessHandle::of)
                        .filter(it -> it.info().command().orElse("").endsWith("postgres"));
        if (process.isEmpty()) {
            Files.deleteIfExists(pidFile); // the number may belong to a stranger by now
            return;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IOException(
                    "an older PostgreSQL, process " + process.get().pid() + ", does not stop", e);
        }
    }

    /** The first line; none when a full disk or a crash left the file half-written. */
    private static Optional<Long> pidIn(Path pidFile) throws IOException {
        var lines = Files.readString(pidFile, StandardCharsets.ISO_8859_1).lines();
        return lines.findFirst()
                .map(String::strip)
                .filter(it -> it.matches("[1-9][0-9]{0,17}"))
                .map(Long::valueOf);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    String user() {
        return USER;
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            System.err.println("The embedded PostgreSQL did not stop by itself: " + e.getMessage());
        }
    }
}
