package dev.sandglass.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One process of a {@link Processes} table: what is between two of its resumptions. */
final class ProcessEntry {
    final int pid;
    int parent;
    final int group;
    Program program;
    final List<String> arguments;
    final Map<String, String> environment;
    final String folder;
    final TreeMap<Integer, Channel> channels;
    @Nullable Waiting waiting = new Waiting.ForStart();
    final List<Signal> signals = new ArrayList<>(0);
    final List<Object> messages = new ArrayList<>(0);
    long spent;
    int exitCode = -1;

    ProcessEntry(int pid, int parent, Spawn spawn) {
        this.pid = pid;
        this.parent = parent;
        this.group = spawn.group() == 0 ? pid : spawn.group();
        this.program = spawn.program();
        this.arguments = spawn.arguments();
        this.environment = spawn.environment();
        this.folder = spawn.folder();
        this.channels = new TreeMap<>(spawn.channels());
    }

    ProcessEntry(State state) {
        this(state.pid(), state.parent(), state.spawn());
        waiting = state.waiting();
        signals.addAll(state.signals());
        messages.addAll(state.messages());
        spent = state.spent();
        exitCode = state.exitCode();
    }

    void await(Program next, Waiting what) {
        program = next;
        waiting = what;
    }

    boolean hasExited() {
        return exitCode >= 0;
    }

    int pid() {
        return pid;
    }

    int parent() {
        return parent;
    }

    List<String> arguments() {
        return arguments;
    }

    Map<String, String> environment() {
        return environment;
    }

    String folder() {
        return folder;
    }

    Map<Integer, Channel> channels() {
        return channels;
    }

    State freeze() {
        return new State(
                pid,
                parent,
                new Spawn(program, arguments, environment, folder, new TreeMap<>(channels), group),
                waiting,
                List.copyOf(signals),
                List.copyOf(messages),
                spent,
                exitCode);
    }

    /** A process, frozen. */
    public record State(
            int pid,
            int parent,
            Spawn spawn,
            @Nullable Waiting waiting,
            List<Signal> signals,
            List<Object> messages,
            long spent,
            int exitCode) {}
}
