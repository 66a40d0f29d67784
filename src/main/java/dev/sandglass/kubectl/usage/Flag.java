package dev.sandglass.kubectl.usage;

import org.jspecify.annotations.Nullable;

/**
 * One option of a command line.
 *
 * @param shorthand one letter, or empty
 * @param fallback the value when it is not given, as help shows it
 * @param bare the value when it stands without one ({@code --watch}); null when it needs one
 * @param says what it does, in our words
 * @param deprecated why not to use it any more, or empty
 */
public record Flag(
        String name,
        String shorthand,
        Type type,
        String fallback,
        @Nullable String bare,
        String says,
        boolean hidden,
        String deprecated) {

    /** How a value is read, and whether a second one replaces the first. */
    public enum Type {
        BOOL,
        TEXT,
        /** A text that help shows without quotes. */
        VALUE,
        INT,
        INT32,
        INT64,
        DURATION,
        /** Repeatable; commas part values. */
        LIST,
        /** Repeatable; commas belong to the value. */
        TEXTS;

        public boolean isRepeatable() {
            return this == LIST || this == TEXTS;
        }
    }

    public static Flag bool(String name, String shorthand, String says) {
        return new Flag(name, shorthand, Type.BOOL, "false", "true", says, false, "");
    }

    public static Flag text(String name, String shorthand, String says) {
        return new Flag(name, shorthand, Type.TEXT, "", null, says, false, "");
    }

    public static Flag of(String name, String shorthand, Type type, String fallback, String says) {
        return new Flag(name, shorthand, type, fallback, null, says, false, "");
    }

    public Flag or(String otherFallback) {
        return new Flag(name, shorthand, type, otherFallback, bare, says, hidden, deprecated);
    }

    public Flag bare(String value) {
        return new Flag(name, shorthand, type, fallback, value, says, hidden, deprecated);
    }

    public Flag hide() {
        return new Flag(name, shorthand, type, fallback, bare, says, true, deprecated);
    }

    public Flag outdated(String why) {
        return new Flag(name, shorthand, type, fallback, bare, says, hidden, why);
    }
}
