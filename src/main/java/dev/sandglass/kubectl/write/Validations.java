package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.usage.Arguments;

/** What {@code --validate} asks of the server. */
public final class Validations {

    private Validations() {}

    /** {@code Strict}, {@code Warn} or {@code Ignore}. */
    public static String directive(Arguments arguments) {
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
