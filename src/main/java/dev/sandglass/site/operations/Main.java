package dev.sandglass.site.operations;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.nio.channels.FileLock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The server's beginning and end: looks whether its ports are free, takes the data folder, starts the database unless one is
 * given, and then Quarkus; stops them in the opposite order. What goes wrong before Quarkus runs is one sentence on stderr.
 */
@QuarkusMain
public final class Main implements QuarkusApplication {

    /** Survives the reloads of dev mode, which change the class loader: a static field would not. */
    private static final String PREPARED = "sandglass.prepared";

    private final Readying readying;

    @Inject
    Main(Readying readying) {
        this.readying = readying;
    }

    public static void main(String... args) {
        Locale.setDefault(
                Locale.ROOT); // a cluster is the same in Cairo: its hashes, numbers, times
        var stopped = new CountDownLatch(1);
        try {
            if (System.getProperty(PREPARED) == null) {
                prepare(stopped);
                System.setProperty(PREPARED, "true");
            }
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
        Quarkus.run(
                Main.class,
                (code, failure) -> {
                    stopped.countDown();
                    if (failure != null) {
                        System.err.println(sentence(failure));
                        System.exit(Math.max(code, 1));
                    }
                    if (LaunchMode.current()
                            != LaunchMode.DEVELOPMENT) { // there it comes back at once
                        System.exit(code);
                    }
                },
                args);
    }

    private static void prepare(CountDownLatch stopped) {
        Ports.fromEnvironment().assertFree();
        var folder = DataFolder.fromEnvironment();
        keepUntilTheEnd(folder.take());
        if (!given("QUARKUS_TLS_KEY_STORE_PEM_0_CERT", "quarkus.tls.key-store.pem.0.cert")) {
            new Certificates(folder.certificates())
                    .settings(PublicAddress.hosts(), Instant.now())
                    .forEach(System::setProperty);
        }
        if (given("QUARKUS_DATASOURCE_JDBC_URL", "quarkus.datasource.jdbc.url")) {
            return;
        }
        System.out.println("Starting PostgreSQL in " + folder.database() + " …");
        var database = EmbeddedDatabase.start(folder);
        System.setProperty("quarkus.datasource.jdbc.url", database.url());
        System.setProperty("quarkus.datasource.username", database.user());
        System.setProperty("quarkus.datasource.password", database.password());
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> stopAfterServer(database, stopped), "database-stop"));
    }

    /** A lock that nobody refers to is collected, and with it released; a hook refers to it in every mode. */
    private static void keepUntilTheEnd(FileLock lock) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    if (!lock.isValid()) {
                                        System.err.println("The data folder was not locked.");
                                    }
                                },
                                "data-folder"));
    }

    private static void stopAfterServer(EmbeddedDatabase database, CountDownLatch stopped) {
        try {
            if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
                stopped.await(20, TimeUnit.SECONDS); // live sandboxes are being frozen into it
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }

    private static boolean given(String variable, String property) {
        return System.getenv(variable) != null || System.getProperty(property) != null;
    }

    private static String sentence(Throwable failure) {
        var url = System.getenv("QUARKUS_DATASOURCE_JDBC_URL");
        var root = rootOf(failure);
        if (url == null || !isOfDatabase(failure)) {
            return "Sandglass stops: " + root;
        }
        var address = url.replaceFirst("\\?.*", ""); // a password may stand behind it
        return "The database "
                + address
                + " cannot be used ("
                + String.valueOf(root.getMessage()).lines().findFirst().orElse("")
                + "): see QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
                + " QUARKUS_DATASOURCE_PASSWORD.";
    }

    private static boolean isOfDatabase(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public int run(String... args) {
        var announcing = Thread.ofVirtual().unstarted(this::announce);
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            announcing.start();
        }
        Quarkus.waitForExit();
        announcing.interrupt(); // it may be stopped before it is ready
        return 0;
    }

    private void announce() {
        try {
            readying.await();
            System.out.println("Sandglass is ready: " + PublicAddress.ofPages());
            Ports.fromEnvironment().knock();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
