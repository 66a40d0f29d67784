package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Booleans;
import dev.sandglass.kubectl.usage.UsageError;

/** {@code --cascade}: what becomes of the objects that deleted ones own. */
public final class Cascade {

    private Cascade() {}

    /** The propagation policy that was typed; warns of the two values of old. */
    public static String policy(Arguments arguments, Session session) {
        var typed = arguments.text("cascade");
        return switch (typed) {
            case "background" -> "Background";
            case "foreground" -> "Foreground";
            case "orphan" -> "Orphan";
            default -> {
                var deletes = truth(typed);
                session.complain(
                        "warning: --cascade=%s is deprecated (boolean value) and can be replaced with --cascade=%s."
                                .formatted(typed, deletes ? "background" : "orphan"));
                yield deletes ? "Background" : "Orphan";
            }
        };
    }

    private static boolean truth(String typed) {
        try {
            return Booleans.parse(typed);
        } catch (UsageError _) {
            throw Failure.of(
                    "invalid cascade value ("
                            + typed
                            + "). Must be \"background\", \"foreground\", or \"orphan\"");
        }
    }
}
