package dev.sandglass.site.sandboxes;

import dev.sandglass.cluster.Plan;
import dev.sandglass.desk.Beginning;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.desk.Template;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The running clusters that new sandboxes are forked from, one a plan. Kept close to the present: by the minute while nobody
 * asks, by the second while sandboxes are being made; what is still missing a fork lets pass itself.
 */
@ApplicationScoped
class DeskTemplates implements Templates {

    private static final Logger LOG = Logger.getLogger(DeskTemplates.class);
    private static final long SEED = 1;
    private static final int KEPT = 16;

    /** More than ten years of an idle cluster take: a fork is at the present, and equal to what its bytes make. */
    private static final int STEPS = Integer.MAX_VALUE;

    /** So long after the last fork the template follows every alarm: a fork then has nothing to do but to be there. */
    private static final long BUSY = Duration.ofSeconds(10).toNanos();

    private static final long SHORTEST_REST_MILLIS = 20;
    private static final long LONGEST_REST_MILLIS = 1_000;

    /** A base costs a row in the database, and saves a little in each fork's: so many are worth one. */
    private static final int FORKS_A_BASE = 50;

    private static final long SHORTEST_BASE = Duration.ofMinutes(1).toNanos();
    private static final long LONGEST_BASE = Duration.ofHours(1).toNanos();

    private final Ledger ledger;
    private final Keys keys;
    private final Starts starts;
    private final Plan plan;
    private final Wall wall;
    private final CompletableFuture<LiveTemplate> first = new CompletableFuture<>();
    private final AtomicBoolean keepingUp = new AtomicBoolean();
    private final AtomicInteger forks = new AtomicInteger();
    private volatile LiveTemplate newest;
    private volatile long lastFork;

    /** Those that thawed sandboxes rest on, the last used ones. */
    private final Map<String, Template> older =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Template> eldest) {
                    return size() > KEPT;
                }
            };

    @Inject
    DeskTemplates(Ledger ledger, Keys keys, Starts starts, Limits limits) {
        this(ledger, keys, starts, standard(limits), Wall.SYSTEM);
    }

    private static Plan standard(Limits limits) {
        var bytes = (long) limits.mebibytes() << 20;
        return Plan.STANDARD.withRoom(limits.objects(), limits.pods(), bytes);
    }

    DeskTemplates(Ledger ledger, Keys keys, Starts starts, Plan plan, Wall wall) {
        this.plan = plan;
        this.ledger = ledger;
        this.keys = keys;
        this.starts = starts;
        this.wall = wall;
    }

    void begin(@Observes StartupEvent starting) {
        inBackground(this::makeFirst);
    }

    private static void inBackground(Runnable work) {
        Thread.ofPlatform().name("template").daemon().start(work);
    }

    void makeFirst() {
        try {
            var made = LiveTemplate.make(plan, SEED, wall.now());
            publish(made);
            first.complete(made);
        } catch (SQLException | RuntimeException | Error e) { // else all would wait for it for ever
            LOG.error("There is no template to make sandboxes from", e);
            first.completeExceptionally(e);
        }
    }

    private void publish(LiveTemplate template) throws SQLException {
        ledger.keepBase(template.name(), template.bytes());
        forks.set(0);
        newest = template;
    }

    @Override
    public boolean areReady() {
        return newest != null && keys.areReady();
    }

    @Override
    public Set<String> plans() {
        return Set.of(plan.name());
    }

    @Override
    public Forked fork(String plan, long seed, String lesson) {
        first.join();
        var template = newest;
        var present = template.present();
        keepUp();
        forks.incrementAndGet();
        var own = keys.take();
        var now = wall.now();
        Supplier<Sandbox> making = () -> Sandbox.fork(present.template(), seed, own);
        if (lesson.isEmpty()) {
            return new Forked(
                    template.name(),
                    present.template().frozenFork(seed, own, now),
                    () -> at(now, making.get()));
        }
        var sandbox = making.get();
        begin(lesson, sandbox);
        return Forked.made(template.name(), at(now, sandbox));
    }

    private static Simulation at(long now, Sandbox sandbox) {
        sandbox.drive(now, STEPS);
        return new DeskSimulation(sandbox);
    }

    private void keepUp() {
        lastFork = System.nanoTime();
        if (keepingUp.compareAndSet(false, true)) {
            inBackground(this::followAlarms);
        }
    }

    private void followAlarms() {
        try {
            while (System.nanoTime() - lastFork < BUSY) {
                renew();
                var left = (newest.present().until() - wall.now()) / 1_000_000 + 1;
                Thread.sleep(Math.clamp(left, SHORTEST_REST_MILLIS, LONGEST_REST_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            keepingUp.set(false);
        }
    }

    private void begin(String lesson, Sandbox sandbox) {
        var problem = starts.of(lesson).map(start -> Beginning.apply(start, sandbox)).orElse(null);
        if (problem != null) {
            throw new IllegalStateException("the start of " + lesson + ": " + problem);
        }
    }

    /** So that whoever comes first after a while does not wait for what has passed since. */
    @Scheduled(every = "60s", delayed = "60s")
    synchronized void renew() {
        if (newest == null) {
            return;
        }
        try {
            var now = wall.now();
            var age = now - newest.begun();
            var isWorthIt = forks.get() >= FORKS_A_BASE && age > SHORTEST_BASE;
            if (isWorthIt || age > LONGEST_BASE) {
                publish(newest.rebased(now));
                ledger.forgetBases(newest.name());
            } else {
                newest.bringTo(now);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("The template stays as old as it is", e);
        }
    }

    @Override
    public Simulation thaw(byte[] bytes, String base) {
        return new DeskSimulation(Sandbox.thaw(bytes, template(base)));
    }

    private Template template(String name) {
        var current = newest;
        if (current != null && current.name().equals(name)) {
            return current.base();
        }
        synchronized (older) {
            return older.computeIfAbsent(name, this::read);
        }
    }

    private Template read(String name) {
        try {
            return Sandbox.thaw(ledger.readBase(name)).template();
        } catch (SQLException e) {
            throw new IllegalStateException("the base " + name + " cannot be read", e);
        }
    }
}
