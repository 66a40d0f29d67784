package dev.sandglass.shell.interpreter;

import java.util.ArrayList;
import java.util.List;

/** {@code wait}: until jobs in the background have ended. */
final class WaitBuiltin {

    private WaitBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var pids = new ArrayList<Integer>();
        for (var word : words.subList(1, words.size())) {
            var pid = JobsBuiltin.pid(shell, word);
            if (!word.matches("\\d{1,9}|%\\d{1,9}")) {
                shell.complain("wait: `" + word + "': not a pid or valid job spec");
                return 1;
            }
            if (!isOwn(shell, pid)) {
                shell.complain(
                        word.startsWith("%")
                                ? "wait: " + word + ": no such job"
                                : "wait: pid " + word + " is not a child of this shell");
                return 127;
            }
            pids.add(pid);
        }
        if (words.size() == 1) {
            shell.jobs.values().stream().filter(pid -> isOwn(shell, pid)).forEach(pids::add);
        }
        runner.push(new Frame.AwaitJobs(List.copyOf(pids)));
        return 0;
    }

    /** Whether it is a child of this very shell: a subshell knows its parent's jobs, and cannot wait for them. */
    private static boolean isOwn(Interpreter shell, int pid) {
        var process = shell.self().processes().find(pid);
        return shell.jobs.containsValue(pid)
                && (process == null || process.parent() == shell.self().pid());
    }
}
