package dev.sandglass.shell.interpreter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code jobs}, {@code fg}, {@code bg}, {@code disown}: what runs in the background. */
final class JobsBuiltin {

    private JobsBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var flag = words.size() > 1 && words.get(1).startsWith("-") ? words.get(1) : "";
        look(shell, runner);
        var jobs = new TreeMap<>(shell.jobs);
        jobs.forEach(
                (number, job) -> {
                    if (flag.equals("-p")) {
                        shell.self().print("" + job.pid());
                    } else {
                        var line = job.shown(number, mark(jobs, number));
                        var space = line.indexOf(' ');
                        shell.self()
                                .print(
                                        flag.equals("-l")
                                                ? line.substring(0, space)
                                                        + " "
                                                        + job.pid()
                                                        + line.substring(space + 1)
                                                : line);
                    }
                });
        shell.jobs.values().removeIf(job -> !job.isRunning());
        return 0;
    }

    private static char mark(Map<Integer, Job> jobs, int number) {
        var later = jobs.keySet().stream().filter(other -> other > number).count();
        return later == 0 ? '+' : later == 1 ? '-' : ' ';
    }

    /** Jobs may have ended while the shell did not wait for anything. */
    private static void look(Interpreter shell, Runner runner) {
        for (var job : List.copyOf(shell.jobs.values())) {
            var process = shell.self().processes().find(job.pid());
            var isOwn = process == null || process.parent() == shell.self().pid();
            var code = job.isRunning() && isOwn ? shell.self().collect(job.pid()) : -1;
            if (code >= 0) {
                runner.children.ended(job.pid(), code);
            }
        }
    }

    /** Tells of jobs that have ended since the last prompt. */
    static void tell(Interpreter shell, Runner runner) {
        look(shell, runner);
        var jobs = new TreeMap<>(shell.jobs);
        jobs.forEach(
                (number, job) -> {
                    if (!job.isRunning()) {
                        shell.self().complain(job.shown(number, mark(jobs, number)));
                    }
                });
        shell.jobs.values().removeIf(job -> !job.isRunning());
    }

    /** The pid that {@code 123}, {@code %1} or {@code %sleep} means, or -1. */
    static int pid(Interpreter shell, String word) {
        if (!word.startsWith("%")) {
            return word.matches("-?\\d{1,9}") ? Integer.parseInt(word) : -1;
        }
        var number = number(shell, word);
        return number < 0 ? -1 : shell.jobs.get(number).pid();
    }

    /** The number of the job that a word with {@code %} means, or -1. */
    private static int number(Interpreter shell, String word) {
        var name = word.startsWith("%") ? word.substring(1) : word;
        var numbers = List.copyOf(shell.jobs.keySet());
        return switch (name) {
            case "", "%", "+" -> numbers.isEmpty() ? -1 : numbers.getLast();
            case "-" -> numbers.size() < 2 ? -1 : numbers.get(numbers.size() - 2);
            case String digits when digits.matches("\\d{1,9}") ->
                    shell.jobs.containsKey(Integer.valueOf(digits)) ? Integer.parseInt(digits) : -1;
            default ->
                    numbers.stream()
                            .filter(it -> shell.jobs.get(it).text().startsWith(name))
                            .findFirst()
                            .orElse(-1);
        };
    }

    /** {@code fg}: waits for a job, which gets the terminal. */
    static int foreground(Interpreter shell, Runner runner, List<String> words) {
        if (!shell.isInteractive()) {
            shell.complain("fg: no job control");
            return 1;
        }
        var number = named(shell, words);
        if (number < 0) {
            return 1;
        }
        var job = shell.jobs.remove(number);
        shell.self().print(job.text());
        if (!job.isRunning()) {
            return job.status();
        }
        runner.children.foreground(List.of(job.pid()));
        return 0;
    }

    /** {@code bg}: all jobs run there already, for none can be stopped. */
    static int background(Interpreter shell, Runner runner, List<String> words) {
        if (!shell.isInteractive()) {
            shell.complain("bg: no job control");
            return 1;
        }
        var number = named(shell, words);
        if (number >= 0) {
            shell.complain("bg: job " + number + " already in background");
        }
        return number < 0 ? 1 : 0;
    }

    /** {@code disown}: the shell forgets a job. */
    static int disown(Interpreter shell, Runner runner, List<String> words) {
        if (words.contains("-a")) {
            shell.jobs.clear();
            return 0;
        }
        var number = named(shell, words.stream().filter(it -> !it.equals("-h")).toList());
        shell.jobs.remove(number);
        return number < 0 ? 1 : 0;
    }

    private static int named(Interpreter shell, List<String> words) {
        var word = words.size() > 1 ? words.get(1) : "%";
        var number = number(shell, word);
        if (number < 0) {
            var shown = words.size() > 1 ? word : "current";
            shell.complain(words.getFirst() + ": " + shown + ": no such job");
        }
        return number;
    }
}
