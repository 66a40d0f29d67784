package dev.sandglass.site.sandboxes;

/** The sandbox no longer lives here: it was deleted, or put away and has to be woken again. */
public final class Elsewhere extends RuntimeException {

    Elsewhere(String id) {
        super("sandbox " + id + " is no longer in this place", null, false, false);
    }
}
