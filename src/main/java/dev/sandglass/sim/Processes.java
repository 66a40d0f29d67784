package dev.sandglass.sim;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one host: a table of machines, resumed one at a time by alarms of the sandbox's timeline.
 *
 * <p>Simulated: parents and children, exit codes, signals, pipes with a bounded buffer, virtual time per resumption. Left
 * out: stopping (SIGSTOP), sessions, scheduling by priority.
 */
public final class Processes implements Part {

    /** Told when processes work and end. */
    @FunctionalInterface
    public interface Watcher {

        /** A process without a parent in this table has ended. */
        void exited(int pid, int code);

        /** Any process has ended: what it held (ports, sessions) is free. Comes before {@link #exited}. */
        default void ended(int pid) {}

        /** A process has done work that takes so long. */
        default void worked(long nanoseconds) {}
    }

    /** One resumption costs this much cluster time at least. */
    private static final Duration RESUMPTION = Duration.ofNanos(20_000);

    private static final int INIT = 1;
    private static final int READ_AT_MOST = 32_768;

    private final String name;
    private final String prefix;
    private final boolean hasInit;
    private final Host host;
    private final Watcher watcher;
    private final TreeMap<Integer, ProcessEntry> entries = new TreeMap<>();
    private final PipeBuffers pipes = new PipeBuffers();
    private int nextPid;

    /**
     * @param name the part's name, unique in the sandbox
     * @param firstPid what the first process is called: 1 in a container
     */
    public Processes(String name, Host host, int firstPid, Watcher watcher) {
        this(name, "", host, firstPid, false, watcher);
    }

    /**
     * The table of a container, which is no part: its alarms go to that part under keys that begin with the prefix, and on
     * to {@link #wake} as they are; the part keeps the state. Process 1 gets only signals that it has a handler for.
     */
    public static Processes ofContainer(String part, String prefix, Host host, Watcher watcher) {
        return new Processes(part, prefix, host, 1, true, watcher);
    }

    private Processes(
            String part, String prefix, Host host, int firstPid, boolean hasInit, Watcher watcher) {
        this.name = part;
        this.prefix = prefix;
        this.hasInit = hasInit;
        this.host = host;
        this.nextPid = firstPid;
        this.watcher = watcher;
    }

    @Override
    public String name() {
        return name;
    }

    public Host host() {
        return host;
    }

    // ---- for hosts ----

    /** Starts a process that has no parent here. */
    public int start(Spawn spawn) {
        return start(0, spawn);
    }

    /** Ends all processes at once, as the end of a container does; nobody is told of the single ends' exit codes. */
    public void close() {
        for (var entry : List.copyOf(entries.values())) {
            host.timeline().cancel(name, prefix + entry.pid);
            entries.remove(entry.pid);
            if (!entry.hasExited()) {
                watcher.ended(entry.pid);
            }
        }
        pipes.clear();
    }

    /** The live processes, by pid. */
    public List<Integer> pids() {
        return entries.values().stream()
                .filter(e -> !e.hasExited())
                .map(ProcessEntry::pid)
                .toList();
    }

    public boolean isAlive(int pid) {
        var entry = entries.get(pid);
        return entry != null && !entry.hasExited();
    }

    /** A process, or null when there is none of that number. */
    public @Nullable Process find(int pid) {
        return isAlive(pid) ? new Process(this, pid) : null;
    }

    /**
     * Sends a signal. KILL ends at once; anything else is for the program to answer, but process 1 of a container gets
     * only what it has a handler for.
     */
    public void signal(int pid, Signal signal) {
        var entry = entries.get(pid);
        if (entry == null || entry.hasExited()) {
            return;
        }
        var isDroppedUnhandled = signal == Signal.WINCH || hasInit && pid == INIT;
        if (isDroppedUnhandled && signal != Signal.KILL && !entry.program.handles(signal)) {
            return;
        }
        if (signal == Signal.KILL) {
            exit(entry, signal.exitCode());
        } else {
            entry.signal(signal);
            poke(pid);
        }
    }

    /** Sends a signal to all processes of a group. */
    public void signalGroup(int group, Signal signal) {
        for (var entry : List.copyOf(entries.values())) {
            if (entry.group == group) {
                signal(entry.pid, signal);
            }
        }
    }

