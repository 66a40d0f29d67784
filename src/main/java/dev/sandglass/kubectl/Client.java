package dev.sandglass.kubectl;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.Status;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Durations;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a command talks to its API server: requests as kubectl words them, warnings and refusals as it shows them. */
public final class Client {

    /** What kubectl calls itself in requests. */
    public static final String USER_AGENT = "kubectl/v1.35.2 (linux/amd64) kubernetes/fdc9d74";

    /** What generated clients accept. */
    public static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    public static final String TYPED = PROTOBUF + ",application/json";
    public static final String JSON = "application/json";

    /** What clients accept that read JSON into types. */
    public static final String ANY_JSON = "application/json, */*";

    /** What asks for discovery in one answer. */
    public static final String DISCOVERY = Resources.ACCEPT;

    private final Session session;
    private final Arguments arguments;
    private final Settings settings;
    private final URI address;
    private final Log log;
    private final Wire wire;
    private final InformerLog informer;
    private final Set<String> warned = new LinkedHashSet<>();
    private Credential credential;
    private @Nullable Resources resources;
    private final OpenApiPages openApi = new OpenApiPages(this);

    public Client(Arguments arguments, Session session) {
        this.session = session;
        this.arguments = arguments;
        this.settings = session.settled(Settings.class, () -> Settings.find(arguments, session));
        this.address = settings.address();
        this.log = new Log(session, arguments.text("v"));
        this.wire = new Wire(log, settings, session);
        this.informer = new InformerLog(log);
        this.credential = settings.credential();
        if (session.isFirst()) {
            log.loaded(settings.loaded());
            if (credential instanceof Credential.Anonymous
                    && settings.server().startsWith("https:")) {
                credential = Login.ask(session);
            }
        }
    }

    public Session session() {
        return session;
    }

    Log log() {
        return log;
    }

    /** The namespace in force. */
    public String namespace() {
        return settings.namespace();
    }

    /** Whether {@code --namespace} was typed. */
    public boolean isNamespaceTyped() {
        return settings.namespaceTyped();
    }

    /** The server's address as cluster-info prints it. */
    public String server() {
        return settings.server();
    }

    /** The kinds that the server serves. */
    public Resources resources() {
        if (resources == null) {
            requireKinds();
            resources = new Resources(this);
        }
        return resources;
    }

    /** The server's OpenAPI documents. */
    public OpenApiPages openApi() {
        return openApi;
    }

    // ---- requests ----

    public Request request(Method method, String path) {
        return Request.of(method, path, credential).withUserAgent(USER_AGENT).withAccept(JSON);
    }

    public Request get(String path) {
        return request(Method.GET, path);
    }

    /** Sends it and gives the reply, whatever it is. */
    public Reply send(Request request) {
        return send(request, CallSites.of(request));
    }

    /** Sends it; the log says that this line of upstream's source did. */
    Reply send(Request asked, String source) {
        var request = timed(asked);
        var sent = wire.asking(request, source);
        var reply = sendQuietly(request);
        if (reply == null) {
            throw unreachable(request);
        }
        wire.answered(sent, reply);
        warn(reply);
        return reply;
    }

    /** Nobody answers, or one who speaks TLS where none was used. */
    private Failure unreachable(Request request) {
        if (!wantsTls()) {
            return refused();
        }
        var verb = request.method().name().toLowerCase(Locale.ROOT);
        var resource = request.path().substring(request.path().lastIndexOf('/') + 1);
        var says =
                "the server rejected our request for an unknown reason (%s %s)"
                        .formatted(verb, resource);
        return new Refusal(new Status(400, "BadRequest", says, Document.EMPTY));
    }

    private boolean wantsTls() {
        var secure = settings.server().replaceFirst("^http:", "https:");
        return !secure.equals(settings.server()) && session.isServed(URI.create(secure));
    }

    private Failure refused() {
        return Failure.verbatim(
                "The connection to the server "
                        + settings.host()
                        + " was refused - did you specify the right host or port?");
    }

