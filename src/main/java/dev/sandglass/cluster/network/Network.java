package dev.sandglass.cluster.network;

import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Lookup;
import dev.sandglass.sim.net.Outcome;
import dev.sandglass.sim.net.Sockets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The network of one cluster: addresses of nodes, Pods and the learner's desk, who listens where,
 * exchanges under way, each node's rules for Services, and the names that the cluster's name server
 * knows.
 *
 * <p>Simulated: Pod networks of the nodes, translation of Service addresses and node ports by the
 * rules of the node where a connection begins or enters, session affinity, refused and lost
 * connections, names. Left out: packets, latency and bandwidth, NetworkPolicy (a later issue),
 * IPv6.
 */
public final class Network implements Part {

    /** How long Linux tries to find a neighbour, and to make a connection. */
    private static final Duration NO_HOST = Duration.ofSeconds(3);

    private static final Duration NO_ANSWER = Duration.ofSeconds(127);

    private static final Duration NO_NAME_SERVER = Duration.ofSeconds(10);

    private static final String OUTSIDE_NAME_SERVER = "172.30.0.1";

    private static final int DNS_PORT = 53;

    private record Listener(String host, int pid) {}

    private record Exchange(
            Client client,
            @Nullable Listener server,
            String address,
            int port,
            @Nullable Outcome later) {}

    /** Everything, frozen. */
    public record State(
            Addresses.State addresses,
            Map<String, Object> listeners,
            Map<Long, Object> exchanges,
            Map<Long, Outcome> outcomes,
            Router.State router,
            Map<String, List<String>> names,
            long nextExchange) {}

    private final Timeline timeline;
    private final Addresses addresses = new Addresses();
    private final Names names = new Names();
    private final TreeMap<String, Listener> listeners = new TreeMap<>();
    private final TreeMap<Long, Exchange> exchanges = new TreeMap<>();
    private final TreeMap<Long, Outcome> outcomes = new TreeMap<>();
    private final Router router;
    private final Map<String, Processes> hosts = new HashMap<>();
    private @Nullable Runnable missing;
    private long nextExchange = 1;

    public Network(Timeline timeline, Chance chance) {
        this.timeline = timeline;
        this.router = new Router(timeline, chance, addresses);
    }

    /** The types of this package that stand in frozen state. */
    public static List<Class<?>> vocabulary() {
        var own =
                List.<Class<?>>of(
                        State.class,
                        Addresses.State.class,
                        Addresses.Owner.class,
                        Listener.class,
                        Exchange.class,
                        Client.class,
                        Router.State.class,
                        NodeRules.State.class,
                        NodeRules.Kept.class,
                        Rule.class,
                        Rule.Target.class);
        var all = new java.util.ArrayList<>(own);
        all.addAll(Sockets.vocabulary());
        return List.copyOf(all);
    }

    // ---- machines and Pods ----

    /** A machine has this address; {@code node} is its name when it is a node of the cluster. */
    public void claimMachine(String host, String address, @Nullable String node) {
        addresses.claim(address, new Addresses.Owner(host, node, node != null));
    }

    /** A Pod that is there already has this address. */
    public void claimPod(String host, String address, String node) {
        addresses.claim(address, new Addresses.Owner(host, node, false));
    }

    /** Gives a new Pod the next address of its node's network. */
    public String takeAddress(String host, String cidr, String node) {
        return addresses.take(cidr, new Addresses.Owner(host, node, false));
    }

    public void releaseAddress(String address) {
        addresses.release(address);
    }

    /**
     * Where messages to processes of this host go. Told again at each wiring; not part of the
     * frozen state.
     */
    public void connect(String host, Processes processes) {
        hosts.put(host, processes);
    }

    public void disconnect(String host) {
        hosts.remove(host);
    }

    /** What connects the hosts that are not connected yet: it runs once, when one is missed. */
    public void connectMissingBy(Runnable how) {
        missing = how;
    }

    private @Nullable Processes host(String name) {
        var known = hosts.get(name);
        if (known == null && missing != null) {
            var connect = missing;
            missing = null;
            connect.run();
            known = hosts.get(name);
        }
        return known;
    }

    /** A process has ended: its ports are free, who waits for its answer learns so. */
    public void ended(String host, int pid) {
        var gone = new Listener(host, pid);
        if (listeners.isEmpty() && exchanges.isEmpty()) {
            return;
        }
        listeners.values().removeIf(gone::equals);
        for (var entry : List.copyOf(exchanges.entrySet())) {
            var exchange = entry.getValue();
            if (exchange.client().equals(new Client.Program(host, pid))) {
                exchanges.remove(entry.getKey());
                timeline.cancel(name(), Long.toString(entry.getKey()));
            } else if (gone.equals(exchange.server())) {
                finish(entry.getKey(), new Outcome.Closed(exchange.address(), exchange.port()));
            }
        }
    }

    // ---- rules and names ----

    /** Sets or, with null, removes what a node does with connections to this address and port. */
    public void setRule(String node, String address, int port, @Nullable Rule rule) {
        router.of(node).setVirtual(address, port, rule);
    }

    /** Sets or, with null, removes what a node does with connections to this port of its own. */
    public void setNodePort(String node, int port, @Nullable Rule rule) {
        router.of(node).setPort(port, rule);
    }

    /** Lets the cluster's name server answer so; no addresses: it forgets the name. */
    public void setName(String fullName, List<String> of) {
        names.set(fullName, of);
    }

    // ---- connections ----

    boolean listen(String host, int pid, String address, int port) {
        var key = address + ":" + port;
        var earlier = listeners.get(key);
        if (earlier != null && isAlive(earlier)) {
            return false;
        }
        listeners.put(key, new Listener(host, pid));
        return true;
    }

