package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code jobs}: what runs in the background. */
final class JobsBuiltin {

    private JobsBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var onlyPids = words.size() > 1 && words.get(1).equals("-p");
        var newest = shell.jobs.keySet().stream().max(Integer::compare).orElse(0);
        shell.jobs.forEach(
                (job, pid) -> {
                    var process = shell.self().processes().find(pid);
                    if (onlyPids) {
                        shell.self().print("" + pid);
                    } else {
                        var mark = job.equals(newest) ? "+" : job == newest - 1 ? "-" : " ";
                        var state = process == null ? "Done" : "Running";
                        shell.self().print("[%d]%s  %-24s%s &".formatted(job, mark, state, pid));
                    }
                });
        return 0;
    }

    /** The pid that {@code 123} or {@code %1} means, or -1. */
    static int pid(Interpreter shell, String word) {
        if (word.equals("%%") || word.equals("%+") || word.equals("%")) {
            return shell.jobs.values().stream().reduce(-1, (_, last) -> last);
        }
        if (word.matches("%\\d{1,9}")) {
            return shell.jobs.getOrDefault(Integer.parseInt(word.substring(1)), -1);
        }
        return word.matches("-?\\d{1,9}") ? Integer.parseInt(word) : -1;
    }
}
