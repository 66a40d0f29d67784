package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import java.util.HashMap;
import java.util.Map;

/** What cursors had to tell in one turn: watchers that stand at the same place of the same watch share the answer. */
final class Polls {

    private final Simulation simulation;
    private final Map<Cursor, Batch> answers = new HashMap<>();

    Polls(Simulation simulation) {
        this.simulation = simulation;
    }

    Batch poll(Cursor cursor) {
        return answers.computeIfAbsent(cursor, simulation::poll);
    }
}
