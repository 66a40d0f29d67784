package dev.sandglass.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.site.operations.PackagedServer;
import dev.sandglass.site.terminal.TestTerminal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client feels: the packaged server over loopback, warm, each line beside a bare route of the same run. */
@Tag("bench")
class OutsideBenchIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 7;
    private static final int CLIENTS = 8;
    private static final long ROUND_NANOS = 1_000_000_000L;

    @TempDir Path data;

    private final Figures figures = new Figures("bench");
    private PackagedServer server;
    private String id;
    private String token;

    @Test
    void measure() throws Exception {
        server = new PackagedServer(data);
        server.set("SANDGLASS_LIMITS_PER_LEARNER", "100000");
        server.set("SANDGLASS_LIMITS_PER_ADDRESS", "100000");
        server.start();
        try {
            newSandbox();
            rates();
            makingSandboxes();
            terminal();
            figures.print();
        } finally {
            server.close();
        }
    }

    private void newSandbox() throws Exception {
        id = JSON.readTree(server.post("/api/sandboxes", "{}")).path("id").asText();
        token =
                server.get("/api/sandboxes/" + id + "/kubeconfig")
                        .replaceAll("(?s).*token: (\\S+).*", "$1");
    }

    private HttpRequest.Builder cluster(String path) {
        return HttpRequest.newBuilder(server.address("/clusters/" + id + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher configMap(String name) {
        return HttpRequest.BodyPublishers.ofString(
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
                        + name
                        + "\"},\"data\":{\"a\":\"1\"}}");
    }

    private void rates() throws Exception {
        var bare = HttpRequest.newBuilder(server.address("/q/health/live")).build();
        var number = new AtomicInteger();
        figures.add("GET of a bare route", "1/s", rate(() -> bare), 0, "");
        var bareRate = figures.median("GET of a bare route");
        var pod = cluster("/api/v1/namespaces/kube-system/pods/etcd-controlplane").build();
        figures.add("GET of a Pod", "1/s", rate(() -> pod), bareRate, "the bare route");
        var pods = cluster("/api/v1/pods").build();
        figures.add("LIST of all Pods", "1/s", rate(() -> pods), bareRate, "the bare route");
        figures.add(
                "CREATE of ConfigMaps, journal on",
                "1/s",
                rate(
                        () ->
                                cluster("/api/v1/namespaces/default/configmaps")
                                        .header("Content-Type", "application/json")
                                        .POST(configMap("m" + number.incrementAndGet()))
                                        .build()),
                bareRate,
                "the bare route");
    }

    private interface Requests {
        HttpRequest next();
    }

    /** Requests a second with some clients at once; the first round is for warming up. */
    private double[] rate(Requests requests) throws Exception {
        var rates = new double[ROUNDS];
        for (var round = -1; round < ROUNDS; round++) {
            var begun = System.nanoTime();
            var done = new AtomicLong();
            var clients = new Thread[CLIENTS];
            for (var i = 0; i < CLIENTS; i++) {
                clients[i] =
                        Thread.ofVirtual().start(() -> ask(requests, begun + ROUND_NANOS, done));
            }
            for (var client : clients) {
                client.join();
            }
            if (round >= 0) {
                rates[round] = done.get() * 1e9 / (System.nanoTime() - begun);
            }
        }
        return rates;
    }

    private void ask(Requests requests, long until, AtomicLong done) {
        try {
            while (System.nanoTime() < until) {
                var answer =
                        server.client.send(
                                requests.next(), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() >= 300) {
                    throw new IllegalStateException(
                            answer.statusCode() + " " + new String(answer.body()));
                }
                done.incrementAndGet();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void makingSandboxes() throws Exception {
        var samples = new double[100];
        for (var i = -20; i < samples.length; i++) {
            var begun = System.nanoTime();
            newSandboxAndItsNodes();
            if (i >= 0) {
                samples[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        figures.add("make a sandbox, its kubeconfig, list its nodes", "ms", samples, 0, "");
    }

    private void newSandboxAndItsNodes() throws Exception {
        newSandbox();
        server.client.send(
                cluster("/api/v1/nodes").build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void terminal() {
        var terminal =
                TestTerminal.connect(
                        server.client, server.socket("/sandboxes/" + id + "/terminals/act"));
        terminal.await(it -> it.endsWith("$ "));
        var samples = new double[50];
        for (var i = -10; i < samples.length; i++) {
            var mark = "mark" + (i + 10);
            var begun = System.nanoTime();
            terminal.type("kubectl get nodes; echo " + mark + "\r");
            terminal.await(it -> it.contains("\n" + mark + "\n"));
            if (i >= 0) {
                samples[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        terminal.close();
        figures.add("kubectl get nodes typed, to the end of its output", "ms", samples, 0, "");
    }
}
