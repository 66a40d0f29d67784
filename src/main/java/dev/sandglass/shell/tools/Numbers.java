package dev.sandglass.shell.tools;

/** Numbers on command lines. */
final class Numbers {

    private Numbers() {}

    /** The whole number, or the fallback when the text is none. */
    static int whole(String text, int fallback) {
        return text.matches("[-+]?\\d{1,9}") ? Integer.parseInt(text) : fallback;
    }
}
