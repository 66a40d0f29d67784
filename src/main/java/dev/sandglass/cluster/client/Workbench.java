package dev.sandglass.cluster.client;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Typed;
import dev.sandglass.sim.Chance;
import org.jspecify.annotations.Nullable;

/** What one component works with: its client, its caches, its recorder of events, the clock. */
public final class Workbench {

    private final Surroundings around;
    private final String part;
    private final Client client;
    private final Caches caches;
    private final Credential.Component credential;
    private final String userAgent;
    private final EventRecorder.Source source;
    private @Nullable EventRecorder events;

    /**
     * @param component its name in the cluster: {@code controllers/deployment}
     * @param source what its events say they come from: {@code deployment-controller}
     */
    public Workbench(
            Surroundings around,
            String component,
            Credential.Component credential,
            String userAgent,
            EventRecorder.Source source) {
        this.around = around;
        this.part = around.part(component);
        this.client = new Client(around, part, credential, userAgent);
        this.caches = new Caches(around.feed());
        this.credential = credential;
        this.userAgent = userAgent;
        this.source = source;
    }

    /**
     * The bench of a controller of kube-controller-manager, which acts as its own ServiceAccount.
     */
    public static Workbench ofController(Surroundings around, String account) {
        return new Workbench(
                around,
                "controllers/" + account,
                Client.controller(account),
                "kube-controller-manager/v1.35.2",
                new EventRecorder.Source(account, ""));
    }

    /** The name of the part. */
    public String part() {
        return part;
    }

    public Surroundings around() {
        return around;
    }

    public Client client() {
        return client;
    }

    public Caches caches() {
        return caches;
    }

    public <T extends Typed> Cache<T> cache(Resource<T> resource) {
        return caches.of(resource);
    }

    /** The recorder of events, made for those who ask for one. */
    public EventRecorder events() {
        if (events == null) {
            var sender = new Client(around, part + "/events", credential, userAgent);
            events = new EventRecorder(sender, source, client::feltNow);
        }
        return events;
    }

    public Chance chance() {
        return around.chance();
    }

    /** The present moment, epoch nanoseconds of cluster time. */
    public long now() {
        return around.now();
    }

    /** What the bench remembers: the revision of the caches, the count of calls, past events. */
    public record State(long revision, long calls, EventRecorder.@Nullable State events) {}

    public State freeze() {
        var said = events == null ? null : events.freeze();
        return new State(caches.revision(), client.calls(), said);
    }

    /**
     * Takes that back.
     *
     * @param isBehind whether a delivery to the caches is under way
     */
    public void thaw(State state, boolean isBehind) {
        caches.thaw(state.revision(), isBehind);
        client.thaw(state.calls());
        if (state.events() != null) {
            events().thaw(state.events());
        }
    }
}
