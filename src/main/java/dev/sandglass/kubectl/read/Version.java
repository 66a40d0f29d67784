package dev.sandglass.kubectl.read;

import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.FieldOrder;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code kubectl version}: what the client says it is, and what the server is. */
public final class Version implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.OTHER, "version", "[flags]")
                    .summary("Show the versions of client and server")
                    .about("Show the versions of the client and of the current context's server.")
                    .example("kubectl version", "Both")
                    .flag("client", "", "Only the client's, without asking the server.")
                    .text("output", "o", "'yaml' or 'json'.");

    private static final String KUSTOMIZE = "v5.7.1";

    /** The release that we do as. */
    private static final Document CLIENT =
            Document.of(
                    "buildDate", "2026-02-26T20:05:34Z",
                    "compiler", "gc",
                    "gitCommit", "fdc9d74cbf2da6754ebf81d56f80ae2948cd6425",
                    "gitTreeState", "clean",
                    "gitVersion", "v1.35.2",
                    "goVersion", "go1.25.7",
                    "major", "1",
                    "minor", "35",
                    "platform", "linux/amd64");

    private static final FieldOrder OF_ONE =
            FieldOrder.of(
                    "major",
                    "minor",
                    "emulationMajor",
                    "emulationMinor",
                    "minCompatibilityMajor",
                    "minCompatibilityMinor",
                    "gitVersion",
                    "gitCommit",
                    "gitTreeState",
                    "buildDate",
                    "goVersion",
                    "compiler",
                    "platform");
    private static final FieldOrder OF_BOTH =
            new FieldOrder(
                    List.of("clientVersion", "kustomizeVersion", "serverVersion"),
                    Map.of("clientVersion", OF_ONE, "serverVersion", OF_ONE));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (!arguments.words().isEmpty()) {
            throw Failure.of("extra arguments: [" + String.join(" ", arguments.words()) + "]");
        }
        var output = arguments.text("output");
        if (!output.isEmpty() && !output.equals("yaml") && !output.equals("json")) {
            throw Failure.of("--output must be 'yaml' or 'json'");
        }
        Failure problem = null;
        Document server = null;
        if (!arguments.flag("client")) {
            var client = new Client(arguments, session);
            try {
                server = client.object(
                                client.get("/version")
                                        .with("timeout", "32s")
                                        .withAccept(Client.ANY_JSON));
            } catch (Failure failure) {
                problem = failure;
            }
        }
        session.write(text(output, server));
        if (problem != null) {
            throw problem;
        }
        return 0;
    }

    private static String text(String output, @Nullable Document server) {
        if (output.isEmpty()) {
            return "Client Version: v1.35.2\nKustomize Version: "
                    + KUSTOMIZE
                    + "\n"
                    + (server == null ? "" : "Server Version: " + server.text("gitVersion") + "\n");
        }
        var both = Document.of("clientVersion", CLIENT, "kustomizeVersion", KUSTOMIZE);
        if (server != null) {
            both = both.put("serverVersion", server);
        }
        return (output.equals("yaml") ? Yaml.write(both) : Json.indented(both, 2, OF_BOTH)) + "\n";
    }
}
