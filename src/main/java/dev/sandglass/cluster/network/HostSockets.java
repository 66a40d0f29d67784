package dev.sandglass.cluster.network;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.Lookup;
import dev.sandglass.sim.net.Outcome;
import dev.sandglass.sim.net.ServerCertificate;
import dev.sandglass.sim.net.Sockets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network as one host sees it.
 *
 * @param host where its processes are known to the {@link Network}
 * @param hostname resolves to its own address, by {@code /etc/hosts}
 * @param node the node whose rules its connections meet; null for a machine outside the cluster
 */
public record HostSockets(
        Network network,
        String host,
        String hostname,
        String address,
        @Nullable String node,
        Resolver resolver)
        implements Sockets {

    @Override
    public boolean listen(Process self, int port) {
        return network.listen(host, self.pid(), address, port);
    }

    @Override
    public void reply(Process self, long exchange, HttpReply reply) {
        network.reply(exchange, reply);
    }

    @Override
    public void begin(Process self, long exchange, HttpReply head) {
        network.begin(exchange, head);
    }

    @Override
    public void more(Process self, long exchange, byte[] bytes) {
        network.more(exchange, bytes);
    }

    @Override
    public void refuse(Process self, long exchange) {
        network.refuse(exchange);
    }

    @Override
    public boolean isAwaited(long exchange) {
        return network.isAwaited(exchange);
    }

    @Override
    public long ask(Process self, String to, int port, HttpRequest request) {
        return open(self, false, to, port, request);
    }

    @Override
    public long askFlowing(Process self, String to, int port, HttpRequest request) {
        return open(self, true, to, port, request);
    }

    @Override
    public long dial(Process self, String to, int port) {
        return open(self, false, to, port, null);
    }

    @Override
    public @Nullable ServerCertificate certificate(String to, int port) {
        return lookup(to) instanceof Lookup.Found(_, _, var addresses)
                ? network.certificate(node, address, addresses.getFirst(), port)
                : null;
    }

    private long open(
            Process self, boolean flows, String to, int port, @Nullable HttpRequest request) {
        var client = new Client.Program(host, self.pid());
        return switch (lookup(to)) {
            case Lookup.Found(_, _, var addresses) ->
                    network.open(client, flows, node, address, addresses.getFirst(), port, request);
            case Lookup.Unknown _ -> network.fail(client, new Outcome.UnknownName(to), false);
            case Lookup.NoAnswer(var server, _) ->
                    network.fail(client, new Outcome.NoNameServer(to, server), true);
        };
    }

    @Override
    public void giveUp(Process self, long exchange) {
        network.giveUp(exchange);
    }

    @Override
    public Lookup lookup(String name) {
        if (Addresses.isAddress(name)) {
            return new Lookup.Found("", name, List.of(name));
        }
        if (name.equals("localhost")) {
            return new Lookup.Found("", name, List.of("127.0.0.1"));
        }
        if (name.equals(hostname)) {
            return new Lookup.Found("", name, List.of(address));
        }
        return network.lookup(node, address, resolver, resolver.candidates(name));
    }
}