    /** Gives a process a facility's message: it is resumed with {@link Wake.Told}. */
    public void tell(int pid, Object message) {
        var entry = entries.get(pid);
        if (entry != null && !entry.hasExited()) {
            entry.tell(message);
            poke(pid);
        }
    }

    /** Lets all who wait on descriptors look again: a terminal got keys, a socket bytes. */
    public void pokeAll() {
        entries.values().forEach(entry -> poke(entry.pid));
    }

    // ---- for processes ----

    int start(int parent, Spawn spawn) {
        var pid = nextPid++;
        var entry = new ProcessEntry(pid, parent, spawn);
        entries.put(pid, entry);
        poke(pid);
        return pid;
    }

    ProcessEntry entry(int pid) {
        var entry = entries.get(pid);
        if (entry == null) {
            throw new IllegalStateException("no process " + pid + " on " + host.hostname());
        }
        return entry;
    }

    void spend(int pid, long nanoseconds) {
        if (isAlive(pid)) { // it may have killed itself on the way
            entry(pid).spent += nanoseconds;
        }
    }

    void close(int pid, int descriptor) {
        if (entry(pid).channels.remove(descriptor) instanceof Pipe) {
            dropDeadPipes();
            pokeAll(); // the other end may have come to its end
        }
    }

    /** Makes a pipe and returns its number: {@link Pipe.Out} and {@link Pipe.In} are its ends. */
    public int openPipe() {
        return pipes.open(new byte[0]);
    }

    /** Makes a pipe that holds these bytes and has no writer: a file's content, a here-document. */
    public int openPipe(byte[] content) {
        return pipes.open(content);
    }

    void open(int pid, int descriptor, Channel channel) {
        if (entry(pid).channels.put(descriptor, channel) instanceof Pipe) {
            dropDeadPipes();
        }
    }

    byte @Nullable [] readPipe(int id, int atMost) {
        if (pipes.isEmpty(id)) {
            return hasEnd(new Pipe.In(id)) ? null : new byte[0];
        }
        var taken = pipes.take(id, atMost);
        pokeAll(); // writers may have room again
        return taken;
    }

    boolean writePipe(int id, byte[] data) {
        if (!hasEnd(new Pipe.Out(id)) || !pipes.add(id, data)) {
            return false;
        }
        pokeAll();
        return true;
    }

    boolean isPipeFull(int id) {
        return pipes.isFull(id) && hasEnd(new Pipe.Out(id));
    }

    private boolean hasEnd(Pipe end) {
        return entries.values().stream()
                .anyMatch(e -> !e.hasExited() && e.channels.containsValue(end));
    }

    private void dropDeadPipes() {
        pipes.dropIf(id -> !hasEnd(new Pipe.In(id)) && !hasEnd(new Pipe.Out(id)));
    }

    // ---- driving ----

    private void poke(int pid) {
        var timeline = host.timeline();
        timeline.setNoLater(name, prefix + pid, timeline.now() + RESUMPTION.toNanos());
    }

    @Override
    public void wake(String key) {
        var entry = entries.get(Integer.valueOf(key.substring(prefix.length())));
        if (entry == null || entry.hasExited()) {
            return;
        }
        var process = new Process(this, entry.pid);
        var wake = due(entry, process);
        if (wake == null) {
            waitOn(entry);
            return;
        }
        take(entry, Mistake.orStep(entry, wake, process));
    }

    /** What the process can be resumed with now, or null. */
    private @Nullable Wake due(ProcessEntry entry, Process process) {
        var signal = entry.nextSignal();
        if (signal != null) {
            return new Wake.Signalled(signal);
        }
        if (entry.hasNoRoom(process)) {
            return null;
        }
        return switch (entry.waiting) {
            case Waiting.ForStart _ -> new Wake.Started();
            case Waiting.ForTime(var until) -> isOver(until) ? new Wake.Slept() : null;
            case Waiting.ForBytes(var descriptor, var atMost) -> {
                var data = process.readNow(descriptor, atMost > 0 ? atMost : READ_AT_MOST);
                yield data == null ? null : new Wake.Read(data);
            }
            case Waiting.ForBytesOrNews(var descriptor) -> {
                var message = entry.nextMessage();
                if (message != null) {
                    yield new Wake.Told(message);
                }
                var data = process.readNow(descriptor, READ_AT_MOST);
                yield data == null ? null : new Wake.Read(data);
            }
            case Waiting.ForChild(var pid) -> reap(entry, pid);
            case Waiting.ForNews(var until) -> {
                var message = entry.nextMessage();
                if (message != null) {
                    yield new Wake.Told(message);
                }
                yield isOver(until) ? new Wake.Slept() : null;
            }
        };
    }

