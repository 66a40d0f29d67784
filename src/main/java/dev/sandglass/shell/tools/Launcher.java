package dev.sandglass.shell.tools;

import dev.sandglass.shell.interpreter.Arguments;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How tools run other programs: {@code env}, {@code timeout}, {@code sudo}, {@code xargs}, {@code find -exec}. */
final class Launcher {

    static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Launcher() {}

    static Executables.Found find(Process self, String command) {
        var path = self.variable("PATH");
        return self.facility(Executables.class)
                .find(command, self.folder(), path.isEmpty() ? USUAL_PATH : path);
    }

    /**
     * Starts a command as a child with these variables.
     *
     * @return its pid, or minus the exit code when there is no such program, which is complained about
     */
    static int launch(Process self, List<String> words, Map<String, String> environment) {
        return launch(self, words, environment, self.channels());
    }

    /** The same with these channels. */
    static int launch(
            Process self,
            List<String> words,
            Map<String, String> environment,
            Map<Integer, Channel> channels) {
        var found = find(self, words.getFirst());
        if (!(found instanceof Executables.Found.Runs(_, var program, var before))) {
            self.complain(missing(self, words.getFirst(), reason(found)));
            return found instanceof Executables.Found.Nothing
                            || found instanceof Executables.Found.NotYet
                    ? -127
                    : -126;
        }
        var all = new ArrayList<>(before);
        all.addAll(words);
        if (Arguments.areTooLong(all, environment)) {
            self.complain(missing(self, words.getFirst(), Arguments.TOO_LONG));
            return -126;
        }
        return self.start(
                new Spawn(program, all, environment, self.folder(), channels, self.group()));
    }

    private static String reason(Executables.Found found) {
        return switch (found) {
            case Executables.Found.NotYet(var sentence) -> sentence;
            case Executables.Found.Folder _, Executables.Found.NotExecutable _ ->
                    "Permission denied";
            case Executables.Found.Nothing _, Executables.Found.Runs _ ->
                    "No such file or directory";
        };
    }

    private static String missing(Process self, String command, String reason) {
        var tool = Switches.tool(self.arguments());
        return switch (tool) {
            case "env" -> "env: ‘" + command + "’: " + reason;
            case "timeout" -> "timeout: failed to run command ‘" + command + "’: " + reason;
            case "nohup" -> "nohup: failed to run command '" + command + "': " + reason;
            case "sudo" ->
                    "sudo: "
                            + command
                            + ": "
                            + (reason.startsWith("No such") ? "command not found" : reason);
            case "find" -> "find: ‘" + command + "’: " + reason;
            default -> tool + ": " + command + ": " + reason;
        };
    }

    /** Runs a command and ends as it does. */
    static Step run(Process self, List<String> words, Map<String, String> environment) {
        var pid = launch(self, words, environment);
        return pid < 0 ? Step.exit(-pid) : Step.awaitChild(pid, new Waiting(pid));
    }

    /** Waits for one child and ends as it does. */
    record Waiting(int child) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.ChildExited(_, var code) -> Step.exit(code);
                case Wake.Signalled(var signal) -> {
                    self.processes().signal(child, signal);
                    yield Step.awaitChild(child, this);
                }
                case Wake.Started _, Wake.Slept _, Wake.Read _, Wake.Told _ ->
                        Step.awaitChild(child, this);
            };
        }
    }
}
