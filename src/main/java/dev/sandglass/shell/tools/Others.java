package dev.sandglass.shell.tools;

import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tools that run other programs: {@code env}, {@code timeout}, {@code sudo}, {@code nohup}; and {@code which}. */
final class Others {

    static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Others() {}

    static Executables.Found find(Process self, String command) {
        var path = self.variable("PATH");
        return self.facility(Executables.class)
                .find(command, self.folder(), path.isEmpty() ? USUAL_PATH : path);
    }

    /**
     * Starts a command as a child with these variables.
     *
     * @return its pid, or minus the exit code when there is no such program, which is complained about
     */
    static int launch(Process self, List<String> words, Map<String, String> environment) {
        if (!(find(self, words.getFirst())
                instanceof Executables.Found.Runs(_, var program, var before))) {
            var tool = self.arguments().getFirst();
            tool = tool.substring(tool.lastIndexOf('/') + 1);
            var quoted = tool.equals("env") || tool.equals("timeout") ? "‘%s’" : "%s";
            self.complain(
                    tool
                            + ": "
                            + (tool.equals("timeout") ? "failed to run command " : "")
                            + quoted.formatted(words.getFirst())
                            + ": No such file or directory");
            return -127;
        }
        var all = new ArrayList<>(before);
        all.addAll(words);
        return self.start(
                new Spawn(program, all, environment, self.folder(), self.channels(), self.group()));
    }

    /** Waits for one child and ends as it does. */
    record Waiting(int child) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.ChildExited(_, var code) -> Step.exit(code);
                case Wake.Signalled(var signal) -> {
                    self.processes().signal(child, signal);
                    yield Step.awaitChild(child, this);
                }
                case Wake.Started _, Wake.Slept _, Wake.Read _, Wake.Told _ ->
                        Step.awaitChild(child, this);
            };
        }
    }

    private static Step run(Process self, List<String> words, Map<String, String> environment) {
        var pid = launch(self, words, environment);
        return pid < 0 ? Step.exit(-pid) : Step.awaitChild(pid, new Waiting(pid));
    }

    static Step env(Process self) {
        var words = self.arguments();
        var environment = new TreeMap<>(self.environment());
        var at = 1;
        while (at < words.size()) {
            var word = words.get(at);
            if (word.equals("-i") || word.equals("-")) {
                environment.clear();
            } else if (word.equals("-u") && at + 1 < words.size()) {
                environment.remove(words.get(++at));
            } else if (word.indexOf('=') > 0) {
                environment.put(
                        word.substring(0, word.indexOf('=')),
                        word.substring(word.indexOf('=') + 1));
            } else {
                break;
            }
            at++;
        }
        if (at < words.size()) {
            return run(self, words.subList(at, words.size()), environment);
        }
        environment.forEach((name, value) -> self.print(name + "=" + value));
        return Step.exit(0);
    }

    static Step nohup(Process self) {
        var words = self.arguments();
        return words.size() < 2
                ? Step.exit(125)
                : run(self, words.subList(1, words.size()), self.environment());
    }

    static Step sudo(Process self) {
        var words = self.arguments();
        var at = 1;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at++;
        }
        var environment = new TreeMap<>(self.environment());
        environment.put("USER", "root");
        return at == words.size()
                ? Step.exit(1)
                : run(self, words.subList(at, words.size()), environment);
    }

    static Step which(Process self) {
        var code = 0;
        for (var word : self.arguments().subList(1, self.arguments().size())) {
            if (find(self, word) instanceof Executables.Found.Runs runs) {
                self.print(runs.file());
            } else {
                code = 1;
            }
        }
        return Step.exit(code);
    }

    // ---- timeout ----

    static Step timeout(Process self) {
        var words = self.arguments();
        var at = 1;
        var signal = Signal.TERM;
        while (at < words.size() && words.get(at).startsWith("-")) {
            var word = words.get(at);
            if ((word.equals("-s") || word.equals("-k")) && at + 1 < words.size()) {
                at++;
            }
            if (word.contains("KILL") || word.equals("-9") || words.get(at).contains("KILL")) {
                signal = Signal.KILL;
            }
            at++;
        }
        if (at + 1 >= words.size()) {
            self.complain("timeout: missing operand");
            self.complain("Try 'timeout --help' for more information.");
            return Step.exit(125);
        }
        var nanos = Sleep.Spans.nanos(words.get(at));
        if (nanos < 0) {
            self.complain("timeout: invalid time interval ‘" + words.get(at) + "’");
            self.complain("Try 'timeout --help' for more information.");
            return Step.exit(125);
        }
        var pid = launch(self, words.subList(at + 1, words.size()), self.environment());
        if (pid < 0) {
            return Step.exit(-pid);
        }
        var limit = Duration.ofNanos((long) nanos);
        var alarm =
                self.start(
                        new Spawn(
                                new Alarm(limit),
                                List.of("timeout"),
                                Map.of(),
                                "/",
                                Map.of(),
                                self.group()));
        return Step.awaitChild(-1, new Limited(pid, alarm, signal));
    }

    /** Ends after a time: the alarm clock of {@code timeout}. */
    record Alarm(Duration time) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Started _ -> Step.sleep(time, this);
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.Slept _, Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.exit(0);
            };
        }
    }

    /** Waits for the command or for the alarm clock, whichever ends first. */
    record Limited(int child, int alarm, Signal signal) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.ChildExited(var pid, var code) when pid == child -> {
                    self.processes().signal(alarm, Signal.KILL);
                    yield Step.exit(code);
                }
                case Wake.ChildExited(var pid, _) when pid == alarm -> {
                    self.processes().signal(child, signal);
                    yield Step.awaitChild(child, new Over(child));
                }
                case Wake.Signalled(var other) -> {
                    self.processes().signal(child, other);
                    yield Step.awaitChild(-1, this);
                }
                case Wake.ChildExited _, Wake.Started _, Wake.Slept _, Wake.Read _, Wake.Told _ ->
                        Step.awaitChild(-1, this);
            };
        }
    }

    /** The time is over: the command has been told so. */
    record Over(int child) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return wake instanceof Wake.ChildExited ? Step.exit(124) : Step.awaitChild(child, this);
        }
    }
}
