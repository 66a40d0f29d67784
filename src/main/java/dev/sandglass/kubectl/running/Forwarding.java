package dev.sandglass.kubectl.running;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Kubectl;
import dev.sandglass.kubectl.Visit;
import dev.sandglass.sim.net.HttpBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What {@code kubectl port-forward} does once it knows the Pod and the ports: listens here, carries each connection to the
 * Pod, and gives up when one could not be carried.
 *
 * <p>Simulated: connections of one request each, as the programs of the desk make them. Left out: other listeners than the
 * host's own for IPv6, which is shown and never asked.
 */
final class Forwarding {

    /** A port here and the Pod's that it stands for. */
    record Ports(int local, int remote) {

        /** As Go prints a struct. */
        String shown() {
            return "{" + local + " " + remote + "}";
        }
    }

    /**
     * A connection under way.
     *
     * @param exchange who asked here
     * @param got what has come of the answer
     */
    record Carried(long exchange, boolean isOfHead, Cursor.Forward cursor, byte[] got) {}

    /**
     * Where it stands.
     *
     * @param last the number of the last connection
     */
    record State(Cursor.Forward way, List<Ports> ports, int last, List<Carried> carried)
            implements Kubectl.Interruptible {}

    private record Address(String text) {

        String protocol() {
            return text.contains(":") ? "tcp6" : "tcp4";
        }

        String with(int port) {
            return text.contains(":") ? "[" + text + "]:" + port : text + ":" + port;
        }
    }

    private final Client client;

    Forwarding(Client client) {
        this.client = client;
    }

    int begin(Document pod, List<String> addresses, List<Ports> ports) {
        var reply = Streaming.upgrade(client, client.get(Joining.path(pod, "portforward")));
        if (!(reply instanceof Reply.Opened(Cursor.Forward way))) {
            var says =
                    reply instanceof Reply.Refused refused
                            ? refused.status().message()
                            : "no upgrade";
            throw Failure.of("error upgrading connection: " + says);
        }
        var heard = new ArrayList<Ports>();
        for (var pair : ports) {
            var local = listen(parsed(addresses), pair);
            if (local > 0) {
                heard.add(new Ports(local, pair.remote()));
            }
        }
        if (heard.isEmpty()) {
            client.push(way, new Push.HangUp());
            var all = ports.stream().map(Ports::shown).toList();
            throw Failure.of(
                    "unable to listen on any of the requested ports: ["
                            + String.join(" ", all)
                            + "]");
        }
        return goOn(new State(way, heard, 0, List.of()));
    }

    // ---- listening ----

    private static List<Address> parsed(List<String> addresses) {
        var texts = new TreeSet<String>();
        addresses.forEach(it -> texts.addAll(it.equals("localhost") ? LOCALHOST : List.of(it)));
        return texts.stream().map(Address::new).toList();
    }

    private static final List<String> LOCALHOST = List.of("127.0.0.1", "::1");

    /** The port that it listens at; 0 when it cannot, and has said so. */
    private int listen(List<Address> addresses, Ports pair) {
        var counter = client.session().counter();
        var errors = new ArrayList<String>();
        var port = pair.local();
        var isOpen = false;
        for (var address : addresses) {
            var answer = counter.listen(address.text(), port, isOpen);
            if (Character.isDigit(answer.charAt(0))) {
                port = Integer.parseInt(answer);
                isOpen = true;
                client.session()
                        .print("Forwarding from " + address.with(port) + " -> " + pair.remote());
            } else {
                errors.add(
                        "unable to create listener: Error listen "
                                + address.protocol()
                                + " "
                                + address.with(port)
                                + ": bind: "
                                + answer);
            }
        }
        if (errors.isEmpty()) {
            return port;
        }
        client.session()
                .complain(
                        "Unable to listen on port "
                                + pair.local()
                                + ": Listeners failed to create with the following errors: ["
                                + String.join(" ", errors)
                                + "]");
        return 0;
    }

    // ---- carrying ----

    int goOn(State from) {
        var here = from;
        client.session().mark(here);
        while (true) {
            var visit = client.visit(here.carried().stream().map(Carried::cursor).toList());
            here =
                    switch (visit) {
                        case Visit.Caller caller -> carry(here, caller);
                        case Visit.News(var batches) -> told(here, batches);
                    };
            client.session().mark(here);
        }
    }

    private State carry(State here, Visit.Caller caller) {
        client.session().print("Handling connection for " + caller.port());
        var remote =
                here.ports().stream()
                        .filter(it -> it.local() == caller.port())
                        .findFirst()
                        .orElseThrow()
                        .remote();
        var number = here.last() + 1;
        var cursor = here.way().connection(number, remote);
        client.push(cursor, new Push.Input(HttpBytes.of(caller.request())));
        var isOfHead = caller.request().method().equals("HEAD");
        var carried = new ArrayList<>(here.carried());
        carried.add(new Carried(caller.exchange(), isOfHead, cursor, new byte[0]));
        return new State(here.way(), here.ports(), number, carried);
    }

    private State told(State here, List<Batch> batches) {
        var carried = new ArrayList<Carried>();
        for (var i = 0; i < batches.size(); i++) {
            var batch = batches.get(i);
            var one = here.carried().get(i);
            if (batch.isEmpty()) {
                carried.add(one);
                continue;
            }
            var got = Arrays.copyOf(one.got(), one.got().length + batch.out().length);
            System.arraycopy(batch.out(), 0, got, one.got().length, batch.out().length);
            var cursor = (Cursor.Forward) batch.next();
            var more = new Carried(one.exchange(), one.isOfHead(), cursor, got);
            if (!isOver(more, batch, here)) {
                carried.add(more);
            }
        }
        return new State(here.way(), here.ports(), here.last(), carried);
    }

    private boolean isOver(Carried one, Batch batch, State here) {
        var end = batch.end();
        var counter = client.session().counter();
        if (end != null && !end.text("message").isEmpty()) {
            counter.refuse(one.exchange());
            lose(one, end.text("message"), here);
        }
        try {
            var parsed = HttpBytes.reply(one.got(), one.isOfHead(), end != null);
            if (parsed == null && end == null) {
                return false;
            }
            if (parsed == null) {
                counter.refuse(one.exchange());
            } else {
                counter.reply(one.exchange(), parsed.message());
            }
        } catch (HttpBytes.NoHttp _) {
            counter.refuse(one.exchange());
        }
        client.push(one.cursor(), new Push.HangUp());
        return true;
    }

    /** The Pod's end says why not: upstream's client closes all of it. */
    private void lose(Carried one, String message, State here) {
        var remote = one.cursor().port();
        var local =
                here.ports().stream()
                        .filter(it -> it.remote() == remote)
                        .findFirst()
                        .orElseThrow()
                        .local();
        var quoted = message.replace("\\", "\\\\").replace("\"", "\\\"");
        client.complain(
                "portforward.go:424",
                "\"Unhandled Error\" err=\"an error occurred forwarding %d -> %d: %s\""
                        .formatted(local, remote, quoted));
        client.push(here.way(), new Push.HangUp());
        throw Failure.of("lost connection to pod");
    }
}
