package dev.sandglass.course;

/**
 * What a check says of a cluster at one moment.
 *
 * @param says what is still missing, or that nothing is; HTML
 */
public record Verdict(String id, State state, String says) {

    /** How far it is. */
    public enum State {
        /** Nothing of it holds. */
        OPEN,
        /** Some of its conditions hold. */
        HALF,
        /** All of it holds. */
        DONE
    }
}
