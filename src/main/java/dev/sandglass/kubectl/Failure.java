package dev.sandglass.kubectl;

import dev.sandglass.kubectl.usage.Usage;

/**
 * Ends a command with a message on standard error. What the learner did wrong, never a bug of ours; the texts are
 * upstream's.
 */
public class Failure extends RuntimeException {

    private final int code;

    protected Failure(String message, int code) {
        super(message, null, false, false);
        this.code = code;
    }

    /** {@code error: …}. */
    public static Failure of(String message) {
        return new Failure(message, 1);
    }

    /** {@code error: …}, and where to find help. */
    public static Failure inUse(Usage usage, String message) {
        return new Failure(message + "\nSee '" + usage.path() + " -h' for help and examples", 1);
    }

    /** A text without {@code error:} in front. */
    public static Failure verbatim(String text) {
        return ended(text, 1);
    }

    /** A text without {@code error:} in front, and an exit code. */
    public static Failure ended(String text, int code) {
        return new Failure(text, code) {
            @Override
            public String shown() {
                return text;
            }
        };
    }

    /** No text, only an exit code. */
    public static Failure silent(int code) {
        return new Failure("", code) {
            @Override
            public String shown() {
                return "";
            }
        };
    }

    public int code() {
        return code;
    }

    /** The same with something in front of its message. */
    public Failure prefixed(String prefix) {
        return of(prefix + said());
    }

    /** What standard error gets at the end of the command. */
    public String shown() {
        var message = said();
        return message.startsWith("error: ") ? message : "error: " + message;
    }

    /** The message as a part of a longer one: what Go's {@code err.Error()} gives. */
    public String said() {
        return String.valueOf(getMessage());
    }

    /** The message as one line of a list of failures. */
    public String listed() {
        return said();
    }
}