    /**
     * Complains when the server of {@code --server}, or of no file at all, does not answer: kubectl has no kinds of
     * it in its cache, and asks five times.
     */
    void requireKinds() {
        var isOther = arguments.has("server") || settings.server().equals(Settings.NOBODY);
        if (!isOther || session.isServed(address) || wantsTls()) {
            return;
        }
        for (var i = 0; i < 5; i++) {
            log.error(
                    "memcache.go:265",
                    "\"Unhandled Error\" err=\"couldn't get current server API group list: Get"
                            + " \\\"%s/api?timeout=32s\\\": dial tcp %s: connect: connection refused\""
                                    .formatted(settings.server(), settings.dialled()));
        }
        throw refused();
    }

    /** Tells the server how long the client waits, where {@code --request-timeout} says so. */
    private Request timed(Request request) {
        return settings.timeoutNanos() == 0 || request.query().containsKey("timeout")
                ? request
                : request.with(
                        "timeout", Durations.format(Duration.ofNanos(settings.timeoutNanos())));
    }

    /** Sends it quietly: what kubectl would find in its cache. */
    @Nullable Reply sendQuietly(Request request) {
        return session.ask(address, it -> it.send(request));
    }

    /** Asks for somebody else, who hears of warnings and refusals as they are. */
    public Reply pass(Request request) {
        var reply = sendQuietly(request);
        var says = "dial tcp " + settings.host() + ": connect: connection refused\n";
        var problem = says.getBytes(StandardCharsets.UTF_8);
        return reply != null ? reply : new Reply.Raw(500, "text/plain; charset=utf-8", problem);
    }

    /** What stands above the answer to a request. */
    public Heading heading(Request request) {
        var heading = session.ask(address, it -> it.heading(request));
        return heading == null ? Heading.NONE : heading;
    }

    /** What somebody else asks, as one's own question. */
    public HttpForm.Asked inMyName(HttpForm.Asked other) {
        var it = other.request();
        var own = it.withCredential(it.credential().provenBy(credential));
        return new HttpForm.Asked(own, other.takesGzip(), other.known());
    }

    private void warn(Reply reply) {
        var warnings =
                switch (reply) {
                    case Reply.Ok ok -> ok.warnings();
                    case Reply.Refused refused -> refused.warnings();
                    case Reply.Raw _, Reply.Opened _ -> List.<String>of();
                };
        for (var warning : warnings) {
            if (warned.add(warning)) {
                session.countWarning();
                session.complain("Warning: " + warning);
            }
        }
    }

    /**
     * Sends it and gives the object that comes back.
     *
     * @throws Refusal when the server says no
     */
    public Document object(Request request) {
        return object(request, CallSites.of(request));
    }

    /** Asks for an object as kubectl's dynamic client does. */
    public Document dynamic(Request request) {
        return object(request, CallSites.DYNAMIC_GET);
    }

    /** Asks for a Scale as kubectl's client for scaling does. */
    public Document scale(Request request) {
        return object(request, CallSites.SCALE);
    }

    /** Asks which resources a group version has. */
    public Document discovered(Request request) {
        return object(request.withAccept(ANY_JSON), CallSites.DISCOVERY);
    }

    Document object(Request request, String source) {
        return switch (send(request, source)) {
            case Reply.Ok ok -> ok.body();
            case Reply.Refused refused -> throw new Refusal(refused.status());
            case Reply.Raw raw -> parsed(raw);
            case Reply.Opened _ ->
                    throw new IllegalStateException("a stream where an object was due");
        };
    }

    /**
     * Sends it and gives the text that comes back.
     *
     * @throws Refusal when the server says no
     */
    public byte[] bytes(Request request) {
        return switch (send(request)) {
            case Reply.Ok ok ->
                    HttpForm.builtIn().of(new HttpForm.Asked(request), ok, Heading.NONE).body();
            case Reply.Refused refused -> throw new Refusal(refused.status());
            case Reply.Raw raw when raw.code() >= 400 -> throw new Refusal(unnamed(raw));
            case Reply.Raw raw -> raw.body();
            case Reply.Opened _ -> throw new IllegalStateException("a stream where text was due");
        };
    }

