package dev.sandglass.kubectl.create;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.usage.Arguments;

/** What the server is to do with fields that it does not know. */
public final class FieldChecking {

    private FieldChecking() {}

    /** What {@code --validate} asks of the server. */
    public static String of(Arguments arguments) {
        return switch (arguments.text("validate")) {
            case "true", "strict", "1", "t", "T", "TRUE", "True" -> "Strict";
            case "warn" -> "Warn";
            case "false", "ignore", "0", "f", "F", "FALSE", "False" -> "Ignore";
            default ->
                    throw Failure.of(
                            "invalid - validate option \""
                                    + arguments.text("validate")
                                    + "\"; must be one of: strict (or true), warn, ignore (or false)");
        };
    }
}
