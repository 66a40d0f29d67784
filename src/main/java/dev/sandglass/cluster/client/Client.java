package dev.sandglass.cluster.client;

import dev.sandglass.api.Credential;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Typed;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the API server, and reads from it what must not be stale.
 *
 * <p>A call takes effect at once. What it would have taken (1.5 to 3.5 ms, one in sixteen up to 8
 * ms) is added up; the worker that made the calls is busy for that long. Left out: client-go's own
 * rate limit of 20 to 50 calls a second, which no course-sized cluster reaches.
 */
public final class Client {

    private static final long FASTEST = 1_500_000;
    private static final int SPREAD = 2_000_000;
    private static final long POD_EXTRA = 2_000_000;
    private static final int SLOW_ONE_IN = 16;
    private static final int SLOW_SPREAD = 4_500_000;

    private static final List<String> AUTHENTICATED = List.of("system:authenticated");
    private static final List<String> ACCOUNTS =
            List.of(
                    "system:serviceaccounts",
                    "system:serviceaccounts:kube-system",
                    "system:authenticated");

    private final Surroundings around;
    private final String part;
    private final Credential.Component credential;
    private final String userAgent;
    private long calls;
    private long spent;
    private boolean hasWritten;

    /**
     * @param part the name of the part that calls, from which its chance is drawn @param userAgent
     *     as upstream's component sends it: what stands before the slash becomes the fields'
     *     manager
     */
    public Client(
            Surroundings around, String part, Credential.Component credential, String userAgent) {
        this.around = around;
        this.part = part;
        this.credential = credential;
        this.userAgent = userAgent;
    }

    // ---- reading ----

    /** The object as the server has it now. */
    public <T extends Typed> T get(Resource<T> resource, String namespace, String name) {
        return one(resource, request(Method.GET, resource.path(namespace, name)));
    }

    /** The object as the server has it now, or null. */
    public <T extends Typed> @Nullable T find(Resource<T> resource, String namespace, String name) {
        return switch (attempt(() -> get(resource, namespace, name))) {
            case Answer.Done<T>(var object) -> object;
            case Answer.No<T>(var status) -> {
                if (status.code() == 404) {
                    yield null;
                }
                throw new Refused(status);
            }
        };
    }

    /** All of a namespace, or of the cluster for the empty string, as the server has it now. */
    public <T extends Typed> Stream<T> list(Resource<T> resource, String namespace) {
        var list = send(request(Method.GET, resource.path(namespace)));
        return list.items("items").documents().map(resource.view());
    }

    // ---- writing ----

    public <T extends Typed> T create(Resource<T> resource, String namespace, Document object) {
        return write(resource, Method.POST, resource.path(namespace), object);
    }

    /** Replaces it; refused when it changed since the given version. */
    public <T extends Typed> T update(Resource<T> resource, Document object) {
        return write(resource, Method.PUT, path(resource, object), object);
    }

    public <T extends Typed> T updateStatus(Resource<T> resource, Document object) {
        return write(resource, Method.PUT, path(resource, object) + "/status", object);
    }

    /** Replaces another subresource: {@code finalize}, {@code approval}. */
    public <T extends Typed> T update(Resource<T> resource, String subresource, Document object) {
        return write(resource, Method.PUT, path(resource, object) + "/" + subresource, object);
    }

    /** Posts to a subresource: {@code binding}, {@code eviction}. */
    public void post(Resource<?> resource, ObjectKey key, String subresource, Document body) {
        hasWritten = true;
        var path = resource.path(key.namespace(), key.name()) + "/" + subresource;
        send(request(Method.POST, path).withBody(body));
    }

    /** A strategic merge patch. */
    public <T extends Typed> T patch(Resource<T> resource, ObjectKey key, Document patch) {
        return patch(resource, key, "", patch, Request.STRATEGIC_MERGE_PATCH);
    }

    /** A strategic merge patch of the status. */
    public <T extends Typed> T patchStatus(Resource<T> resource, ObjectKey key, Document patch) {
        return patch(resource, key, "/status", patch, Request.STRATEGIC_MERGE_PATCH);
    }

    /** A patch of this content type; the subresource is empty or begins with a slash. */
    public <T extends Typed> T patch(
            Resource<T> resource,
            ObjectKey key,
            String subresource,
            Document patch,
            String contentType) {
        hasWritten = true;
        var path = resource.path(key.namespace(), key.name()) + subresource;
        return one(resource, request(Method.PATCH, path).withBody(patch, contentType));
    }

