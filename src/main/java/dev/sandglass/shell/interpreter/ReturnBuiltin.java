package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code return}: the end of a function or of a sourced file. */
final class ReturnBuiltin {

    private ReturnBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        if (shell.stack.stream().noneMatch(ReturnBuiltin::isEnd)) {
            shell.complain("return: can only `return' from a function or sourced script");
            return 2;
        }
        var code = ExitBuiltin.code(shell, words);
        while (true) {
            var frame = shell.stack.removeLast();
            if (frame instanceof Frame.Restore(var saved)) {
                runner.redirections.restore(saved);
            } else if (frame instanceof Frame.Assigned(var before)) {
                shell.scope.restore(before);
            } else if (isEnd(frame)) {
                shell.status = code;
                if (frame instanceof Frame.Return) {
                    runner.push(frame); // gives the caller its variables back
                }
                return code;
            }
        }
    }

    private static boolean isEnd(Frame frame) {
        return frame instanceof Frame.Return
                || frame instanceof Frame.Text text && text.source() == Frame.Source.FILE;
    }
}
