package dev.sandglass.cluster.runtime;

import dev.sandglass.shell.Tty;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Spawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The commands run in a node's containers from outside, and the consoles of containers, each with
 * its streams.
 */
final class Execs {

    /**
     * How many ended sessions are remembered, so that a late reader still learns how they ended.
     */
    private static final int ENDED_AT_MOST = 16;

    private final ContainerRuntime runtime;
    private final TreeMap<Integer, Session> sessions = new TreeMap<>();
    private int next = 1;
    private int failures;

    Execs(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    record State(List<Session.State> sessions, int next, int failures) {}

    @Nullable Session find(int number) {
        return sessions.get(number);
    }

    Session openConsole(Container container) {
        var session = new Session(next++, container.status.id(), container.spec.tty());
        session.pid = 1;
        session.inputEnded = !container.spec.stdin();
        if (session.tty) {
            openTerminal(container, session);
        }
        sessions.put(session.number, session);
        return session;
    }

    private static void openTerminal(Container container, Session session) {
        session.terminal = container.terminals().open();
        var terminal = container.terminals().get(session.terminal);
        terminal.setRemote();
        terminal.setForeground(session.pid);
    }

    /** The process has ended, or will: what its terminal still shows is kept for a late reader. */
    private static void closeTerminal(Container container, Session session) {
        if (session.terminal >= 0) {
            var terminal = container.terminals().get(session.terminal);
            session.out = terminal.output(terminal.outputStart());
            session.outFrom = terminal.outputStart();
            container.terminals().close(session.terminal);
            session.terminal = -1;
        }
    }

    /** Starts a command. */
    ExecResult start(Container container, List<String> command, ExecResult.Wants wants) {
        var processes = container.processes;
        if (processes == null || !container.status.isRunning()) {
            return new ExecResult.NotRunning();
        }
        var environment = container.environment();
        var folder = container.folder();
        var found =
                container.executables().find(command.getFirst(), folder, environment.get("PATH"));
        if (!(found instanceof Executables.Found.Runs(_, var program, var before))) {
            return new ExecResult.NoProgram(
                    "failed to exec in container: failed to start exec \""
                            + runtime.newId("exec", runtime.node().name() + "/" + failures++)
                            + "\": OCI runtime exec failed: exec failed: unable to start container"
                            + " process: "
                            + Launch.problem(command.getFirst(), found));
        }
        var arguments = new ArrayList<>(before);
        arguments.addAll(before.isEmpty() ? command : command.subList(1, command.size()));
        var session = open(container, command, wants);
        var spawn =
                new Spawn(
                        program,
                        List.copyOf(arguments),
                        wants.tty() ? withTerminal(environment) : environment,
                        folder,
                        channels(session, wants),
                        0);
        session.pid = processes.start(spawn);
        if (wants.tty()) {
            container.terminals().get(session.terminal).setForeground(session.pid);
        }
        return new ExecResult.Started(session.number);
    }

    private Session open(Container container, List<String> command, ExecResult.Wants wants) {
        var session = new Session(next++, container.status.id(), wants.tty());
        session.inputEnded = !wants.in();
        session.isWatched = wants.watched();
        session.command = List.copyOf(command);
        sessions.put(session.number, session);
        if (wants.tty()) {
            openTerminal(container, session);
        }
        return session;
    }

    private static Map<String, String> withTerminal(Map<String, String> environment) {
        var more = new TreeMap<>(environment);
        more.putIfAbsent("TERM", "xterm");
        return more;
    }

    private static Map<Integer, Channel> channels(Session session, ExecResult.Wants wants) {
        if (wants.tty()) {
            var end = new Tty.End(session.terminal);
            return Map.of(0, end, 1, end, 2, end);
        }
        Channel in = wants.in() ? new Streams.Exec(session.number, false) : new Channel.Nothing();
        return Map.of(
                0, in,
                1, new Streams.Exec(session.number, false),
                2, new Streams.Exec(session.number, true));
    }

    /** A session that ended before it began: a client still learns why. */
    int failed(String container, String problem) {
        var session = new Session(next++, container, false);
        session.exitCode = 126;
        session.problem = problem;
        sessions.put(session.number, session);
        return session.number;
    }

    /** A process that was started from outside has ended. */
    void ended(Container container, int pid, int code) {
        for (var session : List.copyOf(sessions.values())) {
            var isIt = session.container.equals(container.status.id()) && session.pid == pid;
            if (isIt && session.exitCode < 0) {
                closeTerminal(container, session);
                session.exitCode = code;
                if (session.isWatched) {
                    runtime.watcher().execEnded(session.number, code);
                }
            }
        }
        forgetOld();
    }

    /** A container has ended, and all that ran in it. */
    void containerEnded(Container container, int code) {
        for (var session : List.copyOf(sessions.values())) {
            if (session.container.equals(container.status.id()) && session.exitCode < 0) {
                closeTerminal(container, session);
                session.exitCode = session.pid == 1 ? code : Signal.KILL.exitCode();
                if (session.isWatched) {
                    runtime.watcher().execEnded(session.number, session.exitCode);
                }
            }
        }
        forgetOld();
    }

    private void forgetOld() {
        var ended = sessions.values().stream().filter(s -> s.exitCode >= 0).toList();
        for (var i = 0; i < ended.size() - ENDED_AT_MOST; i++) {
            sessions.remove(ended.get(i).number);
        }
    }

    void forget(int number) {
        sessions.remove(number);
    }

    /** A reader at these offsets. */
    ExecResult.Heard hear(int number, long outAt, long errAt) {
        var session = sessions.get(number);
        if (session == null) {
            var none = new byte[0];
            return new ExecResult.Heard(none, none, outAt, errAt, 137, List.of(), "");
        }
        var terminal = terminal(session);
        if (terminal != null) {
            var end = terminal.outputEnd();
            return new ExecResult.Heard(
                    terminal.output(outAt), new byte[0], end, 0, -1, session.command, "");
        }
        var wasFull = session.isFull();
        var both = session.since(outAt, errAt);
        if (wasFull && !session.isFull() && session.exitCode < 0) {
            var container = runtime.container(session.container);
            if (container != null && container.processes != null) {
                container.processes.pokeAll(); // a writer has room again
            }
        }
        return new ExecResult.Heard(
                both[0].clone(),
                both[1].clone(),
                session.outFrom + both[0].length,
                session.errFrom + both[1].length,
                session.exitCode,
                session.command,
                session.problem);
    }

    private @Nullable Tty terminal(Session session) {
        var container = session.terminal < 0 ? null : runtime.container(session.container);
        return container == null ? null : container.terminals().get(session.terminal);
    }

    void say(int number, byte[] data) {
        var session = sessions.get(number);
        if (session == null || session.inputEnded) {
            return;
        }
        var terminal = terminal(session);
        if (terminal != null) {
            terminal.type(data);
        } else {
            session.hear(data);
            poke(session);
        }
    }

    void resize(int number, int columns, int rows) {
        var session = sessions.get(number);
        var terminal = session == null ? null : terminal(session);
        if (terminal != null) {
            terminal.resize(columns, rows);
        }
    }

    private void signal(Session session, Signal signal) {
        var container = runtime.container(session.container);
        if (container != null && container.processes != null) {
            container.processes.signalGroup(session.pid, signal);
        }
    }

    void endInput(int number) {
        var session = sessions.get(number);
        if (session != null && session.terminal < 0) { // a terminal's input never ends by itself
            session.inputEnded = true;
            poke(session);
        }
    }

    /**
     * The client is gone: the process gets SIGHUP when it had a terminal, else it goes on unheard.
     */
    void hangUp(int number) {
        var session = sessions.get(number);
        if (session == null || session.pid == 1) {
            return;
        }
        session.inputEnded = true;
        if (session.tty) {
            signal(session, Signal.HUP);
        }
        sessions.remove(number);
        poke(session);
    }

    /** Ends a command that takes too long. */
    void kill(int number) {
        var session = sessions.remove(number);
        var container = session == null ? null : runtime.container(session.container);
        if (container != null && container.processes != null) {
            container.processes.signal(session.pid, Signal.KILL);
        }
    }

    private void poke(Session session) {
        var container = runtime.container(session.container);
        if (container != null && container.processes != null) {
            container.processes.pokeAll();
        }
    }

    State freeze() {
        return new State(sessions.values().stream().map(Session::freeze).toList(), next, failures);
    }

    void thaw(State state) {
        sessions.clear();
        state.sessions().forEach(s -> sessions.put(s.number(), new Session(s)));
        next = state.next();
        failures = state.failures();
    }
}
