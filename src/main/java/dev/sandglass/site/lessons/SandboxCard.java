package dev.sandglass.site.lessons;

/**
 * A sandbox in the list of a learner's own.
 *
 * @param state {@code awake} or {@code asleep}
 * @param made when, in words
 */
public record SandboxCard(
        String id, String title, String href, String state, String made, String used) {

    public String stateWord() {
        return state.equals("awake") ? "awake" : "asleep, its time stands still";
    }

    /** Enough of the id to tell two apart. */
    public String shortId() {
        return id.substring(0, Math.min(6, id.length()));
    }
}
