package dev.sandglass.cluster.runtime;

import dev.sandglass.shell.Tty;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Spawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the first process of containers, and says why one cannot be started. */
final class Launch {

    private Launch() {}

    /** Starts the first process; the low-level runtime's words when that fails. */
    static @Nullable String launch(Container container, Execs execs) {
        var line = container.commandLine();
        if (line.isEmpty()) {
            return "exec: \"\": executable file not found in $PATH";
        }
        var environment = container.environment();
        var folder = container.folder();
        var found = container.executables().find(line.getFirst(), folder, environment.get("PATH"));
        if (!(found instanceof Executables.Found.Runs(_, var program, var before))) {
            return problem(line.getFirst(), found);
        }
        var arguments = new ArrayList<>(before);
        arguments.addAll(before.isEmpty() ? line : line.subList(1, line.size()));
        var processes = container.makeProcesses();
        var channels = channels(container, execs);
        processes.start(
                new Spawn(program, List.copyOf(arguments), environment, folder, channels, 0));
        return null;
    }

    private static Map<Integer, Channel> channels(Container container, Execs execs) {
        var spec = container.spec;
        if (!spec.stdin() && !spec.tty()) {
            return Map.of(
                    0, new Channel.Nothing(),
                    1, new Streams.Log(false),
                    2, new Streams.Log(true));
        }
        var console = execs.openConsole(container);
        container.console = console.number;
        if (!spec.tty()) {
            return Map.of(
                    0, new Streams.Console(console.number, false),
                    1, new Streams.Console(console.number, false),
                    2, new Streams.Console(console.number, true));
        }
        var output = new Streams.LoggedTerminal(console.terminal);
        return Map.of(0, new Tty.End(console.terminal), 1, output, 2, output);
    }

    /** The low-level runtime's words for a command that cannot be started. */
    static String problem(String command, Executables.Found found) {
        var begin = "exec: \"" + command + "\": ";
        return switch (found) {
            case Executables.Found.Nothing _ when command.indexOf('/') >= 0 ->
                    begin + "stat " + command + ": no such file or directory";
            case Executables.Found.Nothing _, Executables.Found.NotYet _ ->
                    begin + "executable file not found in $PATH";
            case Executables.Found.Folder _ -> begin + "is a directory";
            case Executables.Found.NotExecutable _ -> begin + "permission denied";
            case Executables.Found.Runs _ -> throw new IllegalStateException(begin + "runs");
        };
    }
}