    /** Deletes with upstream's default options. */
    public void delete(Resource<?> resource, ObjectKey key) {
        delete(resource, key, Document.EMPTY);
    }

    /**
     * Deletes with {@code DeleteOptions}' fields: propagationPolicy, preconditions,
     * gracePeriodSeconds.
     */
    public void delete(Resource<?> resource, ObjectKey key, Document options) {
        hasWritten = true;
        var request = request(Method.DELETE, resource.path(key.namespace(), key.name()));
        send(options.isEmpty() ? request : request.withBody(options(options)));
    }

    /** Deletes all of a resource in a namespace. */
    public void deleteAll(Resource<?> resource, String namespace, Document options) {
        hasWritten = true;
        var request = request(Method.DELETE, resource.path(namespace));
        send(options.isEmpty() ? request : request.withBody(options(options)));
    }

    private static Document options(Document options) {
        return options.put("kind", "DeleteOptions").put("apiVersion", "v1");
    }

    // ---- how ----

    /** Does it, and turns a refusal into an answer. */
    public <T> Answer<T> attempt(Supplier<T> call) {
        try {
            return new Answer.Done<>(call.get());
        } catch (Refused refused) {
            return new Answer.No<>(refused.status());
        }
    }

    /** The same for calls without a result. */
    public Answer<Boolean> attempt(Runnable call) {
        return attempt(
                () -> {
                    call.run();
                    return true;
                });
    }

    /** The time that the calls since the last question take, and the end of that account. */
    public long takeSpentNanos() {
        var nanos = spent;
        spent = 0;
        return nanos;
    }

    /** The moment as the caller feels it: now and what its calls took so far. */
    public long feltNow() {
        return around.now() + spent;
    }

    /** Whether it has written since the last question. */
    boolean takeHasWritten() {
        var answer = hasWritten;
        hasWritten = false;
        return answer;
    }

    /** How many calls were made: chance is drawn by this number, so it is state. */
    public long calls() {
        return calls;
    }

    public void thaw(long callsMade) {
        calls = callsMade;
    }

    private <T extends Typed> T write(
            Resource<T> resource, Method method, String path, Document object) {
        hasWritten = true;
        var body = object;
        if (!body.has("kind")) {
            body = body.put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
        }
        return one(resource, request(method, path).withBody(body));
    }

    private static String path(Resource<?> resource, Document object) {
        var metadata = object.child("metadata");
        return resource.path(metadata.text("namespace"), metadata.text("name"));
    }

    private Request request(Method method, String path) {
        return Request.of(method, path, credential).withUserAgent(userAgent);
    }

    private <T extends Typed> T one(Resource<T> resource, Request request) {
        return resource.view().apply(send(request));
    }

    /** Sends any request in this component's name. */
    public Document send(Request request) {
        var latency = latency(calls++);
        spent += latency;
        return switch (around.transport().send(request)) {
            case Reply.Ok(_, var body, _) -> {
                var isPod = request.method() == Method.POST && request.path().endsWith("/pods");
                spent += isPod ? POD_EXTRA : 0; // its admission looks at accounts and quotas
                yield body;
            }
            case Reply.Refused(var status, _) -> {
                spent -= latency / 2; // nothing was written
                throw new Refused(status);
            }
            case Reply.Raw _, Reply.Opened _ ->
                    throw new IllegalStateException("no object came back: " + request.path());
        };
    }

    private long latency(long call) {
        var draw = around.chance().bits("call", part, call) >>> 1;
        var nanos = FASTEST + draw % SPREAD;
        var other = draw / SPREAD;
        return other % SLOW_ONE_IN == 0 ? nanos + other / SLOW_ONE_IN % SLOW_SPREAD : nanos;
    }

    /** The credential of a component of the control plane. */
    public static Credential.Component component(String user) {
        return new Credential.Component(user, AUTHENTICATED);
    }

    /** The credential of a controller with its own ServiceAccount in kube-system. */
    public static Credential.Component controller(String account) {
        var user = ("system:serviceaccount:kube-system:" + account).intern();
        return new Credential.Component(user, ACCOUNTS);
    }
}
