package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code eval}: its arguments as a line. */
final class EvalBuiltin {

    private EvalBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var text = String.join(" ", words.subList(1, words.size()));
        if (shell.isInteractive()) {
            text = Aliases.expand(text, shell.aliases);
        }
        runner.push(new Frame.Text(text, 0, shell.line, Frame.Source.EVAL, shell.name));
        return 0;
    }
}
