package dev.sandglass.cluster.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Host;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.Wake;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Lookup;
import dev.sandglass.sim.net.Outcome;
import dev.sandglass.sim.net.Sockets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final Resolver CLUSTER =
            new Resolver(
                    List.of("default.svc.cluster.local", "svc.cluster.local"), "10.96.0.10", 5);

    private static final Resolver OUTSIDE = Resolver.ofMachine("172.30.0.1");

    /** Answers with its host's name; never, when it is asked for {@code /never}. */
    record Server(int port) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            var sockets = self.facility(Sockets.class);
            if (wake instanceof Wake.Started) {
                sockets.listen(self, port);
            }
            if (wake instanceof Wake.Told(Sockets.Asked(var exchange, var from, _, var request))
                    && !request.path().equals("/never")) {
                sockets.reply(self, exchange, HttpReply.ok(self.host().hostname() + " " + from));
            }
            return Step.await(this);
        }
    }

    /** A machine with a name, an address and processes. */
    private final class Machine implements Host {
        final String name;
        final Processes processes;
        final HostSockets sockets;

        Machine(String name, String address, String node, Resolver resolver) {
            this.name = name;
            processes =
                    new Processes(
                            name,
                            this,
                            1,
                            new Processes.Watcher() {
                                @Override
                                public void exited(int pid, int code) {}

                                @Override
                                public void ended(int pid) {
                                    network.ended(name, pid);
                                }
                            });
            timeline.add(processes);
            network.connect(name, processes);
            sockets = new HostSockets(network, name, name, address, node, resolver);
        }

        int start(Program program) {
            return processes.start(new Spawn(program, List.of("test"), Map.of(), "/", Map.of(), 0));
        }

        @Override
        public String hostname() {
            return name;
        }

        @Override
        public Timeline timeline() {
            return timeline;
        }

        @Override
        public Chance chance() {
            return new Chance(1);
        }

        @Override
        public <T> T facility(Class<T> type) {
            return type.cast(sockets);
        }
    }

    private final Timeline timeline = new Timeline(0);
    private final Network network = new Network(timeline, new Chance(1));
    private final List<Outcome> outcomes = new ArrayList<>();
    private Machine web;
    private Machine other;
    private Machine client;
    private Machine desk;

    @BeforeEach
    void machines() {
        timeline.add(network);
        network.claimMachine("node01", "172.30.0.11", "node01");
        network.claimMachine("desk", "172.30.0.2", null);
        web = pod("web");
        other = pod("other");
        client = pod("client");
        desk = new Machine("desk", "172.30.0.2", null, OUTSIDE);
        web.start(new Server(80));
        other.start(new Server(80));
        run(1);
    }

    private Machine pod(String name) {
        var address = network.takeAddress(name, "10.244.1.0/24", "node01");
        return new Machine(name, address, "node01", CLUSTER);
    }

    private void run(int seconds) {
        var until = timeline.now() + seconds * 1_000_000_000L;
        while (timeline.step(until)) {}
        timeline.advanceTo(until);
    }

    /** What a client on this machine gets within so many seconds. */
    private String ask(Machine from, String host, int port, String path, int seconds) {
        outcomes.clear();
        from.start(new Asker(host, port, path, outcomes));
        run(seconds);
        return outcomes.isEmpty() ? "nothing" : words(outcomes.getFirst());
    }

    /** Asks once and puts the outcome where the test looks; not for freezing. */
    record Asker(String host, int port, String path, List<Outcome> outcomes) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.Started) {
                self.facility(Sockets.class).ask(self, host, port, HttpRequest.get(host, path));
                return Step.await(this);
            }
            outcomes.add(((Sockets.Answered) ((Wake.Told) wake).message()).outcome());
            return Step.exit(0);
        }
    }

    private static String words(Outcome outcome) {
        return outcome instanceof Outcome.Got(var address, var port, var reply)
                ? reply.status() + " " + new String(reply.body()) + " by " + address + ":" + port
                : outcome.toString();
    }

    @Test
    void podsReachOneAnother() {
        assertEquals("200 web 10.244.1.4 by 10.244.1.2:80", ask(client, "10.244.1.2", 80, "/", 1));
        assertEquals("200 web 127.0.0.1 by 127.0.0.1:80", ask(web, "localhost", 80, "/", 1));
    }

    @Test
    void whereNobodyListensConnectionsAreRefused() {
        assertEquals("Refused[address=10.244.1.2, port=81]", ask(client, "10.244.1.2", 81, "/", 1));
        web.processes.signal(1, Signal.KILL);
        assertEquals("Refused[address=10.244.1.2, port=80]", ask(client, "10.244.1.2", 80, "/", 1));
    }

    @Test
    void whereNobodyIsItTakesTime() {
        assertEquals("nothing", ask(client, "10.244.1.77", 80, "/", 2));
        run(2);
        assertEquals("Unreachable[address=10.244.1.77, port=80]", words(outcomes.getFirst()));
        assertEquals(
                "TimedOut[address=192.0.2.1, port=80]", ask(client, "192.0.2.1", 80, "/", 130));
        assertEquals("nothing", ask(desk, "10.244.1.2", 80, "/", 60));
    }

    @Test
    void aServerThatEndsLeavesItsClientsWithoutAnAnswer() {
        assertEquals("nothing", ask(client, "10.244.1.2", 80, "/never", 1));
        web.processes.signal(1, Signal.KILL);
        run(1);
        assertEquals("Closed[address=10.244.1.2, port=80]", words(outcomes.getFirst()));
    }

    @Test
    void rulesSpreadConnectionsAndRejectWithoutTargets() {
        var targets = List.of(new Rule.Target("10.244.1.2", 80), new Rule.Target("10.244.1.3", 80));
        network.setRule("node01", "10.96.0.7", 8080, new Rule("default/web", targets, 0));
        network.setRule("node01", "10.96.0.8", 80, new Rule("default/nobody", List.of(), 0));
        var seen = new TreeSet<String>();
        for (var i = 0; i < 12; i++) {
            seen.add(ask(client, "10.96.0.7", 8080, "/", 1));
        }
        assertEquals(
                List.of(
                        "200 other 10.244.1.4 by 10.96.0.7:8080",
                        "200 web 10.244.1.4 by 10.96.0.7:8080"),
                List.copyOf(seen));
        assertEquals("Refused[address=10.96.0.8, port=80]", ask(client, "10.96.0.8", 80, "/", 1));
    }

    @Test
    void affinityKeepsAClientAtItsTarget() {
        var targets = List.of(new Rule.Target("10.244.1.2", 80), new Rule.Target("10.244.1.3", 80));
        network.setRule("node01", "10.96.0.7", 80, new Rule("default/web", targets, 10_800));
        var seen = new TreeSet<String>();
        for (var i = 0; i < 12; i++) {
            seen.add(ask(client, "10.96.0.7", 80, "/", 1));
        }
        assertEquals(1, seen.size(), seen.toString());
    }

    @Test
    void nodePortsAreReachedFromTheDeskByTheNodesNameToo() {
        var targets = List.of(new Rule.Target("10.244.1.2", 80));
        network.setNodePort("node01", 30080, new Rule("default/web", targets, 0));
        assertEquals("200 web 172.30.0.2 by 172.30.0.11:30080", ask(desk, "node01", 30080, "/", 1));
        assertEquals(
                "Refused[address=172.30.0.11, port=30081]", ask(desk, "node01", 30081, "/", 1));
        var hiding = new Rule("default/web", targets, 0).hidingClients();
        network.setNodePort("node01", 30082, hiding);
        assertEquals(
                "200 web 172.30.0.11 by 172.30.0.11:30082", ask(desk, "node01", 30082, "/", 1));
    }

    @Test
    void namesAreAskedOfTheClustersNameServer() {
        network.setName("web.default.svc.cluster.local", List.of("10.96.0.7"));
        assertTrue(client.sockets.lookup("web") instanceof Lookup.NoAnswer);
        var dns = List.of(new Rule.Target("10.244.1.3", 53));
        network.setRule("node01", "10.96.0.10", 53, new Rule("kube-system/kube-dns:dns", dns, 0));
        other.start(new Server(53));
        run(1);
        assertEquals(
                new Lookup.Found(
                        "10.96.0.10", "web.default.svc.cluster.local", List.of("10.96.0.7")),
                client.sockets.lookup("web"));
        assertEquals(
                new Lookup.Found(
                        "10.96.0.10",
                        "10-244-1-2.default.pod.cluster.local",
                        List.of("10.244.1.2")),
                client.sockets.lookup("10-244-1-2.default.pod.cluster.local"));
        assertEquals(new Lookup.Unknown("10.96.0.10", "nosuch"), client.sockets.lookup("nosuch"));
        assertEquals("UnknownName[host=nosuch]", ask(client, "nosuch", 80, "/", 1));
        assertEquals(new Lookup.Unknown("172.30.0.1", "web"), desk.sockets.lookup("web"));
    }
}
