package dev.sandglass.site.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.site.operations.PackagedServer;
import java.io.IOException;
import java.net.CookieManager;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The packaged server while it is measured: its processor time, its sandboxes, the requests to them.
 *
 * @param spent what its threads had used when they were last looked at; those that have ended since then count on
 */
record Running(PackagedServer server, Path data, Map<Path, Spent> spent) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The processor time of a thread. */
    record Spent(String thread, long nanos) {}

    Running(PackagedServer server, Path data) {
        this(server, data, new HashMap<>());
    }

    /** A sandbox of ours and the token for its door. */
    record Box(String id, String token) {

        /** A request to its API server, as bytes. */
        byte[] request(String method, String path, String type, String body) {
            var headers =
                    "Authorization: Bearer "
                            + token
                            + "\r\n"
                            + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n");
            return Wire.request(method, "/clusters/" + id + path, headers, body);
        }

        byte[] get(String path) {
            return request("GET", path, "", "");
        }
    }

    /** Nanoseconds of processor time that the server has used; of all its threads, the compiler's too. */
    long cpu() throws IOException {
        return cpu(_ -> true);
    }

    /** The share of it that its compilers have used. */
    long compilersCpu() throws IOException {
        return cpu(name -> name.startsWith("C1 Comp") || name.startsWith("C2 Comp"));
    }

    private long cpu(Predicate<String> ofThreads) throws IOException {
        try (var threads = Files.list(Path.of("/proc/" + server.pid() + "/task"))) {
            for (var thread : threads.toList()) {
                var nanos = cpuOf(thread);
                if (nanos > 0) {
                    spent.put(thread, new Spent(nameOf(thread), nanos));
                }
            }
        }
        return spent.values().stream()
                .filter(it -> ofThreads.test(it.thread()))
                .mapToLong(Spent::nanos)
                .sum();
    }

    private static String nameOf(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException ended) {
            return "";
        }
    }

    /** Waits until it does nothing in the background any more, half a minute at most. */
    void awaitCalm() throws IOException, InterruptedException {
        for (var i = 0; i < 60; i++) {
            var before = cpu();
            Thread.sleep(500);
            if (cpu() - before < 15_000_000L) {
                return;
            }
        }
    }

    private static long cpuOf(Path thread) {
        try {
            var words = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(words.substring(0, words.indexOf(' ')));
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Gives the server one core and what measures it the other one; says whether that was possible. */
    boolean takeOneCore() throws IOException, InterruptedException {
        return Runtime.getRuntime().availableProcessors() > 1
                && pin(server.pid(), "0")
                && pin(ProcessHandle.current().pid(), "1");
    }

    private static boolean pin(long process, String core) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("taskset", "-a", "-c", "-p", core, String.valueOf(process))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    Box newBox() throws IOException, InterruptedException {
        var id = JSON.readTree(server.post("/api/sandboxes", "{}")).path("id").asText();
        return new Box(id, tokenOf(id));
    }

    String tokenOf(String id) throws IOException, InterruptedException {
        return kubeconfigOf(id).replaceAll("(?s).*token: (\\S+).*", "$1");
    }

    String kubeconfigOf(String id) throws IOException, InterruptedException {
        return server.get("/api/sandboxes/" + id + "/kubeconfig");
    }

    /** A Deployment of so many Pods, all of them running; then the cluster's time stands still. */
    Box boxWithPods(int number) throws IOException, InterruptedException {
        var box = newBox();
        try (var wire = new Wire(javax.net.SocketFactory.getDefault(), server.httpPort())) {
            wire.ask(box.request("POST", DEPLOYMENTS, "application/json", deployment(number)));
            clock(box, "60");
            while (running(ask(wire, box, PODS)) < number) {
                Thread.sleep(100);
            }
        }
        clock(box, "pause");
        return box;
    }

    static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

    private static String deployment(int replicas) {
        return """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":%d,
        "selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
        "spec":{"containers":[{"name":"nginx","image":"nginx:1.29"}]}}}}"""
                .formatted(replicas);
    }

    static JsonNode ask(Wire wire, Box box, String path) throws IOException {
        return JSON.readTree(wire.ask(box.get(path)));
    }

    private static int running(JsonNode pods) {
        var running = 0;
        for (var pod : pods.path("items")) {
            running += pod.path("status").path("phase").asText().equals("Running") ? 1 : 0;
        }
        return running;
    }

    void clock(Box box, String word) throws IOException, InterruptedException {
        server.post("/api/sandboxes/" + box.id() + "/clock", "{\"clock\":\"" + word + "\"}");
    }

    /** The learner's cookie, as a header's value. */
    String cookie() {
        var cookies = (CookieManager) server.client.cookieHandler().orElseThrow();
        return cookies.getCookieStore().getCookies().stream()
                .map(it -> it.getName() + "=" + it.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The address of the embedded database, with user and password. */
    String database() throws IOException {
        var port = Files.readAllLines(data.resolve("database/postmaster.pid")).get(3).strip();
        var password =
                Files.readString(data.resolve("database.password"), StandardCharsets.UTF_8).strip();
        return "jdbc:postgresql://127.0.0.1:"
                + port
                + "/postgres?user=postgres&password="
                + password;
    }
}
