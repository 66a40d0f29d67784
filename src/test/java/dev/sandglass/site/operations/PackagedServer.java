package dev.sandglass.site.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, on ports and a data folder of its own. */
public final class PackagedServer implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Path data;
    private final int http;
    private final int https;
    private final Map<String, String> settings = new HashMap<>();
    private List<String> flags = List.of();
    private Process process;

    /** Keeps the learner's cookie. */
    public final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .build();

    public PackagedServer(Path data) {
        this.data = data;
        this.http = freePort();
        this.https = freePort();
    }

    /**
     * A port that nobody has and nobody is given by chance: the system takes those that it gives away from above 32,767, and
     * between two starts any connection might get one of them.
     */
    static synchronized int freePort() {
        while (true) {
            lastPort = lastPort == LAST_PORT ? FIRST_PORT : lastPort + 1;
            try (var _ = new ServerSocket(lastPort)) {
                return lastPort;
            } catch (IOException taken) {
                // the next one
            }
        }
    }

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 30_000;
    private static int lastPort =
            FIRST_PORT + (int) (ProcessHandle.current().pid() % (LAST_PORT - FIRST_PORT));

    /** Sets a variable of its environment. */
    public void set(String variable, String value) {
        settings.put(variable, value);
    }

    /** Starts it with these flags of the JVM, instead of those that make it ready sooner. */
    public void setFlags(String... flags) {
        this.flags = List.of(flags);
    }

    public long pid() {
        return process.pid();
    }

    public int httpPort() {
        return http;
    }

    public int httpsPort() {
        return https;
    }

    /** Starts it and waits until it says that it is ready. */
    public void start() throws IOException {
        process = builder(flags.isEmpty() ? ready() : flags).start();
        var said = new StringBuilder();
        var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Sandglass is ready: ")) {
                Thread.ofVirtual().start(() -> drain(lines));
                return;
            }
        }
        throw new IllegalStateException("the server did not start:\n" + said);
    }

    /** With what code it ended and what it said: all of it, but for how far it got. */
    record Refusal(int code, String said) {}

    private static final List<String> SOON = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m");

    /** The classes that it loads, kept by the first that ends in peace: the starts after it take half as long. */
    private static final Path CLASSES = Path.of("target/packaged-server.jsa").toAbsolutePath();

    private static List<String> ready() {
        var flags = new ArrayList<>(SOON);
        flags.add("-Xlog:disable");
        var isThere = CLASSES.toFile().lastModified() > JAR.toFile().lastModified();
        flags.add((isThere ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + CLASSES);
        return flags;
    }

    /** Starts it where it cannot start. */
    Refusal startInVain() throws IOException, InterruptedException {
        process = builder(SOON).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Refusal(process.waitFor(), said);
    }

    private ProcessBuilder builder(List<String> flags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+UseCompactObjectHeaders");
        command.addAll(flags);
        command.addAll(List.of("-jar", JAR.toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().put("SANDGLASS_DATA", data.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(http));
        builder.environment().put("QUARKUS_HTTP_SSL_PORT", String.valueOf(https));
        builder.environment().remove("QUARKUS_DATASOURCE_JDBC_URL");
        builder.environment().putAll(settings);
        return builder.redirectErrorStream(true);
    }

    private static void drain(BufferedReader lines) {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("server: " + line);
            }
        } catch (IOException closed) {
            // it has ended
        }
    }

    /** As {@code kill -9} does it: the server learns nothing of it, and its PostgreSQL lives on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and says with which code it did. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the server does not stop");
        }
        return process.exitValue();
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + http + path);
    }

    public URI socket(String path) {
        return URI.create("ws://localhost:" + http + path);
    }

    public String get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    public String post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            stop();
        }
    }
}
