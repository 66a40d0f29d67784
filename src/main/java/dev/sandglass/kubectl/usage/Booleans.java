package dev.sandglass.kubectl.usage;

import dev.sandglass.document.GoQuote;

/** Truth values as Go reads them. */
public final class Booleans {

    private Booleans() {}

    public static boolean parse(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default ->
                    throw new UsageError(
                            "strconv.ParseBool: parsing "
                                    + GoQuote.quote(text)
                                    + ": invalid syntax");
        };
    }
}
