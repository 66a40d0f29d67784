package dev.sandglass.cluster.client;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Lease;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Part;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Lease by which scheduler and controller-manager say who leads: renewed every two seconds.
 * Follows client-go's leader election with its defaults (15 s, 10 s, 2 s).
 *
 * <p>Left out: losing. There is one of each in our clusters; one that finds a Lease of its
 * predecessor takes it over when that has run out.
 */
public final class LeaderLease implements Part {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final long LASTS_SECONDS = 15;

    private final Surroundings around;
    private final String name;
    private final String part;
    private final Client client;
    private State state = new State("", null, 0);

    /**
     * @param component {@code kube-scheduler}, {@code kube-controller-manager}
     * @param credential of the component
     */
    public LeaderLease(Surroundings around, String component, Credential.Component credential) {
        this.around = around;
        this.name = component;
        this.part = around.part(component + "/lease");
        this.client = new Client(around, part, credential, component + "/v1.35.2");
        around.timeline().add(this);
    }

    @Override
    public String name() {
        return part;
    }

    /**
     * Begins to lead, as a process on this host.
     *
     * @param start the count of starts: each process has its own identity
     */
    public void start(String host, long start) {
        var identity = host + "_" + around.chance().uid("leader", part, start);
        state = new State(identity, null, client.calls());
        renew();
    }

    /** Goes on as whoever holds the Lease: in a cluster that has been running. */
    public void goOn() {
        var lease = client.get(Lease.RESOURCE, "kube-system", name).document();
        state = new State(lease.text("spec.holderIdentity"), lease, client.calls());
        around.timeline().set(part, "renew", RETRY);
    }

    /** Ends without giving the Lease back, as a process that is killed. */
    public void stop() {
        state = new State("", null, client.calls());
        around.timeline().cancel(part, "renew");
    }

    @Override
    public void wake(String key) {
        if (!state.identity().isEmpty()) {
            renew();
        }
    }

    private void renew() {
        around.timeline().set(part, "renew", RETRY);
        var now = Timestamps.micros(around.now());
        var held = state.lease();
        if (held == null) {
            acquire(now);
            return;
        }
        var lease = held.with("spec.renewTime", now);
        keep(client.attempt(() -> client.update(Lease.RESOURCE, lease)));
    }

    private void acquire(String now) {
        var found = client.find(Lease.RESOURCE, "kube-system", name);
        if (found == null) {
            var spec = spec(now, 0);
            var metadata = Document.of("name", name, "namespace", "kube-system");
            var lease = Document.of("metadata", metadata, "spec", spec);
            keep(client.attempt(() -> client.create(Lease.RESOURCE, "kube-system", lease)));
            return;
        }
        var renewed = Timestamps.nanos(found.document().text("spec.renewTime"));
        var isOver = renewed + LASTS_SECONDS * 1_000_000_000L < around.now();
        if (isOver || found.document().text("spec.holderIdentity").isEmpty()) {
            var transitions = found.document().number("spec.leaseTransitions", 0) + 1;
            var lease = found.document().put("spec", spec(now, transitions));
            keep(client.attempt(() -> client.update(Lease.RESOURCE, lease)));
        }
    }

    private Document spec(String now, long transitions) {
        return Document.of(
                "holderIdentity", state.identity(),
                "leaseDurationSeconds", LASTS_SECONDS,
                "acquireTime", now,
                "renewTime", now,
                "leaseTransitions", transitions);
    }

    private void keep(Answer<Lease> answer) {
        var lease = answer instanceof Answer.Done<Lease>(var object) ? object.document() : null;
        state = new State(state.identity(), lease, client.calls());
    }

    /** Who leads, and the Lease as it was written last. */
    public record State(String identity, @Nullable Document lease, long calls) {}

    @Override
    public State freeze() {
        return new State(state.identity(), state.lease(), client.calls());
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        state = (State) Objects.requireNonNull(frozen);
        client.thaw(state.calls());
    }
}
