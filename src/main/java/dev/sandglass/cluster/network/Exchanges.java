package dev.sandglass.cluster.network;

import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.Outcome;
import dev.sandglass.sim.net.Sockets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exchanges under way: who waits, who owes the answer, and what has come of it. */
final class Exchanges {

    /** As much of a flowing answer as is kept for a client that wants it whole. */
    private static final int MOST_KEPT = 4 << 20;

    /**
     * One question.
     *
     * @param flows whether the client is told parts of the answer
     * @param server who owes the answer; null when nobody does, and {@code later} tells how it ends
     * @param served whether a {@link Service} speaks for the server
     * @param begun the answer so far, as the client will get it or has been told of it
     */
    record Exchange(
            Client client,
            boolean flows,
            @Nullable Listener server,
            boolean served,
            String address,
            int port,
            @Nullable Outcome later,
            @Nullable HttpReply begun) {}

    /** All of it, frozen. */
    record State(Map<Long, Object> exchanges, Map<Long, Outcome> outcomes, long next) {}

    private final String part;
    private final Timeline timeline;
    private final Hosts hosts;
    private final TreeMap<Long, Exchange> open = new TreeMap<>();
    private final TreeMap<Long, Outcome> outcomes = new TreeMap<>();
    private long next = 1;

    /** Alarms are those of the part of this name. */
    Exchanges(String part, Timeline timeline, Hosts hosts) {
        this.part = part;
        this.timeline = timeline;
        this.hosts = hosts;
    }

    /** The number of a new exchange. */
    long number() {
        return next++;
    }

    void add(
            long number,
            Client client,
            boolean flows,
            Listener server,
            boolean served,
            String address,
            int port) {
        open.put(number, new Exchange(client, flows, server, served, address, port, null, null));
    }

    void later(long number, Client client, Outcome outcome, Duration delay) {
        open.put(number, new Exchange(client, false, null, false, "", 0, outcome, null));
        timeline.set(part, Long.toString(number), delay);
    }

    /** A process has ended; the numbers of what services need not answer any more. */
    List<Long> ended(Listener gone) {
        if (open.isEmpty()) {
            return List.of();
        }
        var client = new Client.Program(gone.host(), gone.pid());
        var dropped = new ArrayList<Long>();
        for (var entry : List.copyOf(open.entrySet())) {
            var exchange = entry.getValue();
            var isGiven = exchange.client().equals(client);
            if (isGiven) {
                giveUp(entry.getKey());
            } else if (gone.equals(exchange.server())) {
                finish(entry.getKey(), new Outcome.Closed(exchange.address(), exchange.port()));
            } else {
                continue;
            }
            if (exchange.served()) {
                dropped.add(entry.getKey());
            }
        }
        return dropped;
    }

    /** The whole answer, or the end of one that has begun. */
    void reply(long number, HttpReply reply) {
        var exchange = open.get(number);
        if (exchange == null) {
            return;
        }
        var begun = exchange.begun();
        var whole = begun == null ? reply : begun;
        finish(number, new Outcome.Got(exchange.address(), exchange.port(), whole));
    }

    /** The answer begins; {@link #more} and {@link #reply} follow. */
    void begin(long number, HttpReply head) {
        var exchange = open.get(number);
        if (exchange == null) {
            return;
        }
        open.put(number, with(exchange, head));
        if (exchange.flows() && exchange.client() instanceof Client.Program(var host, var pid)) {
            hosts.tell(host, pid, new Sockets.Began(number, head));
        }
    }

    void more(long number, byte[] bytes) {
        var exchange = open.get(number);
        if (exchange == null || exchange.begun() == null || bytes.length == 0) {
            return;
        }
        if (exchange.flows() && exchange.client() instanceof Client.Program(var host, var pid)) {
            hosts.tell(host, pid, new Sockets.More(number, bytes));
            return;
        }
        var body = exchange.begun().body();
        if (body.length < MOST_KEPT) {
            var longer = Arrays.copyOf(body, body.length + bytes.length);
            System.arraycopy(bytes, 0, longer, body.length, bytes.length);
            open.put(number, with(exchange, exchange.begun().withBody(longer)));
        }
    }

    /** The server hangs up. */
    void hangUp(long number) {
        var exchange = open.get(number);
        if (exchange != null) {
            finish(number, new Outcome.Closed(exchange.address(), exchange.port()));
        }
    }

    boolean isOpen(long number) {
        return open.containsKey(number);
    }

    private static Exchange with(Exchange old, HttpReply begun) {
        return new Exchange(
                old.client(),
                old.flows(),
                old.server(),
                old.served(),
                old.address(),
                old.port(),
                old.later(),
                begun);
    }

    private void finish(long number, Outcome outcome) {
        answer(open.remove(number).client(), number, outcome);
    }

    void answer(Client client, long number, Outcome outcome) {
        switch (client) {
            case Client.Program(var host, var pid) ->
                    hosts.tell(host, pid, new Sockets.Answered(number, outcome));
            case Client.PartClient(var waiting, var key) -> {
                outcomes.put(number, outcome);
                timeline.set(waiting, key, Duration.ZERO);
            }
        }
    }

    /** The outcome for a part that was woken for it, once; null while there is none. */
    @Nullable Outcome take(long number) {
        return outcomes.remove(number);
    }

    /** Whether a service is to learn that nobody waits any more. */
    boolean giveUp(long number) {
        var given = open.remove(number);
        outcomes.remove(number);
        timeline.cancel(part, Long.toString(number));
        return given != null && given.served();
    }

    /** The alarm of an exchange that nobody answers. */
    void wake(long number) {
        var exchange = open.get(number);
        if (exchange != null && exchange.later() != null) {
            finish(number, exchange.later());
        }
    }

    State freeze() {
        return new State(new TreeMap<>(open), new TreeMap<>(outcomes), next);
    }

    void thaw(State state) {
        open.clear();
        state.exchanges().forEach((number, it) -> open.put(number, (Exchange) it));
        outcomes.clear();
        outcomes.putAll(state.outcomes());
        next = state.next();
    }
}
