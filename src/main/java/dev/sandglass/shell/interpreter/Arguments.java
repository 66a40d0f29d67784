package dev.sandglass.shell.interpreter;

import java.util.List;
import java.util.Map;

/** How much Linux hands to a program at most. */
public final class Arguments {

    public static final String TOO_LONG = "Argument list too long";

    private static final int WORD_AT_MOST = 131_071;
    private static final long ALL_AT_MOST = 2 << 20;
    private static final int POINTER = 8;

    private Arguments() {}

    /** Whether these words, or one of them, are more than that together with these variables. */
    public static boolean areTooLong(List<String> words, Map<String, String> environment) {
        var size = 0L;
        var longest = 0;
        for (var word : words) {
            size += word.length() + 1 + POINTER;
            longest = Math.max(longest, word.length());
        }
        for (var variable : environment.entrySet()) {
            var length = variable.getKey().length() + 1 + variable.getValue().length();
            size += length + 1 + POINTER;
            longest = Math.max(longest, length);
        }
        return longest > WORD_AT_MOST || size > ALL_AT_MOST;
    }
}
