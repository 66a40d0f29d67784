package dev.sandglass.shell.language;

/** The text is no shell program, or not yet a whole one. The message is bash's, without what stands before it. */
public final class SyntaxProblem extends Exception {

    /** What is wrong, by how bash says it. */
    public enum Kind {
        /** Something stands where it cannot; bash shows the line. */
        UNEXPECTED,
        /** More lines could complete it: an interactive shell asks for them. */
        INCOMPLETE,
        /** Anything else: one sentence. */
        OTHER
    }

    private final Kind kind;
    private final int line;

    SyntaxProblem(Kind kind, int line, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.line = line;
    }

    public Kind kind() {
        return kind;
    }

    /** The number of the line that bash names. */
    public int line() {
        return line;
    }

    /** Whether more lines could complete it: an interactive shell asks for them. */
    public boolean isIncomplete() {
        return kind == Kind.INCOMPLETE;
    }
}
