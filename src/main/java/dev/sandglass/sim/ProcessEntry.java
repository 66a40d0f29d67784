package dev.sandglass.sim;

import java.util.ArrayDeque;
import java.util.Collections;
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
    List<String> arguments;
    Map<String, String> environment;
    String folder;
    final Borrowed<Integer, Channel> channels = new Borrowed<>();
    @Nullable Waiting waiting = new Waiting.ForStart();
    private @Nullable ArrayDeque<Signal> signals;
    private @Nullable ArrayDeque<Object> messages;
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
        this.channels.borrow(Collections.unmodifiableSortedMap(new TreeMap<>(spawn.channels())));
    }

    ProcessEntry(State state) {
        pid = state.pid();
        parent = state.parent();
        group = state.spawn().group();
        program = state.spawn().program();
        arguments = state.spawn().arguments();
        environment = state.spawn().environment();
        folder = state.spawn().folder();
        channels.borrow(state.spawn().channels());
        waiting = state.waiting();
        state.signals().forEach(this::signal);
        state.messages().forEach(this::tell);
        spent = state.spent();
        exitCode = state.exitCode();
    }

    /** Whether something that it writes into is full. */
    boolean hasNoRoom(Process self) {
        for (var channel : channels.values()) {
            if (channel.isFull(self)) {
                return true;
            }
        }
        return false;
    }

    void await(Program next, Waiting what) {
        program = next;
        waiting = what;
    }

    /** Starts afresh; what it was started with is another's from now on, unless that is null. */
    void become(Program next, @Nullable Spawn as) {
        await(next, new Waiting.ForStart());
        if (as == null) {
            return;
        }
        arguments = as.arguments();
        environment = as.environment();
        folder = as.folder();
        channels.borrow(Collections.unmodifiableSortedMap(new TreeMap<>(as.channels())));
    }

    void signal(Signal signal) {
        if (signals == null) {
            signals = new ArrayDeque<>(2);
        }
        signals.add(signal);
    }

    void tell(Object message) {
        if (messages == null) {
            messages = new ArrayDeque<>(2);
        }
        messages.add(message);
    }

    /** The first signal that it has not been told, or null. */
    @Nullable Signal nextSignal() {
        var next = signals == null ? null : signals.poll();
        if (signals != null && signals.isEmpty()) {
            signals = null;
        }
        return next;
    }

    /** The first message that it has not been told, or null. */
    @Nullable Object nextMessage() {
        var next = messages == null ? null : messages.poll();
        if (messages != null && messages.isEmpty()) {
            messages = null;
        }
        return next;
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
                new Spawn(program, arguments, environment, folder, channels.frozen(), group),
                waiting,
                signals == null ? List.of() : List.copyOf(signals),
                messages == null ? List.of() : List.copyOf(messages),
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
