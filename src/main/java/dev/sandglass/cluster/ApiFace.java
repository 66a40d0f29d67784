package dev.sandglass.cluster;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Status;
import dev.sandglass.api.Transport;
import dev.sandglass.api.wire.Accept;
import dev.sandglass.api.wire.HttpAnswer;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.api.wire.Incoming;
import dev.sandglass.cluster.network.Network;
import dev.sandglass.cluster.network.Service;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.net.Header;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import dev.sandglass.sim.net.ServerCertificate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The API server as programs on the cluster's network reach it: HTTPS at the control plane's address, and from Pods at
 * {@code kubernetes.default.svc}.
 *
 * <p>Simulated: requests, answers, watches and followed logs as they flow, client certificates. Left out: exec, attach and
 * port-forward by WebSocket or SPDY from inside the sandbox.
 */
final class ApiFace implements Service, Part {

    /** The alarm at which it looks for news of what is open. */
    static final String LOOK = "look";

    /** How long a watch rests: writes wake it earlier, but not its end nor a bookmark. */
    private static final Duration WATCH_RESTS = Duration.ofSeconds(1);

    private static final Duration LOG_RESTS = Duration.ofMillis(100);

    private static final byte[] NOTHING = new byte[0];

    /** What kubeadm puts into the server's certificate, besides the addresses. */
    private static final List<String> NAMES =
            List.of(
                    "controlplane",
                    "kubernetes",
                    "kubernetes.default",
                    "kubernetes.default.svc",
                    "kubernetes.default.svc.cluster.local",
                    "10.96.0.1",
                    "172.30.0.10");

    /**
     * A watch or a log that a client follows.
     *
     * @param mediaType of a watch's events
     */
    record Open(Cursor cursor, String mediaType) {}

    private final String name;
    private final Timeline timeline;
    private final Transport transport;
    private final Network network;
    private final ServerCertificate certificate;
    private final TreeMap<Long, Open> open = new TreeMap<>();

    ApiFace(String name, Timeline timeline, Transport transport, Network network, String ca) {
        this.name = name;
        this.timeline = timeline;
        this.transport = transport;
        this.network = network;
        this.certificate = new ServerCertificate(ca, NAMES);
    }

    @Override
    public ServerCertificate certificate() {
        return certificate;
    }

    @Override
    public void asked(long exchange, HttpRequest request) {
        var tls = request.tls();
        if (tls == null) {
            network.reply(exchange, plainHttp());
            return;
        }
        var asked =
                new Incoming(
                                request.method(),
                                request.path(),
                                values(request.headers()),
                                tls.certificate(),
                                request.body())
                        .asked();
        var reply = isUpgraded(request.pathOnly()) ? noUpgrade() : transport.send(asked.request());
        var answer = HttpForm.builtIn().of(asked, reply, transport.heading(asked.request()));
        if (reply instanceof Reply.Opened(var cursor) && !isUpgraded(request.pathOnly())) {
            network.begin(exchange, http(answer, tls.protocol(), NOTHING));
            var type = Accept.mediaType(asked.request().accept());
            follow(exchange, new Open(cursor, type));
            return;
        }
        var body = request.method().equals("HEAD") ? NOTHING : answer.body();
        network.reply(exchange, http(answer, tls.protocol(), body));
    }

    /** Go's answer to who speaks without TLS where it is spoken. */
    private static HttpReply plainHttp() {
        var says = "Client sent an HTTP request to an HTTPS server.\n";
        return new HttpReply(
                HttpReply.HTTP_1_0, 400, List.of(), says.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isUpgraded(String path) {
        return path.contains("/pods/")
                && (path.endsWith("/exec")
                        || path.endsWith("/attach")
                        || path.endsWith("/portforward"));
    }

    private static Reply noUpgrade() {
        return new Reply.Refused(
                new Status(400, "BadRequest", "Upgrade request required", Document.EMPTY));
    }

    private static Map<String, List<String>> values(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().lines().toList()));
    }

    private static HttpReply http(HttpAnswer answer, String protocol, byte[] body) {
        var isHttp2 = protocol.equals(HttpReply.HTTP_2);
        var headers = new ArrayList<Header>();
        for (var header : isHttp2 ? answer.ofHttp2() : answer.ofHttp1()) {
            var title = header.name();
            headers.add(
                    new Header(isHttp2 ? title.toLowerCase(Locale.ROOT) : title, header.value()));
        }
        return new HttpReply(protocol, answer.code(), headers, body);
    }

    // ---- what goes on ----

    private void follow(long exchange, Open stream) {
        var batch = transport.poll(stream.cursor());
        for (var event : batch.events()) {
            network.more(exchange, HttpForm.builtIn().event(stream.mediaType(), event));
        }
        network.more(exchange, batch.out());
        if (batch.end() != null) {
            open.remove(exchange);
            network.reply(exchange, new HttpReply(200, Map.of(), NOTHING));
        } else {
            open.put(exchange, new Open(batch.next(), stream.mediaType()));
            var rest = batch.next() instanceof Cursor.Log ? LOG_RESTS : WATCH_RESTS;
            timeline.setNoLater(name, LOOK, timeline.now() + rest.toNanos());
        }
    }

    @Override
    public void gone(long exchange) {
        open.remove(exchange);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void wake(String key) {
        for (var entry : List.copyOf(open.entrySet())) {
            follow(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public Map<Long, Open> freeze() {
        return new TreeMap<>(open);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void thaw(@Nullable Object frozen) {
        open.clear();
        open.putAll((Map<Long, Open>) Objects.requireNonNull(frozen));
    }
}
