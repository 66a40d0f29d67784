package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Command;
import dev.sandglass.sim.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Expands a command's words, fetching what other commands print for it, and has it done. */
final class Substitutions {

    private static final int SUBSTITUTION_FROM = 60;
    private static final int OUTPUT_AT_MOST = 2 << 20;

    private final Interpreter shell;
    private final Runner runner;

    Substitutions(Interpreter shell, Runner runner) {
        this.shell = shell;
        this.runner = runner;
    }

    void expand(Command command, List<String> outputs) {
        var before = shell.scope.snapshot();
        var expansion = new Expansion(shell, outputs);
        try {
            new Simple(shell, runner, expansion).act(command);
        } catch (Expansion.NeedsOutput needs) {
            shell.scope.restore(before);
            runner.push(new Frame.Expand(command, outputs));
            collect(needs.command);
        } catch (Expansion.Refused refused) {
            runner.fail(refused);
        } catch (Redirections.Refused refused) {
            shell.complain(refused.getMessage());
            shell.status = 1;
            runner.settled();
        }
    }

    /** The arms of a {@code case} that come after another one. */
    void arms(String subject, List<Command.Arm> arms, boolean matched) {
        try {
            new Simple(shell, runner, new Expansion(shell, List.of()))
                    .choose(subject, arms, matched);
        } catch (Expansion.NeedsOutput _) {
            runner.fail(new Expansion.Refused("a command's output cannot stand in this place"));
        } catch (Expansion.Refused refused) {
            runner.fail(refused);
        }
    }

    private void collect(Command body) {
        var pipe = shell.self().processes().openPipe();
        var channels = new TreeMap<>(runner.redirections.inherited());
        channels.put(1, new Pipe.In(pipe));
        var pid = runner.children.spawn(runner.children.subshell(body), channels, group());
        var descriptor = SUBSTITUTION_FROM;
        while (shell.self().channel(descriptor) != null) {
            descriptor++;
        }
        shell.self().open(descriptor, new Pipe.Out(pipe));
        runner.push(new Frame.Collect(descriptor, pid, new byte[0]));
    }

    private int group() {
        return shell.self().group();
    }

    /** Bytes for the innermost frame that reads. */
    void received(byte[] data) {
        switch (shell.stack.removeLast()) {
            case Frame.Collect(var descriptor, var pid, var bytes) -> {
                if (data.length > 0 && bytes.length < OUTPUT_AT_MOST) {
                    runner.push(new Frame.Collect(descriptor, pid, joined(bytes, data)));
                    return;
                }
                shell.self().close(descriptor);
                if (data.length > 0) {
                    runner.fail(
                            Expansion.Refused.fatal(
                                    "cannot allocate memory: the sandbox takes at most 2 MiB of a"
                                            + " command's output"));
                    return;
                }
                var text = new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
                var end = text.length();
                while (end > 0 && text.charAt(end - 1) == '\n') {
                    end--;
                }
                runner.push(new Frame.Collected(pid, text.substring(0, end)));
            }
            case Frame.ReadLine reading -> ReadBuiltin.received(shell, reading, data);
            case Frame.ReadLines(var name, var trims, var bytes) -> {
                if (data.length > 0 && bytes.length < OUTPUT_AT_MOST) {
                    runner.push(new Frame.ReadLines(name, trims, joined(bytes, data)));
                } else if (data.length > 0) {
                    MapfileBuiltin.refuse(shell, "2 MiB");
                } else {
                    MapfileBuiltin.ended(shell, new Frame.ReadLines(name, trims, bytes));
                }
            }
            case Frame other -> runner.push(other);
        }
    }

    /** A substitution's process has ended: the expansion starts again with one more output. */
    void collected(String output, int code) {
        shell.stack.removeLast();
        shell.status = code;
        var expand = (Frame.Expand) shell.stack.removeLast();
        var outputs = new ArrayList<>(expand.outputs());
        outputs.add(output);
        runner.push(new Frame.Expand(expand.command(), outputs));
    }

    static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
