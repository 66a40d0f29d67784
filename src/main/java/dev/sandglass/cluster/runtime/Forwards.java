package dev.sandglass.cluster.runtime;

import dev.sandglass.cluster.network.Client;
import dev.sandglass.sim.net.HttpBytes;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Outcome;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Connections from outside to ports of a node's Pods, as {@code kubectl port-forward} makes them: containerd connects to
 * {@code localhost} inside the Pod's network and passes bytes on.
 *
 * <p>Simulated: connections that carry HTTP, for that is what programs here speak; refusals in containerd's words. Bytes that
 * are no HTTP end a connection. Left out: UDP (as upstream), answers that never end.
 */
final class Forwards {

    record State(List<Forwarded> connections, int next) {
        static final State NONE = new State(List.of(), 1);
    }

    /** What keys of alarms begin with. */
    static final char SIGN = 'f';

    /** A client that is gone may leave some behind: the oldest make room. */
    private static final int OPEN_AT_MOST = 64;

    private static final int INPUT_AT_MOST = 4 << 20;
    private static final byte[] NONE = new byte[0];

    private final ContainerRuntime runtime;
    private final TreeMap<String, Forwarded> connections = new TreeMap<>();
    private int next = 1;

    Forwards(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    int open() {
        return next++;
    }

    private static String key(int session, int connection) {
        return "%c%08d/%08d".formatted(SIGN, session, connection);
    }

    // ---- what the client does ----

    /** Bytes for a connection, which begins with the first of them, be they none. */
    void say(String sandbox, int session, int connection, int port, byte[] data) {
        var key = key(session, connection);
        var known = connections.get(key);
        if (known == null) {
            makeRoom();
            known = connect(sandbox, key, port);
        }
        if (known.ended()) {
            connections.put(key, known);
            return;
        }
        var longer = known.withInput(data);
        goOn(key, longer.in().length > INPUT_AT_MOST ? longer.ending("") : longer);
    }

    private void makeRoom() {
        while (connections.size() >= OPEN_AT_MOST) {
            drop(connections.firstKey());
        }
    }

    /** Nothing more comes from the client. */
    void endInput(int session, int connection) {
        var key = key(session, connection);
        var known = connections.get(key);
        if (known != null && !known.ended()) {
            goOn(key, known.withoutMoreInput());
        }
    }

    /** The client has closed the connection, or for 0 all of the session. */
    void hangUp(int session, int connection) {
        if (connection > 0) {
            drop(key(session, connection));
            return;
        }
        var first = key(session, 0);
        List.copyOf(connections.subMap(first, key(session + 1, 0)).keySet()).forEach(this::drop);
    }

    private void drop(String key) {
        var gone = connections.remove(key);
        if (gone != null && gone.exchange() != 0) {
            runtime.network().giveUp(gone.exchange());
        }
    }

    ForwardHeard hear(int session, int connection, long from) {
        var known = connections.get(key(session, connection));
        if (known == null) {
            return new ForwardHeard(NONE, from, false, "");
        }
        var bytes = known.since(from);
        connections.put(key(session, connection), known.forgetting(from));
        return new ForwardHeard(bytes, from + bytes.length, known.ended(), known.problem());
    }

    // ---- inside the Pod ----

    private Forwarded connect(String id, String key, int port) {
        var sandbox = runtime.sandbox(id);
        if (sandbox == null) {
            return Forwarded.refused(
                    key,
                    id,
                    port,
                    failed(port, id) + "failed to find sandbox \"" + id + "\" in store: not found");
        }
        if (sandbox.address().isEmpty()) {
            return Forwarded.refused(
                    key,
                    id,
                    port,
                    failed(port, id) + "network namespace for sandbox \"" + id + "\" is closed");
        }
        return Forwarded.dialing(key, id, port, ask(key, sandbox.address(), port, null));
    }

    private static String failed(int port, String sandbox) {
        return "error forwarding port " + port + " to pod " + sandbox + ", uid : ";
    }

    private long ask(String key, String address, int port, @Nullable HttpRequest request) {
        return runtime.network()
                .open(
                        new Client.PartClient(runtime.name(), key),
                        runtime.node().name(),
                        address,
                        "127.0.0.1",
                        port,
                        request);
    }

    /** Asks what the client asks, when nothing is under way. */
    private void goOn(String key, Forwarded now) {
        var asked = now;
        if (!now.ended() && now.exchange() == 0) {
            try {
                var parsed = HttpBytes.request(now.in());
                var sandbox = parsed == null ? null : runtime.sandbox(now.sandbox());
                if (parsed == null) {
                    asked = now.isInputEnded() ? now.ending("") : now;
                } else if (sandbox == null || sandbox.address().isEmpty()) {
                    asked = now.ending("");
                } else {
                    var exchange = ask(key, sandbox.address(), now.port(), parsed.message());
                    asked = now.asking(exchange, parsed.length());
                }
            } catch (HttpBytes.NoHttp _) {
                asked = now.ending("");
            }
        }
        connections.put(key, asked);
    }

    /** The network has an outcome for a connection. */
    void wake(String key) {
        var known = connections.get(key);
        var outcome = known == null ? null : runtime.network().take(known.exchange());
        if (known == null || outcome == null) {
            return;
        }
        switch (outcome) {
            case Outcome.Connected _ -> goOn(key, known.answered(NONE));
            case Outcome.Got(_, _, var reply) -> {
                var answered = known.answered(HttpBytes.of(reply));
                goOn(key, HttpBytes.endsConnection(reply) ? answered.ending("") : answered);
            }
            case Outcome.Refused _, Outcome.Unreachable _, Outcome.TimedOut _ ->
                    connections.put(key, known.ending(refusal(known)));
            case Outcome.Closed _, Outcome.UnknownName _, Outcome.NoNameServer _ ->
                    connections.put(key, known.ending(""));
        }
    }

    private String refusal(Forwarded known) {
        var id = known.sandbox();
        var port = known.port();
        return failed(port, id)
                + "failed to execute portforward in network namespace \""
                + namespace(id)
                + "\": failed to connect to localhost:"
                + port
                + " inside namespace \""
                + id
                + "\", IPv4: dial tcp4 127.0.0.1:"
                + port
                + ": connect: connection refused IPv6 dial tcp6: address localhost: no suitable"
                + " address found ";
    }

    private String namespace(String id) {
        var sandbox = runtime.sandbox(id);
        if (sandbox != null && sandbox.isOnHostNetwork()) {
            return "host";
        }
        var digits = runtime.newId("netns", id);
        return "/var/run/netns/cni-"
                + digits.substring(0, 8)
                + "-"
                + digits.substring(8, 12)
                + "-"
                + digits.substring(12, 16)
                + "-"
                + digits.substring(16, 20)
                + "-"
                + digits.substring(20, 32);
    }

    /** Null for one that was never needed. */
    static State freeze(@Nullable Forwards forwards) {
        return forwards == null
                ? State.NONE
                : new State(List.copyOf(forwards.connections.values()), forwards.next);
    }

    static @Nullable Forwards thaw(ContainerRuntime runtime, State state) {
        if (state.equals(State.NONE)) {
            return null;
        }
        var forwards = new Forwards(runtime);
        state.connections().forEach(it -> forwards.connections.put(it.key(), it));
        forwards.next = state.next();
        return forwards;
    }
}
