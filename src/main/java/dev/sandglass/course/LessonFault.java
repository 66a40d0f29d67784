package dev.sandglass.course;

import java.util.List;
import java.util.stream.Collectors;

/** Mistakes in a lesson's files, mostly one: where each is and what to write instead. */
public final class LessonFault extends RuntimeException {

    private final String file;
    private final int line;

    public LessonFault(String file, int line, String says) {
        super(file + ":" + line + ": " + says);
        this.file = file;
        this.line = line;
    }

    private LessonFault(List<LessonFault> all) {
        super(all.stream().map(LessonFault::getMessage).collect(Collectors.joining("\n")));
        file = all.getFirst().file;
        line = all.getFirst().line;
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

    /** Where the first of them is. */
    public String file() {
        return file;
    }

    public int line() {
        return line;
    }
}