    static Document parsed(Reply.Raw raw) {
        if (raw.code() >= 400) {
            throw new Refusal(unnamed(raw));
        }
        try {
            return Json.object(raw.body());
        } catch (Malformed e) {
            throw Failure.of(String.valueOf(e.getMessage()));
        }
    }

    /** What client-go makes of an answer that is no Status. */
    private static Status unnamed(Reply.Raw raw) {
        return switch (raw.code()) {
            case 404 ->
                    new Status(
                            404,
                            "NotFound",
                            "the server could not find the requested resource",
                            Document.EMPTY);
            case 401 -> new Status(401, "Unauthorized", "Unauthorized", Document.EMPTY);
            default -> {
                var text = new String(raw.body(), StandardCharsets.UTF_8).strip();
                yield new Status(raw.code(), "InternalError", text, Document.EMPTY);
            }
        };
    }

    /** Notes on the log that a line of upstream's sources says so. */
    public void note(int level, String source, String text) {
        log.line(level, source, text);
    }

    /** Warns on the log, however little it shows. */
    public void warn(String source, String text) {
        log.warning(source, text);
    }

    /** Complains on the log, however little it shows. */
    public void complain(String source, String text) {
        log.error(source, text);
    }

    /** The last word on the log, which ends the command. */
    public Failure fatal(String source, String text) {
        log.fatal(source, text);
        return Failure.silent(255);
    }

    /** Sends what opens something that goes on: a watch, a followed log, an exec. */
    public Cursor open(Request request) {
        informer.opening(request);
        return switch (send(request)) {
            case Reply.Opened opened -> opened.cursor();
            case Reply.Refused refused -> throw new Refusal(refused.status());
            case Reply.Ok _, Reply.Raw _ ->
                    throw new IllegalStateException("an answer where a stream was due: " + request);
        };
    }

    /** What has come since; waits for it until the moment (epoch nanoseconds, -1 for ever). */
    public Batch await(Cursor cursor, long until) {
        var batch = session.await(address, cursor, until);
        informer.heard(cursor, batch);
        return batch;
    }

    /** What was watched is not watched any more. */
    public void stopped(Request request) {
        informer.stopped(request);
    }

    /** What has come since each of the cursors; waits until there is something at one. */
    public List<Batch> awaitAny(List<Cursor> cursors, long until) {
        return session.awaitAny(address, cursors, until);
    }

    /** Waits for somebody who asks at a port of the command's, or for news of one of the cursors. */
    public Visit visit(List<? extends Cursor> cursors) {
        return session.counter().visit(address, List.copyOf(cursors));
    }

    /** Waits for news of the cursor, input or another size of the terminal. */
    public Heard listen(Cursor cursor, @Nullable WindowSize size) {
        return session.listen(address, cursor, size);
    }

    public void push(Cursor cursor, Push push) {
        session.push(address, cursor, push);
    }

    /** When a request that starts now has to be over: {@code --request-timeout}; -1 for never. */
    public long deadline() {
        return settings.timeoutNanos() == 0 ? -1 : session.now() + settings.timeoutNanos();
    }

    // ---- paths ----

    /** {@code /apis/apps/v1/namespaces/NS/deployments}. */
    public static String path(Kind kind, String namespace) {
        var base = kind.group().isEmpty() ? "/api/" : "/apis/" + kind.group() + "/";
        var within = kind.namespaced() && !namespace.isEmpty() ? "/namespaces/" + namespace : "";
        return base + kind.version() + within + "/" + kind.plural();
    }

    /** {@code /apis/apps/v1/namespaces/NS/deployments/NAME}. */
    public static String path(Kind kind, String namespace, String name) {
        return path(kind, namespace) + "/" + PathSegment.of(name);
    }

    /** {@code …/deployments/NAME/scale}; the object itself for an empty subresource. */
    public static String path(Kind kind, String namespace, String name, String subresource) {
        var path = path(kind, namespace, name);
        return subresource.isEmpty() ? path : path + "/" + subresource;
    }
}
