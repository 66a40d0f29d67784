package dev.sandglass.shell.interpreter;

/**
 * Which shell a shell says it is: what it asks with and how it begins its complaints. The language is bash's in all of
 * them.
 */
public enum Dialect {
    /** GNU bash: the desk, and images that have it. */
    BASH,
    /** Debian's {@code sh}. */
    DASH,
    /** {@code sh} of busybox and Alpine. */
    ASH;

    /** The prompt when {@code PS1} is not set. */
    String prompt() {
        return switch (this) {
            case BASH -> "\\u@\\h:\\w\\$ ";
            case DASH -> "\\$ ";
            case ASH -> "\\w \\$ ";
        };
    }

    /** What stands before a complaint about that line of a script. */
    String prefix(String name, int line) {
        return switch (this) {
            case BASH -> name + ": line " + line + ": ";
            case DASH -> name + ": " + line + ": ";
            case ASH -> name + ": ";
        };
    }

    /** The same at a prompt. */
    String prefixAtPrompt(String name, int line) {
        return switch (this) {
            case BASH -> "bash: ";
            case DASH -> name + ": " + line + ": ";
            case ASH -> name + ": ";
        };
    }

    /** Of a command that is nowhere. */
    String notFound() {
        return this == BASH ? "command not found" : "not found";
    }

    /** Of <code>${…}</code> that makes no sense. */
    String badSubstitution(String text) {
        return this == DASH ? "Bad substitution" : text + ": bad substitution";
    }
}
