package dev.sandglass.kubectl;

import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Json;
import dev.sandglass.kubectl.usage.ArgumentReader;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.kubectl.usage.UsageError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the words typed to a command that runs: finds it, reads its flags, shows help, prints failures. */
final class CommandLine {

    /** kubectl without a command. */
    static final Usage ROOT =
            Usage.of(Group.HIDDEN, "", "[flags]")
                    .about(
                            """
                            kubectl talks to the control plane of a Kubernetes cluster.

                             More about it: https://kubernetes.io/docs/reference/kubectl/""");

    private static final List<String> HELP = List.of("-h", "--help");

    private final Session session;

    CommandLine(Session session) {
        this.session = session;
    }

    /** Runs the command line, the program's name first, and gives its exit code. */
    int run(List<String> words) {
        try {
            return dispatch(words.subList(Math.min(1, words.size()), words.size()));
        } catch (Failure failure) {
            var text = failure.shown();
            if (!text.isEmpty()) {
                session.complain(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
            }
            return failure.code();
        }
    }

    private int run(KubectlCommand command, Arguments arguments) {
        try {
            var code = command.run(arguments, session);
            if (code == 0 && arguments.flag("warnings-as-errors")) {
                refuseWarnings(session.warnings());
            }
            return code;
        } catch (Refusal refusal) {
            var log = new Log(session, arguments.text("v"));
            if (log.shows(4)) {
                var said = refusal.status().document();
                var json = Json.indented(said, 2, Typed.order(said));
                log.line(4, "helpers.go:246", "server response object: %s[" + json + "]");
            }
            throw refusal;
        }
    }

    private static void refuseWarnings(int count) {
        if (count > 0) {
            throw Failure.of(count + (count == 1 ? " warning received" : " warnings received"));
        }
    }

    /** A command, and the words typed that are left for it. */
    private record Found(@Nullable KubectlCommand command, Usage usage, List<String> rest) {}

    private int dispatch(List<String> words) {
        if (!words.isEmpty() && words.getFirst().equals("help")) {
            return help(words.subList(1, words.size()));
        }
        var found = find(words);
        var command = found.command();
        var usage = found.usage();
        if (command instanceof NotYet.Missing
                && usage.flags().isEmpty()
                && found.rest().stream().noneMatch(HELP::contains)) {
            throw NotYet.failure(usage.path());
        }
        if (command == null) {
            refuseUnknown(found.rest());
        }
        var arguments = read(usage, found.rest());
        if (arguments == null) {
            session.write(Help.page(usage));
            return 0;
        }
        if (command == null) {
            session.write(Help.page(ROOT));
            return 0;
        }
        if (usage.holdsOnlyOthers()) {
            return needsSubcommand(usage, arguments);
        }
        try {
            ArgumentReader.checkRequired(arguments);
        } catch (UsageError e) {
            throw Failure.of(String.valueOf(e.getMessage()));
        }
        warnOfOutdated(arguments);
        return run(command, arguments);
    }

    private @Nullable Arguments read(Usage usage, List<String> words) {
        try {
            var reading = ArgumentReader.read(usage, words);
            return reading.wantsHelp() ? null : reading.arguments();
        } catch (UsageError e) {
            var said = String.valueOf(e.getMessage());
            throw switch (usage.name()) {
                case "options" -> Failure.of(said + "\nRun '" + usage.path() + "' without flags.");
                case "diff" -> // 1 means that something differs
                        Failure.ended(Failure.inUse(usage, said).shown(), 2);
                default -> Failure.of(said + "\nSee '" + usage.path() + " --help' for usage.");
            };
        }
    }

    private void warnOfOutdated(Arguments arguments) {
        for (var name : arguments.given().keySet()) {
            var flag = arguments.usage().find(name);
            if (flag != null && !flag.deprecated().isEmpty()) {
                session.complain("Flag --" + name + " has been deprecated, " + flag.deprecated());
            }
        }
    }

    /** Follows the words that are no flags from command to command, and takes them out. */
    private static Found find(List<String> words) {
        var rest = new ArrayList<>(words);
        KubectlCommand command = null;
        var name = "";
        while (true) {
            var at = nextWord(rest, command == null ? ROOT : command.usage());
            var next = at < 0 ? null : Commands.find(name, rest.get(at));
            if (next == null) {
                return new Found(command, command == null ? ROOT : command.usage(), rest);
            }
            command = next;
            name = next.usage().name();
            rest.remove(at);
        }
    }

    /** Where the first word stands that is neither a flag nor a flag's value; -1 for nowhere. */
    private static int nextWord(List<String> words, Usage usage) {
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--")) {
                return -1;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                return i;
            }
            if (!word.contains("=") && takesNext(word, usage)) {
                i++;
            }
        }
        return -1;
    }

    private static boolean takesNext(String word, Usage usage) {
        if (word.startsWith("--")) {
            var name = word.substring(2);
            var flag = usage.find(name);
            return !name.equals("help") && (flag == null || flag.bare() == null);
        }
        if (word.length() != 2 || word.equals("-h")) {
            return false;
        }
        var flag = usage.findShort(word.substring(1));
        return flag == null || flag.bare() == null;
    }

    /** A word where a command is due is refused before any flag is looked at. */
    private static void refuseUnknown(List<String> words) {
        var at = nextWord(words, ROOT);
        if (at < 0) {
            return;
        }
        var message = "unknown command " + GoQuote.quote(words.get(at)) + " for \"kubectl\"";
        var near = Suggestions.near(words.get(at));
        if (!near.isEmpty()) {
            message += "\n\nDid you mean this?\n\t" + String.join("\n\t", near) + "\n";
        }
        throw Failure.of(message);
    }

    private int needsSubcommand(Usage usage, Arguments arguments) {
        if (!arguments.words().isEmpty()) {
            var typed = String.join(" ", arguments.words());
            throw Failure.inUse(usage, "unknown command " + GoQuote.quote(typed));
        }
        var page = Help.page(usage);
        if (usage.name().equals("rollout")) {
            session.write(page); // upstream's exception
        } else {
            session.writeError(page.getBytes(StandardCharsets.UTF_8));
        }
        return 1;
    }

    private int help(List<String> words) {
        var found = find(words);
        if (found.command() == null && !words.isEmpty()) {
            session.complain(
                    "Unknown help topic " + words.stream().map(w -> "`" + w + "`").toList());
            return 0;
        }
        session.write(Help.page(found.usage()));
        return 0;
    }
}
