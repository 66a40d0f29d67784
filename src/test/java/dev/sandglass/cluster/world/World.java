package dev.sandglass.cluster.world;

import dev.sandglass.api.Change;
import dev.sandglass.api.Transport;
import dev.sandglass.api.View;
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
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A kubeadm cluster of three nodes with controllers, scheduler and kubelets that do as little as
 * they can.
 */
public final class World extends People {

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
        kubelets.start();
    }

    /** From now on one node says nothing; for the empty string all do again. */
    public void silence(String node) {
        kubelets.silence(node);
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

    @Override
    protected Transport transport() {
        return api;
    }

    @Override
    protected View view() {
        return api.view();
    }

    @Override
    protected Timeline timeline() {
        return timeline;
    }
}
