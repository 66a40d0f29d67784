package dev.sandglass.site.sandboxes;

import dev.sandglass.desk.Sandbox;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The clusters that new sandboxes are forked from, one a plan. Each is brought to the present now and then while sandboxes
 * are being made, and kept in the database as soon as one can be forked from it.
 */
@ApplicationScoped
class DeskTemplates implements Templates {

    private static final Logger LOG = Logger.getLogger(DeskTemplates.class);
    private static final long RENEWED_AFTER = Duration.ofMinutes(1).toNanos();
    private static final long SEED = 1;
    private static final int KEPT = 16;

    private final Ledger ledger;
    private final Keys keys;
    private final CompletableFuture<LiveTemplate> first = new CompletableFuture<>();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile LiveTemplate newest;

    /** Those that thawed sandboxes rest on, the last used ones. */
    private final Map<String, LiveTemplate> older =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, LiveTemplate> eldest) {
                    return size() > KEPT;
                }
            };

    DeskTemplates(Ledger ledger, Keys keys) {
        this.ledger = ledger;
        this.keys = keys;
    }

    void begin(@Observes StartupEvent starting) {
        Thread.ofPlatform().name("template").daemon().start(this::makeFirst);
    }

    private void makeFirst() {
        try {
            var made = LiveTemplate.make(SEED, Wall.SYSTEM.now());
            publish(made);
            first.complete(made);
        } catch (SQLException | RuntimeException e) {
            LOG.error("There is no template to make sandboxes from", e);
            first.completeExceptionally(e);
        }
    }

    private void publish(LiveTemplate template) throws SQLException {
        ledger.keepBase(template.name(), template.bytes());
        newest = template;
    }

    @Override
    public Set<String> plans() {
        return Set.of(Plans.STANDARD);
    }

    @Override
    public Forked fork(String plan, long seed, String lesson) {
        first.join();
        var template = newest;
        if (Wall.SYSTEM.now() - template.at() > RENEWED_AFTER
                && renewing.compareAndSet(false, true)) {
            Thread.ofPlatform().name("template").daemon().start(this::renew);
        }
        var sandbox = Sandbox.fork(template.template(), seed, keys.take());
        return new Forked(new DeskSimulation(sandbox), template.name());
    }

    private void renew() {
        try {
            publish(newest.at(Wall.SYSTEM.now()));
        } catch (SQLException | RuntimeException e) {
            LOG.error("The template stays as old as it is", e);
        } finally {
            renewing.set(false);
        }
    }

    @Override
    public Simulation thaw(byte[] bytes, String base) {
        return new DeskSimulation(Sandbox.thaw(bytes, template(base).template()));
    }

    private LiveTemplate template(String name) {
        var current = newest;
        if (current != null && current.name().equals(name)) {
            return current;
        }
        synchronized (older) {
            return older.computeIfAbsent(name, this::read);
        }
    }

    private LiveTemplate read(String name) {
        try {
            return LiveTemplate.of(ledger.readBase(name));
        } catch (SQLException e) {
            throw new IllegalStateException("the base " + name + " cannot be read", e);
        }
    }
}
