package dev.sandglass.kubectl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The {@link Tape} of a run: gives the answers that are on it, and takes new ones. */
final class Replay {

    private final List<Object> answers;
    private @Nullable Object settings;
    private @Nullable Object mark;
    private int heard;
    private boolean settling;

    Replay(Tape tape) {
        this.answers = new ArrayList<>(tape.answers());
        this.settings = tape.settings();
        this.mark = tape.mark();
    }

    Tape tape(long out, long err) {
        return new Tape(settings, mark, List.copyOf(answers), out, err);
    }

    /** The answer on the tape, or a new one that goes there. */
    @SuppressWarnings("unchecked")
    <T extends @Nullable Object> T hear(Supplier<T> world) {
        if (settling) {
            return world.get();
        }
        if (heard == answers.size()) {
            answers.add(world.get());
        }
        return (T) answers.get(heard++);
    }

    /** How many answers have been heard since the mark. */
    int heard() {
        return heard;
    }

    boolean isFirst() {
        return mark == null;
    }

    <T extends Record> @Nullable T marked(Class<T> type) {
        return type.isInstance(mark) ? type.cast(mark) : null;
    }

    void mark(Record state) {
        if (heard < answers.size()) {
            throw new IllegalStateException("marked while answers are still to be heard");
        }
        mark = state;
        answers.clear();
        heard = 0;
    }

    <T extends Record> T settled(Class<T> type, Supplier<T> find) {
        if (!type.isInstance(settings)) {
            settling = true;
            try {
                settings = find.get();
            } finally {
                settling = false;
            }
        }
        return type.cast(settings);
    }
}
