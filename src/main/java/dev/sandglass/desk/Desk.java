package dev.sandglass.desk;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Transport;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Cluster;
import dev.sandglass.cluster.Plan;
import dev.sandglass.kubectl.Connections;
import dev.sandglass.kubectl.Web;
import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileOutput;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.Tty;
import dev.sandglass.shell.Ttys;
import dev.sandglass.shell.interpreter.Dialect;
import dev.sandglass.shell.interpreter.Shell;
import dev.sandglass.shell.tools.Bash;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Host;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.net.Sockets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The learner's workstation: a host of its own on the nodes' network, with files, shells in terminals, kubectl.
 *
 * <p>Simulated: processes, files, terminals, the way to the API servers in its kubeconfig. Left out: users other than
 * the learner, a package manager, the internet.
 */
public final class Desk implements Host, Part, Connections {

    public static final String HOSTNAME = "desk";
    private static final String ADDRESS = "172.30.0.2";
    private static final String NAME = "desk";
    private static final String PROCESSES = "desk/processes";
    private static final long BYTES_AT_MOST = 32L << 20;

    /** What every shell of the desk begins with. */
    static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "HOME", DeskFiles.HOME,
                    "USER", "learner",
                    "LOGNAME", "learner",
                    "SHELL", "/bin/bash",
                    "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                    "LANG", "C.UTF-8",
                    "TERM", "xterm-256color");

    private final Timeline timeline;
    private final Chance chance;
    private final Cluster cluster;
    private final Processes processes;
    private final Ttys ttys;
    private final Files files;
    private final Executables executables;
    private final Sockets sockets;
    private final Clock clock;
    private final Endurance endurance;
    private final TreeMap<String, Seat> seats = new TreeMap<>();
    private final TreeMap<Integer, Waiting> waiting = new TreeMap<>();
    private final TreeMap<Integer, Integer> exits = new TreeMap<>();
    private final Authorities authorities;
    private @Nullable FileNode config;
    private long since;
    private UnaryOperator<Transport> glass = UnaryOperator.identity();

    /** A terminal and its shell. */
    record Seat(int tty, int shell) {}

    /**
     * A process that waits for news of any of the cursors.
     *
     * @param asked where it began to wait
     * @param carried the same cursors past what was not for them
     * @param told whether it has been told of news and has not begun to wait again
     */
    record Waiting(String server, List<Cursor> asked, List<Cursor> carried, boolean told) {}

    /** The desk, frozen; its processes are a part of their own. */
    record State(
            long since,
            Map<String, FileNode> files,
            Map<Integer, Tty.State> ttys,
            Map<String, Seat> seats,
            Map<Integer, Waiting> waiting,
            Map<Integer, Integer> exits) {}

    static final List<Class<?>> TYPES = List.of(State.class, Seat.class, Waiting.class);

    Desk(Timeline timeline, Chance chance, Cluster cluster, Plan plan, Authorities authorities) {
        this.timeline = timeline;
        this.chance = chance;
        this.cluster = cluster;
        this.processes = new Processes(PROCESSES, this, 100, new Overseer());
        this.ttys = new Ttys(processes);
        this.authorities = authorities;
        this.files = new Files(DeskFiles.SHARED, this::made, timeline::now, BYTES_AT_MOST);
        this.executables = new DeskExecutables(files);
        this.sockets = cluster.connect(HOSTNAME, ADDRESS, processes);
        this.endurance = new Endurance(processes, plan.steps(), this::isShell, this::isIdle);
        this.clock = new Clock(timeline, cluster, processes, plan.time(), endurance::end);
        timeline.add(clock);
        timeline.add(this);
        timeline.add(endurance);
    }

    /** Puts the administrator's kubeconfig, now, where kubectl looks for it. */
    void setUp() {
        since = timeline.now();
    }

    /** The kubeconfig is made when somebody looks at it. */
    private FileNode made(FileNode shared) {
        if (shared != DeskFiles.LATER) {
            return shared;
        }
        if (config == null) {
            var text = Kubeconfig.of(authorities);
            config = new FileNode.Regular(text.getBytes(StandardCharsets.UTF_8), 0600, since);
        }
        return config;
    }

    // ---- terminals ----

    /** Opens a terminal with a shell in it; one that is open stays as it is. */
    public Tty open(String name) {
        var seat = seats.get(name);
        if (seat != null && processes.isAlive(seat.shell())) {
            return ttys.get(seat.tty());
        }
        var tty = seat == null ? ttys.open() : seat.tty();
        var end = new Tty.End(tty);
        var shell = Shell.reading(true, "bash", ENVIRONMENT, DeskFiles.HOME);
        var channels = Map.<Integer, Channel>of(0, end, 1, end, 2, end);
        var pid = processes.start(spawn(shell, List.of("bash"), channels));
        seats.put(name, new Seat(tty, pid));
        return ttys.get(tty);
    }

    /** A whole line for a terminal, which is opened if need be. */
    public void enter(String name, String text) {
        endurance.refresh();
        open(name).enter(text);
    }

    /** Keys for a terminal, which is opened if need be. */
    public void type(String name, byte[] keys) {
        endurance.refresh();
        open(name).type(keys);
    }

    private boolean isShell(int pid) {
        return seats.values().stream().anyMatch(seat -> seat.shell() == pid);
    }

    private boolean isIdle(int pid) {
        return seats.values().stream()
                .anyMatch(seat -> seat.shell() == pid && ttys.get(seat.tty()).prompt() != null);
    }

    /** The open terminal of this name, or null. */
    public @Nullable Tty terminal(String name) {
        var seat = seats.get(name);
        return seat == null ? null : ttys.get(seat.tty());
    }

    /** Whether the shell of this terminal runs. */
    public boolean isOpen(String name) {
        var seat = seats.get(name);
        return seat != null && processes.isAlive(seat.shell());
    }

    /** The lines that were entered into the shell that has the terminal, the oldest first. */
    public List<String> history(String name) {
        var tty = terminal(name);
        var shell = tty == null ? null : processes.find(tty.foreground());
        return shell != null && shell.program() instanceof Shell(var state)
                ? List.copyOf(state.history())
                : List.of();
    }

    /** The names of all terminals. */
    public List<String> terminals() {
        return List.copyOf(seats.keySet());
    }

    // ---- commands without a terminal ----

    /** Starts {@code bash -c}, with empty input, into these files; its exit is told by {@link #exitOf}. */
    public int run(String text, String outPath, String errPath) {
        var channels =
                Map.<Integer, Channel>of(
                        0, new Channel.Nothing(),
                        1, new FileOutput(outPath),
                        2, new FileOutput(errPath));
        var words = List.of("bash", "-c", text);
        endurance.refresh();
        return processes.start(spawn(new Bash(Dialect.BASH), words, channels));
    }

    private static Spawn spawn(
            Program program, List<String> words, Map<Integer, Channel> channels) {
        return new Spawn(program, words, ENVIRONMENT, DeskFiles.HOME, channels, 0);
    }

    private final class Overseer implements Processes.Watcher {
        @Override
        public void exited(int pid, int code) {
            if (seats.values().stream().noneMatch(seat -> seat.shell() == pid)) {
                exits.put(pid, code);
                if (exits.size() > 100) {
                    exits.pollFirstEntry();
                }
            }
        }

        @Override
        public void worked(long nanoseconds) {
            endurance.work(nanoseconds);
        }
    }

    /** How a process that {@link #run} started has ended; null while it runs. */
    public @Nullable Integer exitOf(int pid) {
        return exits.get(pid);
    }

    Clock clock() {
        return clock;
    }

    /** When the next of its programs goes on by itself, if one does. */
    OptionalLong nextTurn() {
        return processes.pids().stream()
                .map(pid -> timeline.due(PROCESSES, pid.toString()))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
    }

    public Processes processes() {
        return processes;
    }

    public Files files() {
        return files;
    }

    // ---- as a host ----

    @Override
    public String hostname() {
        return HOSTNAME;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public boolean isStill() {
        return clock.isStill();
    }

    @Override
    public <T> T facility(Class<T> type) {
        if (type == Files.class) {
            return type.cast(files);
        }
        if (type == Ttys.class) {
            return type.cast(ttys);
        }
        if (type == Executables.class) {
            return type.cast(executables);
        }
        if (type == Connections.class) {
            return type.cast(this);
        }
        if (type == Sockets.class) {
            return type.cast(sockets);
        }
        if (type == Clock.class) {
            return type.cast(clock);
        }
        if (type == Web.class) {
            return type.cast((Web) _ -> null);
        }
        throw new IllegalStateException("the desk has no " + type.getName());
    }

    // ---- the way to API servers ----

    @Override
    public @Nullable Transport to(URI server) {
        return server.toString().equals(Cluster.SERVER) ? glass.apply(cluster.transport()) : null;
    }

    /** Lets whoever looks on see what the desk's programs ask. Not part of what is frozen. */
    public void through(UnaryOperator<Transport> glass) {
        this.glass = glass;
    }

    @Override
    public void await(URI server, List<Cursor> cursors, Process process) {
        var asked = List.copyOf(cursors);
        waiting.put(
                process.pid(),
                new Waiting(server.toString(), asked, carried(asked, process), false));
    }

    @Override
    public List<Cursor> carried(List<Cursor> cursors, Process process) {
        var wait = waiting.get(process.pid());
        return wait != null && wait.asked().equals(cursors) ? wait.carried() : cursors;
    }

    /** Wakes those whose cursors have news. The sandbox calls it after every step. */
    void lookForNews() {
        if (waiting.isEmpty()) {
            return;
        }
        waiting.keySet().removeIf(pid -> !processes.isAlive(pid));
        waiting.replaceAll((pid, wait) -> wait.told() ? wait : looked(pid, wait));
    }

    private Waiting looked(int pid, Waiting wait) {
        var carried = new ArrayList<Cursor>();
        for (var cursor : wait.carried()) {
            var batch = cluster.transport().poll(cursor);
            if (!batch.isEmpty()) {
                processes.tell(pid, wait.server());
                return new Waiting(wait.server(), wait.asked(), wait.carried(), true);
            }
            carried.add(batch.next());
        }
        return carried.equals(wait.carried())
                ? wait
                : new Waiting(wait.server(), wait.asked(), List.copyOf(carried), false);
    }

    // ---- as a part ----

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void wake(String key) {
        throw new IllegalStateException("the desk sets no alarms, but was woken for " + key);
    }

    @Override
    public State freeze() {
        return new State(
                since,
                files.freeze(),
                ttys.freeze(),
                new TreeMap<>(seats),
                new TreeMap<>(waiting),
                new TreeMap<>(exits));
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) java.util.Objects.requireNonNull(frozen);
        since = state.since();
        files.thaw(state.files());
        ttys.thaw(state.ttys());
        seats.clear();
        seats.putAll(state.seats());
        waiting.clear();
        waiting.putAll(state.waiting());
        exits.clear();
        exits.putAll(state.exits());
    }
}
