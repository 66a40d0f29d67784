package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Word;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Pipe;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Does what one frame says, pushing what follows from it. */
final class Runner {

    static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final int SUBSTITUTION_FROM = 60;
    private static final int OUTPUT_AT_MOST = 4 * 1024 * 1024;

    private final Interpreter shell;
    final Redirections redirections;

    Runner(Interpreter shell) {
        this.shell = shell;
        this.redirections = new Redirections(shell);
    }

    void push(Frame frame) {
        shell.stack.add(frame);
    }

    void begin(Command command) {
        push(new Frame.Begin(command));
    }

    void run(Frame frame) {
        switch (frame) {
            case Frame.Begin(var command) -> start(command);
            case Frame.Rest(var items, var next) -> rest(items, next);
            case Frame.Right(var either) -> {
                if ((shell.status == 0) == either.and()) {
                    begin(either.right());
                }
            }
            case Frame.Negate _ -> shell.status = shell.status == 0 ? 1 : 0;
            case Frame.Chosen(var command, var branch) -> chosen(command, branch);
            case Frame.Tested(var loop) -> {
                if ((shell.status == 0) != loop.until()) {
                    push(new Frame.Again(loop));
                    begin(loop.body());
                } else {
                    shell.status = 0;
                }
            }
            case Frame.Again(var loop) -> {
                push(new Frame.Tested(loop));
                begin(loop.condition());
            }
            case Frame.Round(var name, var values, var next, var body) -> {
                if (next < values.size()) {
                    shell.set(name, values.get(next));
                    push(new Frame.Round(name, values, next + 1, body));
                    begin(body);
                }
            }
            case Frame.CountRound(var count, var first) -> countRound(count, first);
            case Frame.Restore(var saved) -> redirections.restore(saved);
            case Frame.Return(var arguments, var locals) -> returned(arguments, locals);
            case Frame.EndOfSource _ -> {}
            case Frame.Expand(var command, var outputs) -> expand(command, outputs);
            case Frame.Collect collect -> {
                push(collect);
                shell.pause = Step.read(collect.descriptor(), shell.next());
            }
            case Frame.Collected collected -> {
                push(collected);
                shell.pause = Step.awaitChild(collected.pid(), shell.next());
            }
            case Frame.AwaitChildren await -> {
                push(await);
                shell.pause = Step.awaitChild(-1, shell.next());
            }
            case Frame.AwaitJobs(var pids) -> {
                if (!pids.isEmpty()) {
                    push(frame);
                    shell.pause = Step.awaitChild(-1, shell.next());
                }
            }
            case Frame.ReadLine _ -> {
                push(frame);
                shell.pause = Step.read(0, shell.next());
            }
        }
    }

    // ---- compound commands ----

    private void start(Command command) {
        switch (command) {
            case Command.Sequence(var items) -> rest(items, 0);
            case Command.Either either -> {
                push(new Frame.Right(either));
                begin(either.left());
            }
            case Command.Pipeline pipeline -> pipeline(pipeline);
            case Command.If branches -> {
                push(new Frame.Chosen(branches, 0));
                begin(branches.branches().getFirst().condition());
            }
            case Command.Loop loop -> {
                push(new Frame.Tested(loop));
                begin(loop.condition());
            }
            case Command.Function(var name, var body) -> {
                shell.functions.put(name, body);
                shell.status = 0;
            }
            case Command.Group(var body, var redirects) when redirects.isEmpty() -> begin(body);
            case Command.Subshell(var body, var redirects) when redirects.isEmpty() ->
                    foreground(List.of(spawn(subshell(body), redirections.inherited(), 0)));
            case Command.Simple _,
                    Command.Group _,
                    Command.Subshell _,
                    Command.For _,
                    Command.Count _,
                    Command.Case _,
                    Command.Test _,
                    Command.Calculation _ ->
                    push(new Frame.Expand(command, List.of()));
        }
    }

    private void rest(List<Command.Item> items, int next) {
        if (next == items.size()) {
            return;
        }
        if (next > 0 && stopsAtFailure()) {
            exitNow(shell.status);
            return;
        }
        push(new Frame.Rest(items, next + 1));
        var item = items.get(next);
        if (item.background()) {
            background(item.command());
        } else {
            begin(item.command());
        }
    }

