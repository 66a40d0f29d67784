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
            if (shell.ended.containsKey(pid) && !word.startsWith("%")) {
                pids.add(pid);
                continue;
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
            shell.jobs.values().stream()
                    .filter(job -> job.isRunning() && isOwn(shell, job.pid()))
                    .forEach(job -> pids.add(job.pid()));
            shell.ended.clear();
        }
        var known = status(shell, pids);
        pids.removeIf(pid -> status(shell, List.of(pid)) >= 0);
        if (pids.isEmpty()) {
            return words.size() == 1 ? 0 : known;
        }
        var asked = words.size() == 1 || known >= 0 ? 0 : pids.getLast();
        runner.push(new Frame.AwaitJobs(List.copyOf(pids), asked));
        return Math.max(known, 0);
    }

    /** How the last of these jobs ended; -1 when it runs. */
    private static int status(Interpreter shell, List<Integer> pids) {
        if (pids.isEmpty()) {
            return -1;
        }
        var last = pids.getLast();
        var known = shell.ended.get(last);
        return known != null
                ? known
                : shell.jobs.values().stream()
                        .filter(job -> job.pid() == last)
                        .mapToInt(Job::status)
                        .findFirst()
                        .orElse(-1);
    }

    /** Whether it is a child of this very shell: a subshell knows its parent's jobs, and cannot wait for them. */
    private static boolean isOwn(Interpreter shell, int pid) {
        var process = shell.self().processes().find(pid);
        return shell.jobs.values().stream().anyMatch(job -> job.pid() == pid)
                && (process == null || process.parent() == shell.self().pid());
    }
}
