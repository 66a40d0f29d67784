package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.EncodedBytes;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Json;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What requests cost inside the process: operations in a second of CPU time, warm; the median of
 * some rounds. */
@Tag("bench")
@Tag("soak")
class ApiServerBench {

    private static final int ROUNDS = 5;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final String POD =
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"generateName":"web-","labels":{"app":"web","tier":"front"}},\
            "spec":{"containers":[{"name":"nginx","image":"nginx:1.29","ports":[{"containerPort":80}],\
            "resources":{"requests":{"cpu":"100m","memory":"64Mi"}}}]}}\
            """;
    private static final String MAP =
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"generateName\":\"map-\"},\"data\":{\"a\":\"b\",\"c\":\"d\"}}";
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private final EncodedBytes encoded = new EncodedBytes(Schema.builtIn());

    private interface Work {
        void run(int n);
    }

    private static void measure(String name, int each, Work work) {
        var rates = new double[ROUNDS];
        for (var round = -2; round < ROUNDS; round++) {
            var start = CPU.getCurrentThreadCpuTime();
            for (var i = 0; i < each; i++) {
                work.run(i);
            }
            if (round >= 0) {
                rates[round] = each * 1e9 / (CPU.getCurrentThreadCpuTime() - start);
            }
        }
        Arrays.sort(rates);
        System.out.printf(
                "%-34s %,10.0f /core-s   (%,.0f – %,.0f, n=%d)%n",
                name, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1], ROUNDS);
    }

    @Test
    void table() {
        var server = new Server();
        server.ok(
                Method.POST,
                "/api/v1/namespaces/default/serviceaccounts",
                "{\"metadata\":{\"name\":\"default\"}}");
        var pod = server.ok(Method.POST, PODS, POD).text("metadata.name");
        for (var i = 0; i < 99; i++) {
            server.ok(Method.POST, PODS, POD);
        }
        measure(
                "GET a Pod, encoded",
                20_000,
                _ -> bytes(server, Server.request(Method.GET, PODS + "/" + pod, "")));
        measure(
                "LIST 100 Pods, encoded",
                2_000,
                _ -> bytes(server, Server.request(Method.GET, PODS, "")));
        measure("CREATE a ConfigMap", 5_000, _ -> server.ok(Method.POST, MAPS, MAP));
        measure("CREATE a Pod", 2_000, _ -> server.ok(Method.POST, PODS, POD));
        measure(
                "PATCH a Pod (merge)",
                5_000,
                n ->
                        server.ok(
                                Method.PATCH,
                                PODS + "/" + pod,
                                "{\"metadata\":{\"labels\":{\"n\":\"" + n + "\"}}}"));
        watchers(server, pod);
        fill(server);
        measure("CREATE a Pod beside 50,000", 2_000, _ -> server.ok(Method.POST, PODS, POD));
        measure(
                "decode a Pod's JSON alone",
                10_000,
                _ -> Json.object(POD.getBytes(StandardCharsets.UTF_8)));
    }

    /** Events to 100 watchers of Pods, as bytes: each round one write and a hundred polls. */
    private void watchers(Server server, String pod) {
        var cursors = new Cursor[100];
        for (var i = 0; i < cursors.length; i++) {
            var opened =
                    (Reply.Opened)
                            server.send(
                                    Method.GET,
                                    PODS + "?watch=1&resourceVersion=" + server.store.revision(),
                                    "");
            cursors[i] = opened.cursor();
        }
        measure(
                "one write to 100 watchers",
                300,
                n -> {
                    server.ok(
                            Method.PATCH,
                            PODS + "/" + pod,
                            "{\"metadata\":{\"labels\":{\"n\":\"w" + n + "\"}}}");
                    for (var i = 0; i < cursors.length; i++) {
                        var batch = server.api.poll(cursors[i]);
                        batch.events().forEach(encoded::event);
                        cursors[i] = batch.next();
                    }
                });
    }

    private static void fill(Server server) {
        while (server.store.root().count("pods") < 50_000) {
            server.ok(Method.POST, PODS, POD);
        }
    }

    private void bytes(Server server, Request request) {
        var reply = (Reply.Ok) server.api.send(request);
        if (encoded.json(reply.body(), false).length == 0) {
            throw new AssertionError();
        }
    }
}
