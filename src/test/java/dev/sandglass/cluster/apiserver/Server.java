package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Credential;
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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** An API server for tests, with the namespace {@code default} and an administrator at its door. */
final class Server {

    static final Credential ADMIN =
            new Credential.Component("kubernetes-admin", List.of("system:masters"));

    final Timeline timeline =
            new Timeline(Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * 1_000_000_000L);
    final Store store = new Store(timeline, Snapshot.EMPTY);
    final ApiServer api = new ApiServer(store, timeline, new Chance(1), Schema.builtIn());

    Server() {
        ok(Method.POST, "/api/v1/namespaces", "{\"metadata\":{\"name\":\"default\"}}");
    }

    Reply send(Method method, String pathAndQuery, String body) {
        return api.send(request(method, pathAndQuery, body));
    }

    static Request request(Method method, String pathAndQuery, String body) {
        var mark = pathAndQuery.indexOf('?');
        var path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        var query = new TreeMap<String, List<String>>();
        if (mark >= 0) {
            for (var pair : pathAndQuery.substring(mark + 1).split("&")) {
                var equals = pair.indexOf('=');
                query.computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        var request = Request.of(method, path, ADMIN).withQuery(query);
        return body.isEmpty()
                ? request
                : request.withBody(
                        new Request.Body.Raw(
                                body.getBytes(StandardCharsets.UTF_8),
                                method == Method.PATCH ? Request.MERGE_PATCH : Request.JSON));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The body of a reply that must be good. */
    Document ok(Method method, String path, String body) {
        return switch (send(method, path, body)) {
            case Reply.Ok ok -> ok.body();
            case Reply.Refused refused ->
                    throw new AssertionError(
                            method + " " + path + ": " + Json.write(refused.status().document()));
            case Reply.Raw raw -> throw new AssertionError(new String(raw.body()));
            case Reply.Opened _ -> throw new AssertionError("opened");
        };
    }

    Document get(String path) {
        return ok(Method.GET, path, "");
    }

    /** The Status of a reply that must be a refusal. */
    Document refused(Method method, String path, String body) {
        return switch (send(method, path, body)) {
            case Reply.Refused refused -> refused.status().document();
            case Reply other -> throw new AssertionError("not refused: " + other);
        };
    }
}
