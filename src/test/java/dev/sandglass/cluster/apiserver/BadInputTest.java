package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the server answers; a bug in it would throw and end this test. */
class BadInputTest {

    private static final List<Method> METHODS =
            List.of(Method.GET, Method.POST, Method.PUT, Method.PATCH, Method.DELETE);
    private static final List<String> TYPES =
            List.of(
                    Request.JSON,
                    Request.MERGE_PATCH,
                    Request.STRATEGIC_MERGE_PATCH,
                    Request.JSON_PATCH,
                    "application/yaml",
                    "application/vnd.kubernetes.protobuf");

    /** Objects of a fresh cluster, changed at random, sent to any path by any method. */
    @Test
    void changedObjectsAreAnsweredByEveryPath() {
        for (var seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var server = TablesTest.fresh();
            var samples = samples(server);
            for (var i = 0; i < 400; i++) {
                var sample = samples.get(random.nextInt(samples.size()));
                var body = Json.bytes(changed(sample, random, 0));
                if (random.nextInt(20) == 0 && body.length > 4) {
                    body = Arrays.copyOf(body, random.nextInt(body.length));
                }
                send(server, sample, body, random, seed);
            }
        }
    }

    private static void send(
            ApiServer server, Document sample, byte[] body, Random random, int seed) {
        var method = METHODS.get(random.nextInt(METHODS.size()));
        var path = path(sample, method, random);
        var type = TYPES.get(random.nextInt(method == Method.PATCH ? 4 : 6));
        var request =
                Request.of(method, path, Server.ADMIN)
                        .withBody(new Request.Body.Raw(body, type))
                        .withAccept(random.nextBoolean() ? "" : TablesTest.TABLE);
        try {
            var reply = server.send(request);
            assertTrue(reply.code() >= 100 && reply.code() < 600);
            if (reply instanceof Reply.Opened(var cursor)) {
                server.poll(cursor);
            }
        } catch (RuntimeException bug) {
            throw new AssertionError(
                    "seed "
                            + seed
                            + ": "
                            + method
                            + " "
                            + path
                            + " "
                            + type
                            + " "
                            + new String(body, StandardCharsets.UTF_8),
                    bug);
        }
    }

    private static String path(Document sample, Method method, Random random) {
        var kind = Schema.builtIn().kinds().of(sample.text("apiVersion"), sample.text("kind"));
        var path =
                new StringBuilder(kind.group().isEmpty() ? "/api/" : "/apis/" + kind.group() + "/");
        path.append(kind.version()).append('/');
        if (kind.namespaced()) {
            path.append("namespaces/").append(sample.text("metadata.namespace")).append('/');
        }
        path.append(kind.plural());
        if (method != Method.POST || random.nextInt(4) == 0) {
            path.append('/').append(sample.text("metadata.name"));
        }
        var subresources = kind.subresources();
        if (random.nextInt(3) == 0 && !subresources.isEmpty()) {
            path.append('/').append(subresources.get(random.nextInt(subresources.size())).name());
        }
        return path.toString();
    }

    private static List<Document> samples(ApiServer server) {
        var samples = new ArrayList<Document>();
        for (var kind : Schema.builtIn().kinds().all()) {
            if (kind.can("create") && kind.can("list")) {
                server.view().list(kind.groupResource()).limit(3).forEach(samples::add);
            }
        }
        return samples;
    }

    /** The value with some parts replaced, removed or doubled. */
    private static @Nullable Object changed(@Nullable Object value, Random random, int depth) {
        if (random.nextInt(160) == 0 && depth > 0) {
            return strange(random);
        }
        return switch (value) {
            case Document document -> {
                var changed = document;
                for (var i = 0; i < document.size(); i++) {
                    var key = document.key(i);
                    changed =
                            random.nextInt(200) == 0
                                    ? changed.remove(key)
                                    : changed.put(
                                            key, changed(document.valueAt(i), random, depth + 1));
                }
                yield random.nextInt(200) == 0 ? changed.put("strange", strange(random)) : changed;
            }
            case Items items -> {
                var changed = new ArrayList<@Nullable Object>();
                items.forEach(item -> changed.add(changed(item, random, depth + 1)));
                if (random.nextInt(10) == 0 && !changed.isEmpty()) {
                    changed.add(changed.getFirst());
                }
                yield Items.copyOf(changed);
            }
            case null, default -> value;
        };
    }

    private static @Nullable Object strange(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> -1L;
            case 3 -> Long.MAX_VALUE;
            case 4 -> 0.5;
            case 5 -> true;
            case 6 -> Document.EMPTY;
            case 7 -> Items.EMPTY;
            case 8 -> Items.of(Document.EMPTY, "x", 3L);
            case 9 -> "\u0000é%/..";
            case 10 -> Document.of("a.b/c", Items.of((Object) null));
            default -> "2026-13-45T99:00:00Z";
        };
    }
}
