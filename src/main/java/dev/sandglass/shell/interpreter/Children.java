package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.interpreter.ShellState.Mode;
import dev.sandglass.shell.language.Command;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Pipe;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The processes that a shell starts: subshells, pipelines, jobs in the background. */
final class Children {

    /** How many processes a host may have before a shell starts no more. */
    private static final int PROCESSES_AT_MOST = 300;

    /** How many jobs that have ended can still be waited for. */
    private static final int ENDED_AT_MOST = 500;

    private final Interpreter shell;
    private final Runner runner;

    Children(Interpreter shell, Runner runner) {
        this.shell = shell;
        this.runner = runner;
    }

    /** A shell of its own for this body, with all that this one knows. */
    Program subshell(Command body) {
        var copy = new Interpreter(shell.state());
        copy.mode =
                switch (shell.mode) {
                    case INTERACTIVE, CHILD -> Mode.CHILD;
                    case SCRIPT, INPUT -> Mode.SCRIPT;
                    case COMMAND -> Mode.COMMAND;
                };
        copy.stack.clear();
        copy.stack.add(new Frame.Begin(body));
        copy.input = "";
        if (shell.scope.find("\0pid") == null) {
            copy.scope.keep("\0pid", Integer.toString(shell.self().pid())); // what $$ stays
        }
        Traps.inSubshell(copy);
        return copy.next();
    }

    int spawn(Program program, Map<Integer, Channel> channels, int group) {
        return spawn(program, List.of(shell.name), shell.scope.environment(), channels, group);
    }

    int spawn(
            Program program,
            List<String> arguments,
            Map<String, String> environment,
            Map<Integer, Channel> channels,
            int group) {
        var processes = shell.self().processes();
        if (processes.pids().size() >= PROCESSES_AT_MOST) {
            exhausted();
            return 0;
        }
        var own = shell.isInteractive() ? group : shell.self().group();
        return shell.self()
                .start(new Spawn(program, arguments, environment, shell.folder, channels, own));
    }

    /** A host full of processes: whoever made them loses them, so that the learner's shell can go on. */
    private void exhausted() {
        shell.exhausted = true;
        shell.complain(
                "fork: Resource temporarily unavailable: a host of this sandbox runs at most "
                        + PROCESSES_AT_MOST
                        + " processes");
        if (!shell.isInteractive()) {
            var processes = shell.self().processes();
            for (var pid : processes.pids()) {
                var other = processes.find(pid);
                var isKin = other != null && other.group() == shell.self().group();
                if (isKin && pid != shell.self().pid()) {
                    processes.signal(pid, Signal.KILL);
                }
            }
        }
    }

    /** The program takes the shell's place. */
    void become(
            Program program,
            List<String> arguments,
            Map<String, String> environment,
            Map<Integer, Channel> channels) {
        shell.stack.clear();
        shell.pause =
                Step.become(
                        new Spawn(
                                program,
                                arguments,
                                environment,
                                shell.folder,
                                channels,
                                shell.self().group()));
    }

    /** Whether nothing is left to do for the shell when the command at work is done. */
    boolean isLast() {
        var reads = shell.mode == Mode.INTERACTIVE || shell.mode == Mode.INPUT;
        return !reads && shell.stack.isEmpty() && shell.traps.isEmpty() && shell.pending.isEmpty();
    }

    void foreground(List<Integer> pids) {
        if (shell.isInteractive()) {
            shell.tty().setForeground(pids.getFirst());
        }
        runner.push(new Frame.AwaitChildren(pids, Map.of()));
    }

    List<Integer> startPipeline(List<Command> parts) {
        var pids = new ArrayList<Integer>();
        var processes = shell.self().processes();
        var from = -1;
        for (var i = 0; i < parts.size() && !shell.exhausted; i++) {
            var channels = new TreeMap<>(runner.redirections.inherited());
            if (from >= 0) {
                channels.put(0, new Pipe.Out(from));
            }
            if (i + 1 < parts.size()) {
                from = processes.openPipe();
                channels.put(1, new Pipe.In(from));
            }
            var group = pids.isEmpty() ? 0 : pids.getFirst();
            pids.add(spawn(subshell(parts.get(i)), channels, group));
        }
        return List.copyOf(pids);
    }

    void background(Command command, String text) {
        var channels = new TreeMap<>(runner.redirections.inherited());
        if (!shell.isInteractive()) {
            channels.put(0, new Channel.Nothing());
        }
        var pid = spawn(subshell(command), channels, 0);
        var job = shell.jobs.keySet().stream().max(Integer::compare).orElse(0) + 1;
        shell.jobs.put(job, new Job(pid, text, -1));
        shell.lastBackground = pid;
        shell.status = 0;
        if (shell.isInteractive()) {
            shell.self().print("[" + job + "] " + pid);
        }
    }

    // ---- their ends ----

    /** A child has ended: whoever waits for it goes on. */
    void ended(int pid, int code) {
        shell.jobs.replaceAll((_, job) -> job.pid() == pid ? job.ended(code) : job);
        if (!shell.isInteractive() && shell.jobs.values().removeIf(job -> job.pid() == pid)) {
            shell.ended.put(pid, code);
            if (shell.ended.size() > ENDED_AT_MOST) {
                shell.ended.remove(shell.ended.keySet().iterator().next());
            }
        }
        var top = shell.stack.isEmpty() ? null : shell.stack.getLast();
        switch (top) {
            case Frame.Collected(var child, var output) when child == pid ->
                    runner.substitutions.collected(output, code);
            case Frame.AwaitChildren(var pids, var statuses) when pids.contains(pid) -> {
                shell.stack.removeLast();
                var more = new TreeMap<>(statuses);
                more.put(pid, code);
                if (more.size() < pids.size()) {
                    runner.push(new Frame.AwaitChildren(pids, more));
                } else {
                    allEnded(pids, more);
                }
            }
            case Frame.AwaitJobs(var pids, var asked) -> {
                shell.stack.removeLast();
                var left = pids.stream().filter(p -> p != pid).toList();
                if (pid == asked) {
                    shell.status = code;
                }
                runner.push(new Frame.AwaitJobs(left, asked));
            }
            case null -> {}
            default -> {}
        }
    }

    private void allEnded(List<Integer> pids, Map<Integer, Integer> statuses) {
        shell.status = statuses.get(pids.getLast());
        if (shell.options.contains("pipefail")) {
            shell.status = 0;
            for (var pid : pids) {
                var status = statuses.get(pid);
                shell.status = status != 0 ? status : shell.status;
            }
        }
        shell.scope.keepItems("PIPESTATUS", pids.stream().map(p -> "" + statuses.get(p)).toList());
        if (shell.isInteractive()) {
            shell.tty().setForeground(shell.self().pid());
            if (shell.status == 130) {
                shell.tty().freshLine();
                shell.abandon(130); // Ctrl-C ends the line, not only the command
                return;
            }
        }
        runner.settled();
    }
}