    void stopListening(String host, int pid, String address, int port) {
        listeners.remove(address + ":" + port, new Listener(host, pid));
    }

    private boolean isAlive(Listener listener) {
        var processes = host(listener.host());
        return processes != null && processes.isAlive(listener.pid());
    }

    /**
     * Begins an exchange.
     *
     * @param node the node whose rules translate; null outside the cluster
     * @param from the client's address, as the server sees it
     * @param request null to make a connection only
     */
    public long open(
            Client client,
            @Nullable String node,
            String from,
            String address,
            int port,
            @Nullable HttpRequest request) {
        var number = nextExchange++;
        switch (router.route(node, from, address, port)) {
            case Route.To(var to, var toPort, var seen) ->
                    deliver(number, client, seen, address, port, to, toPort, request);
            case Route.Rejected _ -> answer(client, number, new Outcome.Refused(address, port));
            case Route.NoHost _ ->
                    later(number, client, new Outcome.Unreachable(address, port), NO_HOST);
            case Route.Lost _ ->
                    later(number, client, new Outcome.TimedOut(address, port), NO_ANSWER);
        }
        return number;
    }

    private void deliver(
            long number,
            Client client,
            String from,
            String address,
            int port,
            String to,
            int toPort,
            @Nullable HttpRequest request) {
        var listener = listeners.get(to + ":" + toPort);
        if (listener == null || !isAlive(listener)) {
            answer(client, number, new Outcome.Refused(address, port));
            return;
        }
        if (request == null) {
            answer(client, number, new Outcome.Connected(address, port));
            return;
        }
        exchanges.put(number, new Exchange(client, listener, address, port, null));
        var asked = new Sockets.Asked(number, from, toPort, request);
        Objects.requireNonNull(host(listener.host())).tell(listener.pid(), asked);
    }

    /**
     * An exchange that ends before it began: the name led nowhere, at once or when the resolver
     * gave up.
     */
    long fail(Client client, Outcome outcome, boolean late) {
        var number = nextExchange++;
        if (late) {
            later(number, client, outcome, NO_NAME_SERVER);
        } else {
            answer(client, number, outcome);
        }
        return number;
    }

    private void later(long number, Client client, Outcome outcome, Duration delay) {
        exchanges.put(number, new Exchange(client, null, "", 0, outcome));
        timeline.set(name(), Long.toString(number), delay);
    }

    /** The answer of a server. */
    void reply(long number, HttpReply reply) {
        var exchange = exchanges.get(number);
        if (exchange != null) {
            finish(number, new Outcome.Got(exchange.address(), exchange.port(), reply));
        }
    }

    private void finish(long number, Outcome outcome) {
        answer(exchanges.remove(number).client(), number, outcome);
    }

    private void answer(Client client, long number, Outcome outcome) {
        switch (client) {
            case Client.Program(var host, var pid) -> {
                var processes = host(host);
                if (processes != null) {
                    processes.tell(pid, new Sockets.Answered(number, outcome));
                }
            }
            case Client.PartClient(var part, var key) -> {
                outcomes.put(number, outcome);
                timeline.set(part, key, Duration.ZERO);
            }
        }
    }

    /** The outcome for a part that was woken for it, once; null while there is none. */
    public @Nullable Outcome take(long number) {
        return outcomes.remove(number);
    }

    /** Nobody waits for this one any more. */
    public void giveUp(long number) {
        exchanges.remove(number);
        outcomes.remove(number);
        timeline.cancel(name(), Long.toString(number));
    }

    @Override
    public void wake(String key) {
        var number = Long.parseLong(key);
        var exchange = exchanges.get(number);
        if (exchange != null && exchange.later() != null) {
            finish(number, exchange.later());
        }
    }

    // ---- names ----

    /**
     * Asks the name server of that resolver from that node for one of these full names, in order.
     */
    Lookup lookup(@Nullable String node, String from, Resolver resolver, List<String> candidates) {
        var server = resolver.server();
        var last = candidates.getLast();
        if (server.equals(OUTSIDE_NAME_SERVER)) {
            return lookupOutside(server, candidates);
        }
        var answers =
                router.route(node, from, server, DNS_PORT) instanceof Route.To(var to, var port, _)
                        && listeners.get(to + ":" + port) instanceof Listener listener
                        && isAlive(listener);
        if (!answers) {
            return new Lookup.NoAnswer(server, last);
        }
        for (var name : candidates) {
            var found = names.find(name);
            if (!found.isEmpty()) {
                return new Lookup.Found(server, name, found);
            }
        }
        return new Lookup.Unknown(server, last);
    }

    /** The name server of the machines' network knows the machines and nobody else. */
    private Lookup lookupOutside(String server, List<String> candidates) {
        for (var name : candidates) {
            var address = addresses.ofMachine(name);
            if (address != null) {
                return new Lookup.Found(server, name, List.of(address));
            }
        }
        return new Lookup.Unknown(server, candidates.getLast());
    }

    // ---- as data ----

    @Override
    public String name() {
        return "network";
    }

    @Override
    public State freeze() {
        return new State(
                addresses.freeze(),
                new TreeMap<>(listeners),
                new TreeMap<>(exchanges),
                new TreeMap<>(outcomes),
                router.freeze(),
                names.freeze(),
                nextExchange);
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) java.util.Objects.requireNonNull(frozen);
        addresses.thaw(state.addresses());
        names.thaw(state.names());
        listeners.clear();
        state.listeners().forEach((key, value) -> listeners.put(key, (Listener) value));
        exchanges.clear();
        state.exchanges().forEach((key, value) -> exchanges.put(key, (Exchange) value));
        outcomes.clear();
        outcomes.putAll(state.outcomes());
        router.thaw(state.router());
        nextExchange = state.nextExchange();
    }
}
