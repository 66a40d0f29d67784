package dev.sandglass.sim.net;

import dev.sandglass.sim.Process;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network as a program sees it: a facility of every host that is on one.
 *
 * <p>A server listens and is told {@link Asked}; it replies at once or later, in any order. A
 * client asks, waits with {@code Step.await} (or {@code awaitFor}, then {@link #giveUp}) and is
 * told {@link Answered}.
 *
 * <pre>
 *   server  listen(80)                               client  ask("web", 80, GET /) = 7
 *           Told(Asked(7, "10.244.1.4", 80, GET /))
 *           reply(7, 200 OK)                                 Told(Answered(7, Got("10.96.3.1", 80, 200 OK)))
 * </pre>
 *
 * <p>Simulated: whole requests and replies, connection attempts, names. Left out: streams of bytes
 * on a connection other than the parts of an answer, UDP other than names, what TLS does to bytes (who is who in it is
 * simulated: {@link Tls}, {@link ServerCertificate}): a message at a time is what curl, wget and probes show.
 */
public interface Sockets {

    /** Somebody asks a server, which owes a {@link #reply}. */
    record Asked(long exchange, String from, int port, HttpRequest request) {}

    /** The end of an {@link #ask} or {@link #dial}. */
    record Answered(long exchange, Outcome outcome) {}

    /** An answer to an {@link #askFlowing} begins: status and headers; its body follows as {@link More}. */
    record Began(long exchange, HttpReply head) {}

    /** More of an answer that has begun; {@link Answered} ends it, with an empty body. */
    record More(long exchange, byte[] bytes) {}

    /** The types that processes on a network may hold in frozen state. */
    static List<Class<?>> vocabulary() {
        return List.of(
                HttpRequest.class,
                Tls.class,
                HttpReply.class,
                Header.class,
                Outcome.class,
                Asked.class,
                Answered.class,
                Began.class,
                More.class);
    }

    /** Listens on this port of all addresses of the host; false when somebody does so already. */
    boolean listen(Process self, int port);

    /** Answers what came as {@link Asked}, or ends what has begun. Nothing happens when the client is gone. */
    void reply(Process self, long exchange, HttpReply reply);

    /** An answer that takes its time begins; {@link #more} and {@link #reply}, with an empty body, follow. */
    default void begin(Process self, long exchange, HttpReply head) {
        throw new UnsupportedOperationException("only whole answers here");
    }

    /** More of an answer that has begun. */
    default void more(Process self, long exchange, byte[] bytes) {
        throw new UnsupportedOperationException("only whole answers here");
    }

    /** Hangs up on who asks, without an answer. */
    default void refuse(Process self, long exchange) {
        throw new UnsupportedOperationException("nobody is hung up on here");
    }

    /** Whether who asked still waits for the answer, or for more of it. */
    default boolean isAwaited(long exchange) {
        return true;
    }

    /**
     * Sends a request to a name or address; one {@link Answered} with the returned number will
     * follow.
     */
    long ask(Process self, String host, int port, HttpRequest request);

    /**
     * As {@link #ask}, and an answer that takes its time is told as it comes: {@link Began} and {@link More} before the
     * {@link Answered}.
     */
    default long askFlowing(Process self, String host, int port, HttpRequest request) {
        return ask(self, host, port, request);
    }

    /** What the server there shows who begins a TLS handshake; null when nobody there speaks TLS. */
    default @Nullable ServerCertificate certificate(String host, int port) {
        return null;
    }

    /** Makes a connection and closes it: {@code nc -z}. One {@link Answered} will follow. */
    long dial(Process self, String host, int port);

    /** The client has waited long enough: nothing will follow. */
    void giveUp(Process self, long exchange);

    /**
     * Asks the name server, with the search list of {@code /etc/resolv.conf} as the C library
     * would.
     */
    Lookup lookup(String name);

    /** The host's own address. */
    String address();
}
