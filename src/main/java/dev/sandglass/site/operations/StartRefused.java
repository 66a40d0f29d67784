package dev.sandglass.site.operations;

/** Why the server cannot start, as one sentence for the person in front of it. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