    private boolean isOver(long until) {
        return until >= 0 && until <= host.timeline().now();
    }

    @Nullable Wake reap(ProcessEntry parent, int pid) {
        for (var child : entries.values()) {
            if (child.parent == parent.pid && child.hasExited() && (pid < 0 || pid == child.pid)) {
                entries.remove(child.pid);
                return new Wake.ChildExited(child.pid, child.exitCode);
            }
        }
        var isStillThere = entries.containsKey(pid) || pid < 0;
        return isStillThere ? null : new Wake.ChildExited(pid, 127); // was never our child
    }

    private void waitOn(ProcessEntry entry) {
        var until = entry.waiting.until();
        if (until > host.timeline().now()) {
            host.timeline().setNoLater(name, prefix + entry.pid, until);
        }
    }

    private void take(ProcessEntry entry, Step step) {
        if (entry.hasExited()) {
            return; // killed itself on the way
        }
        var now = host.timeline().now();
        var ready = now + RESUMPTION.toNanos() + entry.spent;
        if (entry.spent > 0) {
            watcher.worked(entry.spent);
        }
        entry.spent = 0;
        switch (step) {
            case Step.Sleep(var time, var next) ->
                    entry.await(next, new Waiting.ForTime(ready + time.toNanos()));
            case Step.Read(var descriptor, var atMost, var next) ->
                    entry.await(next, new Waiting.ForBytes(descriptor, atMost));
            case Step.Listen(var descriptor, var next) ->
                    entry.await(next, new Waiting.ForBytesOrNews(descriptor));
            case Step.AwaitChild(var pid, var next) -> entry.await(next, new Waiting.ForChild(pid));
            case Step.Await(var next) -> entry.await(next, new Waiting.ForNews(-1));
            case Step.AwaitFor(var time, var next) ->
                    entry.await(next, new Waiting.ForNews(ready + time.toNanos()));
            case Step.Become(var next, var as) -> {
                entry.become(next, as);
                dropDeadPipes();
                pokeAll();
            }
            case Step.Exit(var code) -> {
                exit(entry, code);
                return;
            }
        }
        var isTimed = entry.waiting instanceof Waiting.ForTime;
        host.timeline().setNoLater(name, prefix + entry.pid, ready);
        if (isTimed) {
            waitOn(entry);
        }
    }

    private void exit(ProcessEntry entry, int code) {
        entry.exitCode = code & 0xFF;
        entry.channels.clear();
        entry.waiting = null;
        host.timeline().cancel(name, prefix + entry.pid);
        for (var other : List.copyOf(entries.values())) {
            if (other.parent == entry.pid) {
                other.parent = 0;
                if (other.hasExited()) {
                    entries.remove(other.pid);
                }
            }
        }
        dropDeadPipes();
        pokeAll();
        watcher.ended(entry.pid);
        if (!entries.containsKey(entry.parent)) {
            entries.remove(entry.pid);
            watcher.exited(entry.pid, entry.exitCode);
        }
    }

    // ---- as data ----

    /** The table, frozen. */
    public record State(int nextPid, List<ProcessEntry.State> entries, PipeBuffers.State pipes) {}

    @Override
    public State freeze() {
        return new State(
                nextPid,
                entries.values().stream().map(ProcessEntry::freeze).toList(),
                pipes.freeze());
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        nextPid = state.nextPid();
        entries.clear();
        state.entries().forEach(e -> entries.put(e.pid(), new ProcessEntry(e)));
        pipes.thaw(state.pipes());
    }
}
