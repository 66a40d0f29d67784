package dev.sandglass.site.bench;

import dev.sandglass.bench.Figures;
import dev.sandglass.site.bench.Running.Box;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** What the door does in a second of processor time, over plain HTTP, beside a route of the same server that does nothing. */
final class DoorFigures {

    private static final int ROUNDS = 7;
    private static final int WARMING_WATCHES = 15;
    private static final int READERS = 16;
    private static final int WRITERS = 64;
    private static final int WRITES = 3_000;
    private static final int WARMING_AT_MOST = 20;

    /** What both share is compiled anew for the one after the other. */
    private static final int PASSES = 2;

    private static final double COMPILING_AT_MOST = 0.05;
    private static final int MANY = 50_000;
    private static final int WATCHERS = 100;
    private static final int WATCHED_WRITES = 500;
    private static final long ROUND_NANOS = 700_000_000L;
    private static final String UNIT = "1/core-s";
    private static final String JSON = "application/json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private final Running running;
    private final int port;
    private final AtomicInteger number = new AtomicInteger();

    DoorFigures(Running running) {
        this.running = running;
        this.port = running.server().httpPort();
    }

    void writesOfMaps() throws IOException, InterruptedException {
        writes("ConfigMaps", MAPS, MERGE, this::configMap);
    }

    void writesOfPods() throws IOException, InterruptedException {
        writes("Pods", Running.PODS, STRATEGIC, this::pod);
    }

    private interface Body {
        String next(String name);
    }

