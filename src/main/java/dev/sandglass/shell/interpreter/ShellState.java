package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Command;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a shell is between two resumptions.
 *
 * @param stack what is still to be done, the innermost last
 * @param variables values by name; an array's items stand under {@code name[0]}, {@code name[1]}…
 * @param options letters and names that {@code set} switched on
 * @param jobs pids in the background, by job number
 * @param input lines read but not yet parsed
 */
public record ShellState(
        Mode mode,
        String name,
        List<String> arguments,
        List<Frame> stack,
        Map<String, String> variables,
        Set<String> exported,
        Map<String, Command> functions,
        Map<String, String> aliases,
        Set<String> options,
        String folder,
        int status,
        int lastBackground,
        Map<Integer, Integer> jobs,
        List<String> history,
        String input,
        long draws) {

    /** Where a shell gets its commands from. */
    public enum Mode {
        /** A text given at the start ({@code -c}, a script, a substitution). */
        SCRIPT,
        /** Lines of a terminal, with a prompt. */
        INTERACTIVE,
        /** Lines of standard input. */
        INPUT
    }

    public ShellState {
        stack = List.copyOf(stack);
    }
}
