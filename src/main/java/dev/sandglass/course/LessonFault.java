package dev.sandglass.course;

import java.util.List;
import java.util.stream.Collectors;

/** A mistake in a lesson's files: where it is and what to write instead; or several, each in a line of the message. */
public final class LessonFault extends RuntimeException {

    private final transient List<LessonFault> parts;

    public LessonFault(String file, int line, String says) {
        super(file + ":" + line + ": " + says);
        this.parts = List.of();
    }

    private LessonFault(List<LessonFault> parts) {
        super(parts.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
        this.parts = List.copyOf(parts);
    }

    /** Several as one; there must be some. */
    static LessonFault of(List<LessonFault> parts) {
        return parts.size() == 1 ? parts.getFirst() : new LessonFault(parts);
    }

    /** Each mistake for itself. */
    public List<LessonFault> all() {
        return parts.isEmpty() ? List.of(this) : parts;
    }
}
