package dev.sandglass.course;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mistakes of some text, collected: who writes it wants to hear of all of them at once. */
final class Faults {

    private final List<LessonFault> found = new ArrayList<>();

    /** Takes a step; what it finds wrong is kept. Whether all was well. */
    boolean look(Runnable step) {
        return look(
                        () -> {
                            step.run();
                            return this;
                        })
                != null;
    }

    /** What the step gives, or null when it finds something wrong, which is kept. */
    <T> @Nullable T look(Supplier<T> step) {
        try {
            return step.get();
        } catch (LessonFault fault) {
            found.addAll(fault.all());
            return null;
        }
    }

    /** Nothing was wrong; otherwise all that was is thrown. */
    void end() {
        if (!found.isEmpty()) {
            throw LessonFault.of(found);
        }
    }
}