    /** {@code set -e}: a failed command ends the shell, but not where its status is asked for. */
    private boolean stopsAtFailure() {
        if (shell.status == 0 || !shell.options.contains("errexit")) {
            return false;
        }
        return shell.stack.stream()
                .noneMatch(
                        f ->
                                f instanceof Frame.Right
                                        || f instanceof Frame.Chosen
                                        || f instanceof Frame.Tested
                                        || f instanceof Frame.Negate);
    }

    private void chosen(Command.If command, int branch) {
        if (shell.status == 0) {
            begin(command.branches().get(branch).body());
        } else if (branch + 1 < command.branches().size()) {
            push(new Frame.Chosen(command, branch + 1));
            begin(command.branches().get(branch + 1).condition());
        } else {
            shell.status = 0;
            if (command.otherwise() != null) {
                begin(command.otherwise());
            }
        }
    }

    private void countRound(Command.Count count, boolean first) {
        try {
            var sums = new Arithmetic(shell);
            if (first) {
                sums.value(Expansion.text(shell, count.first()));
            } else {
                sums.value(Expansion.text(shell, count.step()));
            }
            var condition = Expansion.text(shell, count.condition());
            if (condition.isBlank() || sums.value(condition) != 0) {
                push(new Frame.CountRound(count, false));
                begin(count.body());
            }
        } catch (Expansion.Refused refused) {
            fail(refused.getMessage());
        }
    }

    private void returned(List<String> arguments, Map<String, @Nullable String> locals) {
        shell.arguments = arguments;
        locals.forEach(
                (name, value) -> {
                    if (value == null) {
                        shell.variables.remove(name);
                    } else {
                        shell.variables.put(name, value);
                    }
                });
    }

    // ---- expansion, and what is done with the words ----

    private void expand(Command command, List<String> outputs) {
        var before = new TreeMap<>(shell.variables);
        var expansion = new Expansion(shell, outputs);
        try {
            new Simple(shell, this, expansion).act(command);
        } catch (Expansion.NeedsOutput needs) {
            shell.variables.clear();
            shell.variables.putAll(before);
            push(new Frame.Expand(command, outputs));
            collect(needs.command);
        } catch (Expansion.Refused refused) {
            fail(refused.getMessage());
        } catch (Redirections.Refused refused) {
            shell.complain(refused.getMessage());
            shell.status = 1;
        }
    }

    /** An expansion that cannot be ends the line. */
    private void fail(String message) {
        shell.complain(message);
        if (shell.isInteractive()) {
            shell.abandon(1);
        } else {
            exitNow(1);
        }
    }

    private void collect(Command body) {
        var pipe = shell.self().processes().openPipe();
        var channels = new TreeMap<>(redirections.inherited());
        channels.put(1, new Pipe.In(pipe));
        var pid = spawn(subshell(body), channels, shell.self().group());
        var descriptor = SUBSTITUTION_FROM;
        while (shell.self().channel(descriptor) != null) {
            descriptor++;
        }
        shell.self().open(descriptor, new Pipe.Out(pipe));
        push(new Frame.Collect(descriptor, pid, new byte[0]));
    }

    /** Bytes for the innermost frame that reads. */
    void received(byte[] data) {
        switch (shell.stack.removeLast()) {
            case Frame.Collect(var descriptor, var pid, var bytes) -> {
                if (data.length > 0 && bytes.length < OUTPUT_AT_MOST) {
                    push(new Frame.Collect(descriptor, pid, joined(bytes, data)));
                } else {
                    shell.self().close(descriptor);
                    var text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\n+\\z", "");
                    push(new Frame.Collected(pid, text.replace("\0", "")));
                }
            }
            case Frame.ReadLine(var names, var backslashes, var bytes) ->
                    ReadBuiltin.received(shell, names, backslashes, bytes, data);
            case Frame other -> push(other);
        }
    }

    static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    // ---- processes ----

    /** A child has ended: whoever waits for it goes on. */
    void childEnded(int pid, int code) {
        shell.jobs.values().removeIf(job -> job == pid);
        var top = shell.stack.isEmpty() ? null : shell.stack.getLast();
        switch (top) {
            case Frame.Collected(var child, var output) when child == pid -> {
                shell.stack.removeLast();
                shell.status = code;
                var expand = (Frame.Expand) shell.stack.removeLast();
                var outputs = new ArrayList<>(expand.outputs());
                outputs.add(output);
                push(new Frame.Expand(expand.command(), outputs));
            }
            case Frame.AwaitChildren(var pids, var statuses) when pids.contains(pid) -> {
                shell.stack.removeLast();
                var more = new TreeMap<>(statuses);
                more.put(pid, code);
                if (more.size() < pids.size()) {
                    push(new Frame.AwaitChildren(pids, more));
                } else {
                    ended(pids, more);
                }
            }
            case Frame.AwaitJobs(var pids) -> {
                shell.stack.removeLast();
                var left = pids.stream().filter(p -> p != pid).toList();
                if (pids.contains(pid)) {
                    shell.status = code;
                }
                push(new Frame.AwaitJobs(left));
            }
            case null -> {}
            default -> {}
        }
    }

