package dev.sandglass.shell.interpreter;

import java.util.List;

/**
 * A command that the shell does itself: it changes the shell, or is too small for a process.
 *
 * @param name in {@link Builtins}
 */
record Builtin(String name) {

    /** Does it, and returns the status; what must wait pushes a frame. */
    int run(Interpreter shell, Runner runner, List<String> words) {
        return Builtins.run(name, shell, runner, words);
    }
}
