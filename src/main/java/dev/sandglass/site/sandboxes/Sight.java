package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Transport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A sandbox as those see it who only look, at one moment. Only for the length of a turn: whoever is given one must not keep
 * it.
 */
public final class Sight implements Transport {

    private final Simulation simulation;
    private final Map<Class<?>, Object> kept;
    private final ClockFace clock;
    private final Map<Cursor, Batch> answers = new HashMap<>();

    Sight(Simulation simulation, Map<Class<?>, Object> kept, ClockFace clock) {
        this.simulation = simulation;
        this.kept = kept;
        this.clock = clock;
    }

    /** Epoch nanoseconds of cluster time. */
    public long now() {
        return simulation.now();
    }

    public ClockFace clock() {
        return clock;
    }

    /** How a terminal stands. */
    public Simulation.Waiting terminal(String name) {
        return simulation.waiting(name);
    }

    /** The lines that a terminal's shell remembers, the oldest first. */
    public List<String> history(String name) {
        return simulation.history(name);
    }

    /** The offset after the last byte that a terminal has shown. */
    public long shown(String name) {
        return simulation.shown(name);
    }

    /** What a terminal has shown from the offset on, as far as it is kept. */
    public Simulation.Shown output(String name, long from) {
        return simulation.output(name, from);
    }

    /** Answers a request that changes nothing. */
    @Override
    public Reply send(Request request) {
        if (!Reads.changesNothing(request)) {
            throw new IllegalArgumentException("whoever only looks does not " + request.method());
        }
        return simulation.request(request);
    }

    /** Those who stand at the same place of the same watch share the answer. */
    @Override
    public Batch poll(Cursor cursor) {
        return answers.computeIfAbsent(cursor, simulation::poll);
    }

    /** The same, for who knows that nobody else asks for it. */
    Batch news(Cursor cursor) {
        return simulation.poll(cursor);
    }

    @Override
    public void push(Cursor cursor, Push push) {
        throw new IllegalArgumentException("whoever only looks does not push");
    }

    /** Something that all lookers share, made by the first and gone when the sandbox is put away. */
    public <T> T kept(Class<T> type, Function<Sight, T> maker) {
        return type.cast(kept.computeIfAbsent(type, _ -> maker.apply(this)));
    }
}