    private String configMap(String name) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
                + name
                + "\"},\"data\":{\"a\":\"b\",\"c\":\"d\"}}";
    }

    private String pod(String name) {
        return """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","labels":{"app":"web","tier":"front"}},\
        "spec":{"containers":[{"name":"nginx","image":"nginx:1.29","ports":[{"containerPort":80}],\
        "resources":{"requests":{"cpu":"100m","memory":"64Mi"}}}]}}"""
                .formatted(name);
    }

    // ---- reads ----

    void reads(Box box) throws IOException, InterruptedException {
        byte[] pod;
        byte[] list;
        int podBytes;
        int listBytes;
        try (var wire = new Wire(SocketFactory.getDefault(), port)) {
            var items = Running.ask(wire, box, Running.PODS).path("items");
            var name = items.path(0).path("metadata").path("name").asText();
            pod = box.get(Running.PODS + "/" + name);
            list = box.get(Running.PODS);
            podBytes = wire.ask(pod).length;
            listBytes = wire.ask(list).length;
        }
        pair("  a bare route, as large as the Pod", podBytes, "GET of a Pod", pod, 0.4);
        pair("  a bare route, as large as the list", listBytes, "LIST of 100 Pods", list, 0.5);
    }

    /** The two in turns, so that whatever else the machine does meets both alike. */
    private void pair(String bareName, int bytes, String name, byte[] request, double target)
            throws IOException, InterruptedException {
        var bare = Wire.request("GET", "/bare/" + bytes, "", "");
        var bareRates = new double[ROUNDS];
        var rates = new double[ROUNDS];
        try (var load = new Load(port, READERS)) {
            warm(() -> load.run(() -> bare, ROUND_NANOS) + load.run(() -> request, ROUND_NANOS));
            for (var round = 0; round < ROUNDS; round++) {
                bareRates[round] = rate(() -> load.run(() -> bare, ROUND_NANOS));
                rates[round] = rate(() -> load.run(() -> request, ROUND_NANOS));
            }
        }
        Figures.of(bareName, UNIT, bareRates).add();
        Figures.of(name, UNIT, rates).beside(bareName).atLeast(target).add();
    }

    private interface Work {
        long run() throws IOException, InterruptedException;
    }

    private double rate(Work work) throws IOException {
        try {
            var before = running.cpu();
            var done = work.run();
            return done * 1e9 / (running.cpu() - before);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    // ---- writes ----

    /** Creating and patching, first in a cluster with a few objects, then in one with very many. */
    private void writes(String kind, String path, String patchType, Body body)
            throws IOException, InterruptedException {
        var warming = running.newBox();
        var box = running.newBox();
        running.clock(warming, "pause");
        running.clock(box, "pause");
        try (var load = new Load(port, WRITERS)) {
            for (var pass = 0; pass < PASSES; pass++) {
                warm(() -> load.run(creating(warming, path, body), WRITES));
                var patched = path + "/" + name(number.get());
                warm(() -> load.run(patching(warming, patched, patchType), WRITES));
            }
            var created = rates(load, creating(box, path, body));
            Figures.of("CREATE of " + kind, UNIT, created).atLeast(15_000).add();
            var some = path + "/" + name(number.get());
            var patches = rates(load, patching(box, some, patchType));
            Figures.of("PATCH of " + kind, UNIT, patches).atLeast(15_000).add();
            load.run(creating(box, path, body), MANY - ROUNDS * WRITES);
            var beside = rates(load, creating(box, path, body));
            Figures.of("CREATE of " + kind + " beside 50,000", UNIT, beside).atLeast(15_000).add();
        }
        delete(warming);
        delete(box);
    }

    /**
     * Until the compiler has next to nothing left to do with these requests, for its time counts too; after each round it may
     * finish what it has begun.
     */
    private void warm(Work work) throws IOException, InterruptedException {
        for (var round = 0; round < WARMING_AT_MOST; round++) {
            var all = running.cpu();
            var compiling = running.compilersCpu();
            work.run();
            if (running.compilersCpu() - compiling < (running.cpu() - all) * COMPILING_AT_MOST) {
                return;
            }
            running.awaitCalm();
        }
    }

    private void delete(Box box) throws IOException {
        try (var wire = new Wire(SocketFactory.getDefault(), port)) {
            wire.ask(
                    Wire.request(
                            "DELETE",
                            "/api/sandboxes/" + box.id(),
                            "Cookie: " + running.cookie() + "\r\n",
                            ""));
        }
    }

    private double[] rates(Load load, Supplier<byte[]> requests) throws IOException {
        var rates = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            rates[round] = rate(() -> load.run(requests, WRITES));
        }
        return rates;
    }

    private static String name(int number) {
        return "thing-" + number;
    }

    private Supplier<byte[]> creating(Box box, String path, Body body) {
        return () -> box.request("POST", path, JSON, body.next(name(number.incrementAndGet())));
    }

    private Supplier<byte[]> patching(Box box, String path, String type) {
        return () ->
                box.request(
                        "PATCH",
                        path,
                        type,
                        "{\"metadata\":{\"labels\":{\"n\":\"" + number.incrementAndGet() + "\"}}}");
    }

    // ---- watches ----

    void watches(Box box) throws IOException, InterruptedException {
        String name;
        byte[] watch;
        try (var wire = new Wire(SocketFactory.getDefault(), port)) {
            var pods = Running.ask(wire, box, Running.PODS);
            name = pods.path("items").path(0).path("metadata").path("name").asText();
            var revision = pods.path("metadata").path("resourceVersion").asText();
            watch = box.get(Running.PODS + "?watch=1&resourceVersion=" + revision);
        }
        var rates = new double[ROUNDS];
        var patches = patching(box, Running.PODS + "/" + name, STRATEGIC);
        try (var watchers = new Watchers(port, watch, WATCHERS);
                var load = new Load(port, 1)) {
            load.run(patches, 1);
            watchers.await(WATCHERS);
            for (var round = -WARMING_WATCHES; round < ROUNDS; round++) {
                var rate = rate(() -> told(load, patches, watchers));
                if (round >= 0) {
                    rates[round] = rate;
                }
            }
        }
        Figures.of("events of a write to 100 watchers", UNIT, rates).atLeast(150_000).add();
    }

    /** One write after the other, until each watcher has been told of each. */
    private static long told(Load load, Supplier<byte[]> patches, Watchers watchers)
            throws IOException, InterruptedException {
        var before = watchers.events();
        var writes = load.run(patches, WATCHED_WRITES);
        watchers.await(before + writes * WATCHERS);
        return watchers.events() - before;
    }
}
