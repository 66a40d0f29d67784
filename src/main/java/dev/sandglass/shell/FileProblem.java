package dev.sandglass.shell;

/** Why the files of a host say no; the texts are the C library's, which tools print behind a path. */
public final class FileProblem extends Exception {

    /** The reasons, each with the C library's words. */
    public enum Reason {
        NOT_FOUND("No such file or directory"),
        IS_FOLDER("Is a directory"),
        NOT_A_FOLDER("Not a directory"),
        EXISTS("File exists"),
        NOT_EMPTY("Directory not empty"),
        READ_ONLY("Read-only file system"),
        NOT_PERMITTED("Permission denied"),
        NO_SPACE("No space left on device"),
        TOO_MANY_LINKS("Too many levels of symbolic links");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final Reason reason;
    private final String path;

    public FileProblem(Reason reason, String path) {
        super(path + ": " + reason.words(), null, false, false);
        this.reason = reason;
        this.path = path;
    }

    public Reason reason() {
        return reason;
    }

    public String path() {
        return path;
    }
}
