package dev.sandglass.course;

/** A mistake in a lesson's files: where it is and what to write instead. */
public final class LessonFault extends RuntimeException {

    private final String file;
    private final int line;

    public LessonFault(String file, int line, String says) {
        super(file + ":" + line + ": " + says);
        this.file = file;
        this.line = line;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }
}
