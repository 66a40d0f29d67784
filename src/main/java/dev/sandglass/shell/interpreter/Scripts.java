package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.interpreter.ShellState.Mode;
import java.util.List;
import java.util.Map;

/** Texts that a shell runs. */
public final class Scripts {

    private Scripts() {}

    /** What stands after {@code bash -c}. */
    public static Shell command(
            Dialect dialect,
            String text,
            String name,
            List<String> arguments,
            Map<String, String> environment,
            String folder) {
        return Shell.running(
                Mode.COMMAND, dialect, text, name, List.copyOf(arguments), environment, folder);
    }

    /** A script's file. */
    public static Shell file(
            Dialect dialect,
            String text,
            String name,
            List<String> arguments,
            Map<String, String> environment,
            String folder) {
        return Shell.running(
                Mode.SCRIPT, dialect, text, name, List.copyOf(arguments), environment, folder);
    }
}
