package dev.sandglass.course;

import java.util.List;
import java.util.stream.Collectors;

/** Mistakes in a lesson's files, mostly one: where each is and what to write instead. */
public final class LessonFault extends RuntimeException {

    public LessonFault(String file, int line, String says) {
        super(file + ":" + line + ": " + says);
    }

    private LessonFault(List<LessonFault> all) {
        super(all.stream().map(LessonFault::getMessage).collect(Collectors.joining("\n")));
    }

    /** Throws all of them as one, each on a line of its own; nothing when there is none. */
    static void raise(List<LessonFault> all) {
        if (all.size() == 1) {
            throw all.getFirst();
        }
        if (!all.isEmpty()) {
            throw new LessonFault(all);
        }
    }
}
