package dev.sandglass.cluster.runtime;

import dev.sandglass.cluster.network.Client;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people and probes do with the containers of a node from outside: read logs, run commands,
 * connect.
 */
public final class ContainerAccess {

    private final ContainerRuntime runtime;
    private final Execs execs;

    ContainerAccess(ContainerRuntime runtime, Execs execs) {
        this.runtime = runtime;
        this.execs = execs;
    }

    // ---- logs ----

    /** Where a reader who wants so much of the log begins; null when the container is gone. */
    public @Nullable Long beginOfLog(String container, Logs.Wish wish) {
        var found = runtime.container(container);
        return found == null ? null : Logs.beginOfTail(found.log(), wish.tail());
    }

    /** The log from an offset on; null when the container is gone. */
    public Logs.@Nullable Piece readLog(String container, long from, Logs.Wish wish) {
        var found = runtime.container(container);
        return found == null ? null : Logs.read(found.log(), from, wish);
    }

    /** Where the log ends now. */
    public long endOfLog(String container) {
        var found = runtime.container(container);
        return found == null ? 0 : found.log().end();
    }

    /** Whether the container is there and has not ended. */
    public boolean isRunning(String container) {
        var found = runtime.container(container);
        return found != null && found.status.isRunning();
    }

    /** Whether the container's program is {@link Steady}. */
    public boolean isSteady(String container) {
        var found = runtime.container(container);
        return found != null
                && found.image.programs().values().stream().anyMatch(Steady.class::isInstance);
    }

    // ---- commands ----

    /** Starts a command in a container. */
    public ExecResult exec(String container, List<String> command, ExecResult.Wants wants) {
        var found = runtime.container(container);
        return found == null ? new ExecResult.NotRunning() : execs.start(found, command, wants);
    }

    /** A session that tells why a command could not be started. */
    public int failed(String container, String problem) {
        return execs.failed(container, problem);
    }

    /** The session of the console that the container's first process has; 0 for none. */
    public int console(String container) {
        var found = runtime.container(container);
        return found == null ? 0 : found.console;
    }

    /** What has come from a session since these offsets. */
    public ExecResult.Heard hear(int session, long outAt, long errAt) {
        return execs.hear(session, outAt, errAt);
    }

    public void say(int session, byte[] data) {
        execs.say(session, data);
    }

    public void resize(int session, int columns, int rows) {
        execs.resize(session, columns, rows);
    }

    public void endInput(int session) {
        execs.endInput(session);
    }

    public void hangUp(int session) {
        execs.hangUp(session);
    }

    /** Ends a command that takes too long, and forgets its session. */
    public void kill(int session) {
        execs.kill(session);
    }

    /** Forgets a session that has ended. */
    public void forget(int session) {
        execs.forget(session);
    }

    // ---- forwarded ports ----

    /** The number of a new port-forward. */
    public int openForward() {
        return runtime.forwards().open();
    }

    /** Bytes for a connection to a port of a sandbox, which begins with the first of them, be they none. */
    public void sayTo(String sandbox, int forward, int connection, int port, byte[] data) {
        runtime.forwards().say(sandbox, forward, connection, port, data);
    }

    /** Nothing more comes from the client of a connection. */
    public void endInput(int forward, int connection) {
        runtime.forwards().endInput(forward, connection);
    }

    /** The client of a connection is gone, or for connection 0 of all of them. */
    public void hangUp(int forward, int connection) {
        runtime.forwards().hangUp(forward, connection);
    }

    /** What has come from a connection since there. */
    public ForwardHeard hearFrom(int forward, int connection, long from) {
        return runtime.forwards().hear(forward, connection, from);
    }

    // ---- connections of the node itself ----

    /**
     * Asks something of an address, as the kubelet's probes do; the part is woken with this key
     * when there is an {@link #outcome}.
     *
     * @param request null to make a connection only
     */
    public long ask(
            String part, String key, String address, int port, @Nullable HttpRequest request) {
        return runtime.network()
                .open(
                        new Client.PartClient(part, key),
                        runtime.node().name(),
                        runtime.bridge(),
                        address,
                        port,
                        request);
    }

    /** How that ended, once; null while it goes on. */
    public @Nullable Outcome outcome(long exchange) {
        return runtime.network().take(exchange);
    }

    public void giveUp(long exchange) {
        runtime.network().giveUp(exchange);
    }
}
