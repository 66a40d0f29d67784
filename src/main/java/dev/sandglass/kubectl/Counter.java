package dev.sandglass.kubectl;

import dev.sandglass.api.Cursor;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.Sockets;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ports of its own host at which a command serves others: {@code port-forward}, {@code proxy}. */
public final class Counter {

    /** Where Linux looks for a port when any will do. */
    private static final int FIRST_FREE = 32_768;

    private static final int LAST_FREE = 60_999;

    /** Below it only root may listen. */
    private static final int FIRST_FOR_ALL = 1_024;

    private final Process process;
    private final Replay replay;
    private Sockets.@Nullable Asked caller;

    /**
     * @param wake what the command waited for
     */
    Counter(Process process, Replay replay, Wake wake) {
        this.process = process;
        this.replay = replay;
        this.caller = wake instanceof Wake.Told(Sockets.Asked asked) ? asked : null;
    }

    /** Waits until somebody asks at a port where the command listens, or one of the cursors has news. */
    Visit visit(URI server, List<Cursor> cursors) {
        return replay.hear(
                () -> {
                    var asked = caller;
                    caller = null;
                    if (asked != null) {
                        return new Visit.Caller(asked.exchange(), asked.port(), asked.request());
                    }
                    var connections = process.facility(Connections.class);
                    var batches =
                            connections.carried(cursors, process).stream()
                                    .map(cursor -> connections.poll(server, cursor))
                                    .toList();
                    if (batches.stream().anyMatch(b -> !b.isEmpty())) {
                        return new Visit.News(batches);
                    }
                    connections.await(server, cursors, process);
                    throw new Parked(new Parked.Reason.News(-1));
                });
    }

    private Sockets sockets() {
        return process.facility(Sockets.class);
    }

    /**
     * Listens at a port, or for 0 at a free one; what Linux says when that cannot be, or the port's number. Who listens at a
     * port has it at all addresses of the host.
     *
     * @param isOpen whether the command listens there at another address
     */
    public String listen(String address, int port, boolean isOpen) {
        return replay.hear(
                () -> {
                    if (!isOwn(address)) {
                        return "cannot assign requested address";
                    }
                    if (isOpen) {
                        return Integer.toString(port);
                    }
                    var user = process.variable("USER");
                    var isRoot = user.isEmpty() || user.equals("root");
                    if (port > 0 && port < FIRST_FOR_ALL && !isRoot) {
                        return "permission denied";
                    }
                    if (port > 0) {
                        return sockets().listen(process, port)
                                ? Integer.toString(port)
                                : "address already in use";
                    }
                    return Integer.toString(listenAnywhere());
                });
    }

    private boolean isOwn(String address) {
        return address.startsWith("127.")
                || address.equals("0.0.0.0")
                || address.contains("::")
                || address.equals(sockets().address());
    }

    private int listenAnywhere() {
        var host = process.host();
        var key = host.hostname() + "/" + process.pid();
        for (var n = 0; ; n++) {
            var offset = host.chance().below(LAST_FREE - FIRST_FREE + 1, "port", key, n);
            if (sockets().listen(process, FIRST_FREE + offset)) {
                return FIRST_FREE + offset;
            }
        }
    }

    /** Answers who asks, or ends what has begun. */
    public void reply(long exchange, HttpReply reply) {
        say(() -> sockets().reply(process, exchange, reply));
    }

    /** Begins an answer that takes its time. */
    public void begin(long exchange, HttpReply head) {
        say(() -> sockets().begin(process, exchange, head));
    }

    /** More of an answer that has begun. */
    public void more(long exchange, byte[] bytes) {
        say(() -> sockets().more(process, exchange, bytes));
    }

    /** Hangs up on who asks. */
    public void refuse(long exchange) {
        say(() -> sockets().refuse(process, exchange));
    }

    /** Whether who asked still waits. */
    public boolean isAwaited(long exchange) {
        return replay.hear(() -> sockets().isAwaited(exchange));
    }

    private void say(Runnable word) {
        replay.hear(
                () -> {
                    word.run();
                    return true;
                });
    }
}
