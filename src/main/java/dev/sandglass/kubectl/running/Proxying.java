package dev.sandglass.kubectl.running;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.wire.Accept;
import dev.sandglass.api.wire.HttpAnswer;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.api.wire.Incoming;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Visit;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.sim.net.Header;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code kubectl proxy} does with each request: lets it through or not, asks the API server in its own name, and hands
 * the answer back as Go's server of HTTP/1.1 would. Watches and logs flow.
 */
final class Proxying {

    /** An answer that goes on. */
    record Flow(long exchange, Cursor cursor, String mediaType) {}

    /** Where it stands. */
    record State(List<Flow> flows) {
        static final State NONE = new State(List.of());
    }

    private static final byte[] NOTHING = new byte[0];

    private final Arguments arguments;
    private final Client client;

    Proxying(Arguments arguments, Client client) {
        this.arguments = arguments;
        this.client = client;
    }

    /** What is said of weak filters; a pattern that is none ends it all. */
    void warn() {
        if (arguments.flag("disable-filter")) {
            client.warn(
                    "proxy.go:177",
                    "Request filter disabled, your proxy is vulnerable to XSRF attacks, please be"
                            + " cautious");
            return;
        }
        for (var flag : List.of("accept-paths", "reject-paths", "accept-hosts", "reject-methods")) {
            matches(flag, "");
        }
    }

    int goOn(State from) {
        var here = from;
        client.session().mark(here);
        while (true) {
            here =
                    switch (client.visit(here.flows().stream().map(Flow::cursor).toList())) {
                        case Visit.Caller caller -> serve(here, caller);
                        case Visit.News(var batches) -> pass(here, batches);
                    };
            client.session().mark(here);
        }
    }

    // ---- who may pass ----

    private boolean isAccepted(HttpRequest request) {
        var host = request.header("Host").replaceFirst(":[0-9]+$", "");
        return arguments.flag("disable-filter")
                || !matches("reject-paths", request.pathOnly())
                        && !matches("reject-methods", request.method())
                        && matches("accept-paths", request.pathOnly())
                        && matches("accept-hosts", host);
    }

    private boolean matches(String flag, String text) {
        if (arguments.text(flag).isEmpty()) {
            return false;
        }
        try {
            for (var pattern : arguments.text(flag).split(",")) {
                if (Pattern.compile(pattern).matcher(text).find()) {
                    return true;
                }
            }
            return false;
        } catch (PatternSyntaxException e) {
            throw client.fatal(
                    "proxy_server.go:83",
                    "Error compiling re: error parsing regexp: "
                            + e.getDescription()
                            + ": `"
                            + e.getPattern()
                            + "`");
        }
    }

    /** The path at the API server: without the prefix under which it is served; empty when it is not under it. */
    private String target(String path) {
        var prefix = arguments.text("api-prefix");
        var whole = prefix.endsWith("/") ? prefix : prefix + "/";
        if (!path.startsWith(whole)) {
            return "";
        }
        return prefix.startsWith("/api") ? path : path.substring(whole.length() - 1);
    }

    // ---- answers ----

    private State serve(State here, Visit.Caller caller) {
        var counter = client.session().counter();
        var request = caller.request();
        var target = target(request.path());
        if (target.isEmpty()) {
            counter.reply(caller.exchange(), plain(404, "404 page not found"));
            return here;
        }
        var stripped = new HttpRequest(request.method(), target, request.headers(), new byte[0]);
        if (!isAccepted(stripped)) {
            counter.reply(caller.exchange(), plain(403, "Forbidden"));
            return here;
        }
        var asked =
                client.inMyName(
                        new Incoming(
                                        request.method(),
                                        target,
                                        values(request.headers()),
                                        "",
                                        request.body())
                                .asked());
        var reply = client.pass(asked.request());
        var answer = HttpForm.builtIn().of(asked, reply, client.heading(asked.request()));
        if (reply instanceof Reply.Opened(var cursor)
                && (cursor instanceof Cursor.Watch || cursor instanceof Cursor.Log)) {
            counter.begin(caller.exchange(), http(answer, NOTHING));
            var flows = new ArrayList<>(here.flows());
            var type = Accept.mediaType(asked.request().accept());
            flows.add(new Flow(caller.exchange(), cursor, type));
            return new State(flows);
        }
        var body = request.method().equals("HEAD") ? NOTHING : answer.body();
        counter.reply(caller.exchange(), http(answer, body));
        return here;
    }

    private static Map<String, List<String>> values(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().lines().toList()));
    }

    /** Go's {@code http.Error}. */
    private static HttpReply plain(int code, String text) {
        var body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        var headers =
                List.of(
                        new Header("Content-Type", "text/plain; charset=utf-8"),
                        new Header("X-Content-Type-Options", "nosniff"),
                        new Header("Content-Length", Integer.toString(body.length)));
        return new HttpReply(HttpReply.HTTP_1_1, code, headers, body);
    }

    /** The server's answer, which came by HTTP/2, by HTTP/1.1. */
    private static HttpReply http(HttpAnswer answer, byte[] body) {
        var headers =
                answer.ofHttp2().stream()
                        .map(it -> new Header(it.name(), it.value()))
                        .sorted(Comparator.comparing(Header::name))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (!answer.tellsLength(HttpAnswer.HELD_BY_HTTP_2)) {
            headers.add(new Header("Transfer-Encoding", "chunked"));
        }
        return new HttpReply(HttpReply.HTTP_1_1, answer.code(), headers, body);
    }

    private State pass(State here, List<Batch> batches) {
        var counter = client.session().counter();
        var flows = new ArrayList<Flow>();
        for (var i = 0; i < batches.size(); i++) {
            var batch = batches.get(i);
            var flow = here.flows().get(i);
            if (!batch.isEmpty() && !counter.isAwaited(flow.exchange())) {
                continue;
            }
            for (var event : batch.events()) {
                counter.more(flow.exchange(), HttpForm.builtIn().event(flow.mediaType(), event));
            }
            counter.more(flow.exchange(), batch.out());
            if (batch.end() == null) {
                flows.add(new Flow(flow.exchange(), batch.next(), flow.mediaType()));
            } else {
                counter.reply(flow.exchange(), new HttpReply(200, Map.of(), NOTHING));
            }
        }
        return new State(flows);
    }
}
