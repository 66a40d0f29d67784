package dev.sandglass.kubectl.write.apply;

import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl diff}: shows what apply would change. */
public final class Diff implements KubectlCommand {

    private static final Usage USAGE =
            Usage.of(Group.ADVANCED, "diff", "-f FILENAME")
                    .summary("Show what apply would change")
                    .about(
                            """
                            Compare objects as they are with what they would be after an apply of the files.

                             The program diff compares, with -u and -N; KUBECTL_EXTERNAL_DIFF names another. The exit code is 0 when nothing differs, 1 when something does, and more when it failed.""")
                    .example("kubectl diff -f deployment.yaml", "The objects of a file")
                    .example("cat service.yaml | kubectl diff -f -", "... of standard input")
                    .flags(Flags.files("that holds the configuration to compare."))
                    .flags(Flags.SELECTOR, Flags.fieldManager(Apply.CLIENT_SIDE))
                    .number("concurrency", "1", "How many objects to look at at a time.")
                    .flag(
                            "force-conflicts",
                            "",
                            "With --server-side: take over fields of other managers.")
                    .flag("prune", "", "Show too what pruning would delete.")
                    .texts(
                            "prune-allowlist",
                            "",
                            "With --prune: only these types, as group/version/kind.")
                    .flag(
                            "server-side",
                            "",
                            "Let the server merge, field by field and manager by manager.")
                    .flags(Flag.bool("show-managed-fields", "", "Compare managedFields too."));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        try {
            return compare(arguments, session);
        } catch (Failure failure) {
            // 1 means that something differs, so failures count one more
            throw Failure.ended(failure.shown(), failure.code() + 1);
        }
    }

    private static int compare(Arguments arguments, Session session) {
        if (!arguments.words().isEmpty()) {
            throw Failure.inUse(
                    USAGE, "Unexpected args: [" + String.join(" ", arguments.words()) + "]");
        }
        if (arguments.texts("filename").isEmpty() && arguments.text("kustomize").isEmpty()) {
            throw Failure.of("must specify one of -f and -k");
        }
        if (arguments.flag("force-conflicts") && !arguments.flag("server-side")) {
            throw Failure.of("--force-conflicts only works with --server-side");
        }
        if (arguments.flag("prune")) {
            throw NotYet.failure("kubectl diff --prune");
        }
        var client = new Client(arguments, session);
        var folders = new DiffFolders(session);
        int code;
        try {
            code = compare(folders, arguments, client);
        } catch (Failure failure) { // not finally: waiting leaves the code here too
            folders.remove();
            throw failure;
        }
        folders.remove();
        return code;
    }

    private static int compare(DiffFolders folders, Arguments arguments, Client client) {
        var versions = new DiffVersions(arguments, client);
        new Targets(client)
                .in(client.namespace())
                .files(arguments, client.isNamespaceTyped())
                .labels(arguments.text("selector"))
                .flatten()
                .check()
                .each(target -> folders.write(versions.of(target)));
        return run(program(client.session()), folders, client.session());
    }

    private static List<String> program(Session session) {
        var external = session.variable("KUBECTL_EXTERNAL_DIFF");
        if (external.isEmpty()) {
            return List.of("diff", "-u", "-N");
        }
        var words = new ArrayList<String>();
        for (var word : external.split(" ")) {
            if (words.isEmpty() || word.matches("[a-zA-Z0-9-=]+")) {
                words.add(word);
            }
        }
        return words;
    }

    private static int run(List<String> program, DiffFolders folders, Session session) {
        var words = new ArrayList<>(program);
        words.add(folders.live());
        words.add(folders.merged());
        var code = session.runProgram(words);
        if (code == null) {
            throw Failure.of(
                    "failed to run \"%s\": executable file not found in $PATH"
                            .formatted(words.getFirst()));
        }
        if (code > 1) {
            throw Failure.of("failed to run \"" + words.getFirst() + "\": exit status " + code);
        }
        return code;
    }
}
