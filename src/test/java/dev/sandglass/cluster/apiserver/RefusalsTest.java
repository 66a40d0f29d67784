package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.store.Snapshot;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad requests against the answers of a real cluster (recorded from Kubernetes v1.35.2, kubeadm, 3
 * nodes): the code and
 * the whole Status. {@code not-yet.txt} lists the cases that we do not answer alike; a case that
 * passes must leave it.
 */
class RefusalsTest {

    private static final long NOW = 1_795_000_000_000_000_000L;

    /** Alike but for what no two clusters have in common. */
    private static String normal(Object value) {
        return Json.write(value)
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                .replaceAll("current: \\d+", "current: N")
                .replaceAll(
                        "too old resource version: (\\d+) \\(\\d+\\)",
                        "too old resource version: $1 (N)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pod", "core", "workloads", "network-and-security", "requests"})
    void answersAreThoseOfTheRealCluster(String file) throws IOException {
        var cases = lines(file + ".jsonl").stream().map(Json::object).toList();
        var notYet = new TreeSet<>(lines("not-yet.txt"));
        var surprises = new ArrayList<String>();
        var passed = 0;
        for (var one : cases) {
            var name = file + ": " + one.text("title");
            var difference = difference(one);
            passed += difference.isEmpty() ? 1 : 0;
            if (difference.isEmpty() == notYet.contains(name)) {
                surprises.add(name + (difference.isEmpty() ? "\n  passes now" : difference));
            }
        }
        System.out.println("refusals/" + file + ": " + passed + " of " + cases.size());
        assertEquals(List.of(), surprises, () -> String.join("\n", surprises));
    }

    private static List<String> lines(String name) throws IOException {
        try (var in = RefusalsTest.class.getResourceAsStream("/golden/refusals/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String difference(Document one) {
        var server = fresh();
        prepare(server, one);
        Reply reply;
        try {
            reply = server.send(request(one));
        } catch (RuntimeException bug) {
            return "\n  a bug: " + bug + " at " + bug.getStackTrace()[0];
        }
        var expected = one.number("code", 0);
        if (reply.code() != expected) {
            return "\n  code "
                    + reply.code()
                    + " instead of "
                    + expected
                    + "\n  "
                    + body(reply)
                    + "\n  "
                    + one.text("status.message");
        }
        if (!one.has("status")) {
            return "";
        }
        var wanted = normal(one.get("status"));
        var got = normal(body(reply));
        return wanted.equals(got) ? "" : "\n  wanted " + wanted + "\n  got    " + got;
    }

    private static Object body(Reply reply) {
        return switch (reply) {
            case Reply.Ok ok -> ok.body();
            case Reply.Refused refused -> refused.status().document();
            case Reply.Raw raw -> new String(raw.body(), StandardCharsets.UTF_8);
            case Reply.Opened opened -> opened.cursor().toString();
        };
    }

    private static void prepare(ApiServer server, Document one) {
        if (one.get("base") instanceof Document base) {
            var path = one.text("path");
            server.send(
                    Request.of(Method.POST, path.substring(0, path.lastIndexOf('/')), Server.ADMIN)
                            .withBody(base));
        }
        if (one.text("path").contains("/pt")) {
            server.send(
                    post(
                            "/api/v1/namespaces/default/configmaps",
                            "{\"metadata\":{\"name\":\"pt\"},\"data\":{\"a\":\"b\"}}"));
            server.send(
                    post(
                            "/apis/apps/v1/namespaces/default/deployments",
                            "{\"metadata\":{\"name\":\"pt\",\"labels\":{\"app\":\"pt\"}},\"spec\":{\"replicas\":0,\"selector\":{\"matchLabels\":{\"app\":\"pt\"}},\"template\":{\"metadata\":{\"labels\":{\"app\":\"pt\"}},\"spec\":{\"containers\":[{\"name\":\"nginx\",\"image\":\"nginx\"}]}}}}"));
        }
    }

    private static Request post(String path, String body) {
        return Server.request(Method.POST, path, body);
    }

    private static Request request(Document one) {
        var method =
                Set.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(one.text("method"))
                        ? Method.valueOf(one.text("method"))
                        : Method.OPTIONS;
        var request = Server.request(method, one.text("path"), "");
        var headers = one.child("headers");
        if (!one.text("body").isEmpty()) {
            var type = headers.text("Content-Type", Request.JSON);
            request =
                    request.withBody(
                            new Request.Body.Raw(
                                    one.text("body").getBytes(StandardCharsets.UTF_8), type));
        }
        return request.withAccept(headers.text("Accept"));
    }

    private static final Snapshot FRESH = snapshot();

    private static Snapshot snapshot() {
        var store = new Store(new Timeline(NOW), Snapshot.EMPTY);
        Bootstrap.fill(store, new Chance(1), NOW, new Bootstrap.Authorities("CA\n", "FRONT\n"));
        return store.snapshot();
    }

    private static ApiServer fresh() {
        var timeline = new Timeline(NOW);
        return new ApiServer(new Store(timeline, FRESH), timeline, new Chance(1), Schema.builtIn());
    }

    @Test
    void theListOfMissingCasesIsInOrder() throws IOException {
        var notYet = lines("not-yet.txt");
        assertEquals(notYet.stream().sorted().toList(), notYet);
        assertTrue(notYet.size() < 600);
    }
}
