package dev.sandglass.kubectl.usage;

/** What was typed cannot be understood; the message is the flag library's, word for word. */
public final class UsageError extends RuntimeException {

    public UsageError(String message) {
        super(message, null, false, false);
    }
}