    private void ended(List<Integer> pids, Map<Integer, Integer> statuses) {
        shell.status = statuses.get(pids.getLast());
        if (shell.options.contains("pipefail")) {
            for (var pid : pids) {
                var status = statuses.get(pid);
                shell.status = status != 0 ? status : shell.status;
            }
        }
        if (shell.isInteractive()) {
            shell.tty().setForeground(shell.self().pid());
            if (shell.status == 130) {
                shell.abandon(130); // Ctrl-C ends the line, not only the command
            }
        }
    }

    /** A shell of its own for this body, with all that this one knows. */
    Program subshell(Command body) {
        var copy = new Interpreter(shell.state());
        copy.stack.clear();
        var state = copy.state();
        return new Shell(
                new ShellState(
                        ShellState.Mode.SCRIPT,
                        state.name(),
                        state.arguments(),
                        List.of(new Frame.Begin(body)),
                        state.variables(),
                        state.exported(),
                        state.functions(),
                        state.aliases(),
                        state.options(),
                        state.folder(),
                        state.status(),
                        state.lastBackground(),
                        Map.of(),
                        state.history(),
                        "",
                        state.draws()));
    }

    int spawn(Program program, Map<Integer, Channel> channels, int group) {
        return spawn(program, List.of(shell.name), shell.environment(Map.of()), channels, group);
    }

    int spawn(
            Program program,
            List<String> arguments,
            Map<String, String> environment,
            Map<Integer, Channel> channels,
            int group) {
        var own = shell.isInteractive() ? group : shell.self().group();
        return shell.self()
                .start(new Spawn(program, arguments, environment, shell.folder, channels, own));
    }

    void foreground(List<Integer> pids) {
        if (shell.isInteractive()) {
            shell.tty().setForeground(pids.getFirst());
        }
        push(new Frame.AwaitChildren(pids, Map.of()));
    }

    private void pipeline(Command.Pipeline pipeline) {
        if (pipeline.negated()) {
            push(new Frame.Negate());
        }
        var parts = pipeline.parts();
        if (parts.size() == 1) {
            begin(parts.getFirst());
            return;
        }
        foreground(startPipeline(parts));
    }

    private List<Integer> startPipeline(List<Command> parts) {
        var pids = new ArrayList<Integer>();
        var processes = shell.self().processes();
        var from = -1;
        for (var i = 0; i < parts.size(); i++) {
            var channels = new TreeMap<>(redirections.inherited());
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

    private void background(Command command) {
        var channels = new TreeMap<>(redirections.inherited());
        if (!shell.isInteractive()) {
            channels.put(0, new Channel.Nothing());
        }
        var pid = spawn(subshell(command), channels, 0);
        var job = shell.jobs.keySet().stream().max(Integer::compare).orElse(0) + 1;
        shell.jobs.put(job, pid);
        shell.lastBackground = pid;
        shell.status = 0;
        if (shell.isInteractive()) {
            shell.self().print("[" + job + "] " + pid);
        }
    }

    /** What a command's name or path stands for on this host. */
    Executables.Found find(String command) {
        var path = shell.variables.getOrDefault("PATH", USUAL_PATH);
        return shell.self().facility(Executables.class).find(command, shell.folder, path);
    }

    /** Ends the shell, the EXIT trap first. */
    void exitNow(int code) {
        shell.stack.clear();
        shell.pause = exit(code);
    }

    Step exit(int code) {
        var trap = shell.variables.remove("\0trap EXIT");
        if (trap != null) {
            shell.status = code;
            shell.stack.clear();
            push(new Frame.Begin(Builtins.exit(code)));
            begin(Builtins.parsedOrNothing(trap));
            return Step.again(shell.next());
        }
        return Step.exit(code);
    }

    /** Words of a for loop, a case or a test, expanded. */
    static List<String> all(Expansion expansion, List<Word> words)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var all = new ArrayList<String>();
        for (var word : words) {
            all.addAll(expansion.words(word));
        }
        return all;
    }
}
