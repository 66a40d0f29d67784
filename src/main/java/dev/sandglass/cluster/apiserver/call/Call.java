package dev.sandglass.cluster.apiserver.call;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.cluster.apiserver.call.Refusals.About;
import dev.sandglass.cluster.apiserver.routes.Route;
import dev.sandglass.cluster.store.Root;
import dev.sandglass.sim.Chance;
import java.util.ArrayList;
import java.util.List;

/** One request on its way through the server. Lives as long as the request, never longer. */
public final class Call {

    private final Request request;
    private final Route.Objects route;
    private final User user;
    private final long now;
    private final Setting setting;
    private final List<String> warnings = new ArrayList<>(0);

    /** What a call finds: the newest objects, and chance. */
    public interface Setting {
        Root root();

        Chance chance();
    }

    public Call(Request request, Route.Objects route, User user, long now, Setting setting) {
        this.request = request;
        this.route = route;
        this.user = user;
        this.now = now;
        this.setting = setting;
    }

    /** The same call with another request. */
    public Call with(Request other) {
        return new Call(other, route, user, now, setting);
    }

    /** The same call to another place. */
    public Call at(Route.Objects other) {
        return new Call(request, other, user, now, setting);
    }

    /** All objects at this moment. */
    public Root root() {
        return setting.root();
    }

    public Chance chance() {
        return setting.chance();
    }

    public Request request() {
        return request;
    }

    public Route.Objects route() {
        return route;
    }

    public Kind kind() {
        return route.kind();
    }

    public String namespace() {
        return route.namespace();
    }

    public User user() {
        return user;
    }

    /** The moment of the request, epoch nanoseconds. */
    public long now() {
        return now;
    }

    /** Texts for HTTP's Warning headers, in order. */
    public List<String> warnings() {
        return warnings;
    }

    public void warn(String text) {
        if (!warnings.contains(text)) {
            warnings.add(text);
        }
    }

    public boolean isDryRun() {
        return request.parameter("dryRun") != null;
    }

    /** {@code deployments.apps}, as refusals name it. */
    public About resource() {
        return new About(kind().group(), kind().plural());
    }

    /** {@code Deployment.apps}, as refusals of invalid objects name it. */
    public About kindName() {
        return new About(kind().group(), kind().name());
    }

    /** Where an object of this call's namespace is stored. */
    public ObjectKey key(String name) {
        return new ObjectKey(Stored.resource(kind()), kind().namespaced() ? namespace() : "", name);
    }
}
