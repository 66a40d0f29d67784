package dev.sandglass.kubectl;

import dev.sandglass.api.Request;
import dev.sandglass.kubectl.usage.Arguments;

/** What {@code --dry-run} says. */
public enum DryRun {
    NONE(""),
    CLIENT(" (dry run)"),
    SERVER(" (server dry run)");

    private final String suffix;

    DryRun(String suffix) {
        this.suffix = suffix;
    }

    /** Reads the flag, and warns of its old forms. */
    public static DryRun of(Arguments arguments, Client client) {
        var value = arguments.text("dry-run");
        return switch (value) {
            case "none" -> NONE;
            case "client" -> CLIENT;
            case "server" -> SERVER;
            case "unchanged" -> {
                client.log()
                        .warning(
                                "helpers.go:719",
                                "--dry-run is deprecated and can be replaced with --dry-run=client.");
                yield CLIENT;
            }
            case "true", "t", "T", "TRUE", "True", "1" -> outdated(value, CLIENT, "client", client);
            case "false", "f", "F", "FALSE", "False", "0" -> outdated(value, NONE, "none", client);
            default ->
                    throw Failure.of(
                            "Invalid dry-run value ("
                                    + value
                                    + "). Must be \"none\", \"server\", or \"client\".");
        };
    }

    private static DryRun outdated(String value, DryRun meant, String instead, Client client) {
        var line = meant == CLIENT ? "helpers.go:733" : "helpers.go:736";
        client.log()
                .warning(
                        line,
                        "--dry-run=%s is deprecated (boolean value) and can be replaced with --dry-run=%s."
                                .formatted(value, instead));
        return meant;
    }

    /** What was done, as success messages say it. */
    public String told(String operation) {
        return operation + suffix;
    }

    /** The request, marked so that the server keeps nothing. */
    public Request mark(Request request) {
        return this == SERVER ? request.with("dryRun", "All") : request;
    }
}
