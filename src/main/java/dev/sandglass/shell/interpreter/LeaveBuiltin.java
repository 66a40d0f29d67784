package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code break} and {@code continue}. */
final class LeaveBuiltin {

    private LeaveBuiltin() {}

    static int leaveLoop(Interpreter shell, Runner runner, List<String> words) {
        return leave(shell, runner, words, false);
    }

    static int goOn(Interpreter shell, Runner runner, List<String> words) {
        return leave(shell, runner, words, true);
    }

    private static int leave(Interpreter shell, Runner runner, List<String> words, boolean goesOn) {
        var levels = 1;
        if (words.size() > 1) {
            if (!words.get(1).matches("\\d{1,9}")) {
                shell.complain(
                        words.getFirst() + ": " + words.get(1) + ": numeric argument required");
                runner.exitNow(128);
                return 128;
            }
            levels = Integer.parseInt(words.get(1));
        }
        var inLoop = shell.stack.stream().anyMatch(LeaveBuiltin::isLoop);
        if (!inLoop) {
            shell.complain(
                    words.getFirst() + ": only meaningful in a `for', `while', or `until' loop");
            return 0;
        }
        while (levels > 0) {
            var frame = shell.stack.removeLast();
            if (frame instanceof Frame.Return) {
                shell.stack.add(frame); // a function's loops end with it
                return 0;
            }
            if (frame instanceof Frame.Restore(var saved)) {
                runner.redirections.restore(saved);
            } else if (frame instanceof Frame.Assigned(var before)) {
                shell.scope.restore(before);
            } else if (isLoop(frame) && (--levels == 0 || !hasMore(shell))) {
                if (goesOn) {
                    shell.status = 0;
                    shell.stack.add(again(frame));
                }
                return 0;
            }
        }
        return 0;
    }

    private static boolean hasMore(Interpreter shell) {
        return shell.stack.stream().anyMatch(LeaveBuiltin::isLoop);
    }

    /** What begins the next round; in the middle of a condition, that is the condition. */
    private static Frame again(Frame frame) {
        return frame instanceof Frame.Tested(var loop, _) ? new Frame.Again(loop) : frame;
    }

    private static boolean isLoop(Frame frame) {
        return frame instanceof Frame.Again
                || frame instanceof Frame.Tested
                || frame instanceof Frame.Round
                || frame instanceof Frame.Ask
                || frame instanceof Frame.CountRound;
    }
}
