package dev.sandglass.cluster.network;

import dev.sandglass.sim.Borrowed;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Lookup;
import dev.sandglass.sim.net.Outcome;
import dev.sandglass.sim.net.ServerCertificate;
import dev.sandglass.sim.net.Sockets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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

    private static final String NAME = "network";

    /** How long Linux tries to find a neighbour, and to make a connection. */
    private static final Duration NO_HOST = Duration.ofSeconds(3);

    private static final Duration NO_ANSWER = Duration.ofSeconds(127);

    private static final Duration NO_NAME_SERVER = Duration.ofSeconds(10);

    private static final String OUTSIDE_NAME_SERVER = "172.30.0.1";

    private static final int DNS_PORT = 53;

    /** Everything, frozen. */
    public record State(
            Addresses.State addresses,
            Map<String, Object> listeners,
            Exchanges.State exchanges,
            Router.State router,
            Map<String, List<String>> names) {}

    private final Addresses addresses = new Addresses();
    private final Names names = new Names();
    private final Borrowed<String, Object> listeners = new Borrowed<>();
    private final Map<String, Supplier<Service>> services = new HashMap<>(2);
    private final Router router;
    private final Hosts hosts = new Hosts();
    private final Exchanges exchanges;

    public Network(Timeline timeline, Chance chance) {
        this.router = new Router(timeline, chance, addresses);
        this.exchanges = new Exchanges(NAME, timeline, hosts);
    }

    /** The types of this package that stand in frozen state. */
    public static List<Class<?>> vocabulary() {
        var own =
                List.<Class<?>>of(
                        State.class,
                        Addresses.State.class,
                        Addresses.Owner.class,
                        Listener.class,
                        Exchanges.State.class,
                        Exchanges.Exchange.class,
                        Client.class,
                        Router.State.class,
                        NodeRules.State.class,
                        NodeRules.Kept.class,
                        Rule.class,
                        Rule.Target.class);
        var all = new ArrayList<>(own);
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
        hosts.connect(host, processes);
    }

    public void disconnect(String host) {
        hosts.disconnect(host);
    }

    /** What connects the hosts that are not connected yet: it runs once, when one is missed. */
    public void connectMissingBy(Runnable how) {
        hosts.connectMissingBy(how);
    }

    /** Lets a part of the cluster speak where a program listens; told again at each wiring. */
    public void serve(String address, int port, Supplier<Service> service) {
        services.put(address + ":" + port, service);
    }

    /** A process has ended: its ports are free, who waits for its answer learns so. */
    public void ended(String host, int pid) {
        var gone = new Listener(host, pid);
        listeners.removeIf(gone::equals);
        exchanges.ended(gone).forEach(this::tellServices);
    }

    private void tellServices(long dropped) {
        services.values().forEach(it -> it.get().gone(dropped));
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
        var earlier = (Listener) listeners.get(key);
        if (earlier != null && hosts.isAlive(earlier)) {
            return false;
        }
        listeners.put(key, new Listener(host, pid));
        return true;
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
        return open(client, false, node, from, address, port, request);
    }

    /** Begins an exchange whose client may want to be told parts of the answer. */
    long open(
            Client client,
            boolean flows,
            @Nullable String node,
            String from,
            String address,
            int port,
            @Nullable HttpRequest request) {
        var number = exchanges.number();
        switch (router.route(node, from, address, port)) {
            case Route.To(var to, var toPort, var seen) ->
                    deliver(number, client, flows, seen, address, port, to, toPort, request);
            case Route.Rejected _ ->
                    exchanges.answer(client, number, new Outcome.Refused(address, port));
            case Route.NoHost _ ->
                    exchanges.later(
                            number, client, new Outcome.Unreachable(address, port), NO_HOST);
            case Route.Lost _ ->
                    exchanges.later(number, client, new Outcome.TimedOut(address, port), NO_ANSWER);
        }
        return number;
    }

    private void deliver(
            long number,
            Client client,
            boolean flows,
            String from,
            String address,
            int port,
            String to,
            int toPort,
            @Nullable HttpRequest request) {
        var listener = (Listener) listeners.get(to + ":" + toPort);
        if (listener == null || !hosts.isAlive(listener)) {
            exchanges.answer(client, number, new Outcome.Refused(address, port));
            return;
        }
        if (request == null) {
            exchanges.answer(client, number, new Outcome.Connected(address, port));
            return;
        }
        var service = services.get(to + ":" + toPort);
        exchanges.add(number, client, flows, listener, service != null, address, port);
        if (service != null) {
            service.get().asked(number, request);
        } else {
            var asked = new Sockets.Asked(number, from, toPort, request);
            hosts.tell(listener.host(), listener.pid(), asked);
        }
    }

    /** What the server there shows in a TLS handshake; null when none speaks TLS. */
    @Nullable ServerCertificate certificate(
            @Nullable String node, String from, String address, int port) {
        if (router.route(node, from, address, port) instanceof Route.To(var to, var toPort, _)) {
            var service = services.get(to + ":" + toPort);
            return service == null ? null : service.get().certificate();
        }
        return null;
    }

    /**
     * An exchange that ends before it began: the name led nowhere, at once or when the resolver
     * gave up.
     */
    long fail(Client client, Outcome outcome, boolean late) {
        var number = exchanges.number();
        if (late) {
            exchanges.later(number, client, outcome, NO_NAME_SERVER);
        } else {
            exchanges.answer(client, number, outcome);
        }
        return number;
    }

    /** The answer of a server, or the end of one that has begun. */
    public void reply(long number, HttpReply reply) {
        exchanges.reply(number, reply);
    }

    /** An answer that takes its time begins. */
    public void begin(long number, HttpReply head) {
        exchanges.begin(number, head);
    }

    /** More of an answer that has begun. */
    public void more(long number, byte[] bytes) {
        exchanges.more(number, bytes);
    }

    /** The server hangs up without an answer. */
    void refuse(long number) {
        exchanges.hangUp(number);
    }

    /** Whether somebody waits for the answer, or for more of it. */
    boolean isAwaited(long number) {
        return exchanges.isOpen(number);
    }

    /** The outcome for a part that was woken for it, once; null while there is none. */
    public @Nullable Outcome take(long number) {
        return exchanges.take(number);
    }

    /** Nobody waits for this one any more. */
    public void giveUp(long number) {
        if (exchanges.giveUp(number)) {
            tellServices(number);
        }
    }

    @Override
    public void wake(String key) {
        exchanges.wake(Long.parseLong(key));
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
                        && hosts.isAlive(listener);
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
        return NAME;
    }

    @Override
    public State freeze() {
        return new State(
                addresses.freeze(),
                listeners.frozen(),
                exchanges.freeze(),
                router.freeze(),
                names.freeze());
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        addresses.thaw(state.addresses());
        names.thaw(state.names());
        listeners.borrow(state.listeners());
        exchanges.thaw(state.exchanges());
        router.thaw(state.router());
    }
}
