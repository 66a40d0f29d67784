package dev.sandglass.shell.language;

/** The text is no shell program, or not yet a whole one. The message is bash's, without what stands before it. */
public final class SyntaxProblem extends Exception {

    private final boolean incomplete;

    private SyntaxProblem(String message, boolean incomplete) {
        super(message, null, false, false);
        this.incomplete = incomplete;
    }

    static SyntaxProblem unexpected(String token) {
        return new SyntaxProblem("syntax error near unexpected token `" + token + "'", false);
    }

    static SyntaxProblem message(String message) {
        return new SyntaxProblem(message, false);
    }

    static SyntaxProblem incomplete(String message) {
        return new SyntaxProblem(message, true);
    }

    /** Whether more lines could complete it: an interactive shell asks for them. */
    public boolean isIncomplete() {
        return incomplete;
    }
}
