package dev.sandglass.kubectl.read;

import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.List;

/**
 * {@code kubectl completion}: what a shell loads to complete kubectl's words.
 *
 * <p>Simulated: the desk's terminal completes kubectl by itself, so the script says that and does nothing; {@code source
 * <(kubectl completion bash)} works and changes nothing.
 */
public final class CompletionScript implements KubectlCommand {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish", "powershell");

    private static final Usage USAGE =
            Usage.of(Group.SETTINGS, "completion", "SHELL")
                    .summary("Write a shell's completion code")
                    .about(
                            """
                            Write the code with which a shell (bash, zsh, fish or powershell) completes the words of kubectl.

                             The terminals of the sandbox complete them without it: press Tab.""")
                    .example("source <(kubectl completion bash)", "Load it into this shell");

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var words = arguments.words();
        if (words.isEmpty()) {
            throw Failure.inUse(USAGE, "Shell not specified.");
        }
        if (words.size() > 1) {
            throw Failure.inUse(USAGE, "Too many arguments. Expected only the shell type.");
        }
        if (!SHELLS.contains(words.getFirst())) {
            throw Failure.inUse(USAGE, "Unsupported shell type \"" + words.getFirst() + "\".");
        }
        session.print(
                "# Nothing to load: the sandbox completes kubectl's words by itself. Press Tab.");
        return 0;
    }
}
