package dev.sandglass.cluster.world;

import dev.sandglass.api.Change;
import dev.sandglass.api.Credential;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.apiserver.ApiServer;
import dev.sandglass.cluster.apiserver.Bootstrap;
import dev.sandglass.cluster.client.ClientVocabulary;
import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.cluster.controllers.Controllers;
import dev.sandglass.cluster.scheduler.Scheduler;
import dev.sandglass.cluster.scheduler.SchedulerProcess;
import dev.sandglass.cluster.store.Snapshot;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.cluster.store.StoreVocabulary;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A kubeadm cluster of three nodes with controllers, scheduler and kubelets that do as little as
 * they can.
 */
public final class World {

    private static final Credential ADMIN =
            new Credential.Component("kubernetes-admin", List.of("system:masters"));

    private final long seed;
    public final List<Change> history = new ArrayList<>();
    private final List<Consumer<Change>> observers = new ArrayList<>();
    public Timeline timeline;
    public ApiServer api;
    public Store store;
    public Controllers controllers;
    public SchedulerProcess scheduler;
    private Kubelets kubelets;

    public World(long seed) {
        this.seed = seed;
        wire(Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * 1_000_000_000L);
        Bootstrap.fill(
                store, new Chance(seed), timeline.now(), new Bootstrap.Authorities("ca\n", "fp\n"));
        history.clear();
        controllers.goOn();
        scheduler.goOn();
    }

    private void wire(long now) {
        var chance = new Chance(seed);
        timeline = new Timeline(now);
        store = new Store("c/store", timeline, Snapshot.EMPTY);
        timeline.add(store);
        store.listen(
                change -> {
                    history.add(change);
                    observers.forEach(observer -> observer.accept(change));
                });
        api = new ApiServer(store, timeline, chance, Schema.builtIn());
        var around = new Surroundings("c", timeline, chance, api, api);
        controllers = new Controllers(around);
        scheduler = new SchedulerProcess(around, "controlplane");
        kubelets = new Kubelets(around);
    }

    /** Through bytes and back, into a new world. */
    public void freezeAndThaw() {
        var bytes = frozen();
        wire(0);
        var state =
                (Timeline.State)
                        Objects.requireNonNull(Thawer.thaw(bytes, vocabulary(), Base.EMPTY));
        timeline.thaw(state);
    }

    public byte[] frozen() {
        return Freezer.freeze(timeline.freeze(), vocabulary(), Base.EMPTY);
    }

    private static Vocabulary vocabulary() {
        return StoreVocabulary.addTo(new Vocabulary())
                .addAll(ClientVocabulary.TYPES)
                .addAll(Controllers.VOCABULARY)
                .addAll(Scheduler.VOCABULARY)
                .addAll(List.of(Kubelets.State.class));
    }

    public void observe(Consumer<Change> observer) {
        observers.add(observer);
    }

    /** Lets so much time pass. */
    public void run(Duration time) {
        var end = timeline.now() + time.toNanos();
        while (timeline.step(end)) {}
        timeline.advanceTo(end);
    }

    // ---- what people do ----

    public Document ask(Method method, String path, String body) {
        var request = Request.of(method, path, ADMIN);
        if (!body.isEmpty()) {
            var type = method == Method.PATCH ? Request.STRATEGIC_MERGE_PATCH : Request.JSON;
            request = request.withBody(Json.object(body), type);
        }
        return switch (api.send(request)) {
            case Reply.Ok(_, var document, _) -> document;
            case Reply.Refused(var status, _) -> throw new AssertionError(status.message());
            case Reply other -> throw new AssertionError(other);
        };
    }

    public Document create(String path, String body) {
        return ask(Method.POST, path, body);
    }

    public Document patch(String path, String body) {
        return ask(Method.PATCH, path, body);
    }

    public void delete(String path) {
        ask(Method.DELETE, path, "");
    }

    public Document get(String resource, String namespace, String name) {
        var object = api.view().get(new ObjectKey(resource, namespace, name));
        if (object == null) {
            throw new AssertionError("no " + resource + " " + namespace + "/" + name);
        }
        return object;
    }

    public List<Document> list(String resource, String namespace) {
        return api.view().list(resource, namespace).toList();
    }

    /** {@code kubectl create deployment}. */
    public void createDeployment(String name, String image, int replicas) {
        create(
                "/apis/apps/v1/namespaces/default/deployments",
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%1$s","labels":{"app":"%1$s"}},
                 "spec":{"replicas":%3$d,"selector":{"matchLabels":{"app":"%1$s"}},
                  "template":{"metadata":{"labels":{"app":"%1$s"}},
                   "spec":{"containers":[{"name":"nginx","image":"%2$s"}]}}}}
                """
                        .formatted(name, image, replicas));
    }
}
