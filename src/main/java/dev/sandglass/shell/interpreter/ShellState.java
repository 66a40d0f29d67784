package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Command;
import dev.sandglass.sim.Signal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that a shell is between two resumptions.
 *
 * @param stack what is still to be done, the innermost last
 * @param options letters and names that {@code set} and {@code shopt} switched on
 * @param jobs what runs in the background, or ran and was not told of yet, by job number
 * @param ended how jobs ended that can still be waited for, by pid
 * @param input lines read but not yet parsed
 * @param line the number of the line at work; at a prompt, of the next
 * @param traps actions by event: {@code EXIT}, {@code ERR}, {@code INT}…; the empty one ignores
 * @param pending signals whose actions are still to be run
 */
public record ShellState(
        Mode mode,
        Dialect dialect,
        String name,
        List<String> arguments,
        List<Frame> stack,
        Map<String, String> variables,
        Map<String, Items> arrays,
        Set<String> exported,
        Set<String> readOnly,
        Set<String> whole,
        Map<String, Command> functions,
        Map<String, String> aliases,
        Set<String> options,
        Map<String, String> traps,
        List<Signal> pending,
        String folder,
        int status,
        int line,
        int lastBackground,
        Map<Integer, Job> jobs,
        Map<Integer, Integer> ended,
        List<String> history,
        String input,
        long draws) {

    /** Where a shell gets its commands from. */
    public enum Mode {
        /** A script. */
        SCRIPT,
        /** The text after {@code -c}. */
        COMMAND,
        /** Lines of a terminal, with a prompt. */
        INTERACTIVE,
        /** Part of an interactive shell's line, in a process of its own. */
        CHILD,
        /** Lines of standard input. */
        INPUT;

        /** Whether messages leave out the line's number. */
        boolean isAtPrompt() {
            return this == INTERACTIVE || this == CHILD;
        }
    }

    public ShellState {
        stack = List.copyOf(stack);
    }

    /** A shell that has done nothing yet. */
    static ShellState fresh(
            Mode mode,
            Dialect dialect,
            String name,
            List<String> arguments,
            Map<String, String> environment,
            String folder) {
        return new ShellState(
                mode,
                dialect,
                name,
                arguments,
                List.of(),
                environment,
                Map.of(),
                new TreeSet<>(environment.keySet()),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                List.of(),
                folder,
                0,
                1,
                0,
                Map.of(),
                Map.of(),
                List.of(),
                "",
                0);
    }
}
