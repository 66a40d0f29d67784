package dev.sandglass.desk;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.View;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Cluster;
import dev.sandglass.cluster.Plan;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.Vocabulary;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A learner's cluster, desk and clock: a machine without threads that does nothing by itself, and a value that can be
 * frozen between any two steps.
 *
 * <p>What happens in it depends on the build, the seed, the start and what is put in from outside, and at which step;
 * on nothing else. So a freeze and the inputs since make it again, byte for byte.
 */
public final class Sandbox {

    /** Made when the first one is frozen or thawed. */
    private static final class Words {
        private static final Vocabulary ALL = DeskVocabulary.make();
    }

    private final Plan plan;
    private final long seed;
    private final Base base;
    private final Authorities authorities;
    private final Timeline timeline;
    private final Cluster cluster;
    private final Desk desk;

    private Sandbox(
            Plan plan,
            long seed,
            long now,
            Cluster.Foundation foundation,
            Base base,
            Authorities authorities) {
        this.plan = plan;
        this.seed = seed;
        this.base = base;
        this.authorities = authorities;
        this.timeline = new Timeline(now);
        var chance = new Chance(seed);
        this.cluster = new Cluster(timeline, chance, foundation, authorities, plan);
        this.desk = new Desk(timeline, chance, cluster, plan, authorities);
    }

    // ---- making ----

    /** A cluster as kubeadm leaves it, and a desk, at this moment (epoch nanoseconds). */
    public static Sandbox make(long seed, long now, Authorities authorities) {
        return make(Plan.STANDARD, seed, now, authorities);
    }

    /** The same by another plan. */
    public static Sandbox make(Plan plan, long seed, long now, Authorities authorities) {
        var sandbox =
                new Sandbox(plan, seed, now, Cluster.Foundation.EMPTY, Base.EMPTY, authorities);
        sandbox.cluster.fill();
        sandbox.desk.setUp();
        return sandbox;
    }

    /** What forks can be made of, now. */
    public Template template() {
        if (base != Base.EMPTY) {
            throw new IllegalStateException("a fork is no template");
        }
        return template(freeze());
    }

    static Template template(byte[] whole) {
        var thawer = new Thawer(Packing.unpack(whole), Words.ALL, Base.EMPTY);
        var frozen = (Frozen) Objects.requireNonNull(thawer.read());
        var foundation = thawed(frozen, Cluster.Foundation.EMPTY, Base.EMPTY).cluster.foundation();
        var parts = new TreeMap<>(frozen.timeline().parts());
        parts.put(Cluster.STORE, foundation.untouched()); // no difference to itself
        return new Template(foundation, thawer.base(), frozen.with(parts), null);
    }

    /**
     * A copy of the template that goes its own way.
     *
     * @param seed for the chance of what is still to come
     * @param authorities its own, so that its credentials open no other
     */
    public static Sandbox fork(Template template, long seed, Authorities authorities) {
        var sandbox = copy(template, seed, authorities);
        sandbox.clock().begin();
        if (!authorities.equals(template.frozen().authorities())) {
            sandbox.cluster.showOwnAuthorities();
            sandbox.desk.setUp();
        }
        return sandbox;
    }

    /** A copy of the template that goes on as it would. */
    public static Sandbox continuing(Template template) {
        return copy(template, template.frozen().seed(), template.frozen().authorities());
    }

    private static Sandbox copy(Template template, long seed, Authorities authorities) {
        var frozen = template.frozen();
        var sandbox =
                new Sandbox(
                        frozen.plan(),
                        seed,
                        0,
                        template.foundation(),
                        template.base(),
                        authorities);
        sandbox.timeline.thaw(frozen.timeline());
        return sandbox;
    }

    static Template later(Template template, Sandbox fork) {
        var bytes = fork.freeze();
        var frozen = frozen(bytes, template.base());
        var state = frozen.timeline().parts().get(Cluster.STORE);
        var foundation = template.foundation().later(Objects.requireNonNull(state));
        return new Template(foundation, template.base(), frozen, bytes);
    }

    // ---- freezing ----

    /** All of it as canonical bytes: whole, or the difference to the template that it was forked from. */
    public byte[] freeze() {
        var frozen = new Frozen(plan, seed, authorities, timeline.freeze());
        var freezer = base == Base.EMPTY ? Freezer.whole(Words.ALL) : new Freezer(Words.ALL, base);
        freezer.write(frozen);
        return Packing.pack(freezer.sections());
    }

    /** A sandbox, frozen. */
    record Frozen(Plan plan, long seed, Authorities authorities, Timeline.State timeline) {

        Frozen with(Map<String, Object> parts) {
            return new Frozen(plan, seed, authorities, timeline.with(parts));
        }
    }

    /** Thaws what was frozen whole. */
    public static Sandbox thaw(byte[] bytes) {
        return thaw(bytes, Cluster.Foundation.EMPTY, Base.EMPTY);
    }

    /** Thaws what was frozen as a difference to the template. */
    public static Sandbox thaw(byte[] bytes, Template template) {
        return Fork.isOne(bytes)
                ? made(Fork.thaw(bytes), template)
                : thaw(bytes, template.foundation(), template.base());
    }

    private static Sandbox made(Fork fork, Template template) {
        var frozen = frozen(fork.state(), template.base());
        var begun = new Template(template.foundation(), template.base(), frozen, fork.state());
        var sandbox = fork(begun, fork.seed(), fork.authorities());
        sandbox.drive(fork.until(), Integer.MAX_VALUE);
        return sandbox;
    }

    private static Sandbox thaw(byte[] bytes, Cluster.Foundation foundation, Base base) {
        return thawed(frozen(bytes, base), foundation, base);
    }

    private static Frozen frozen(byte[] bytes, Base base) {
        var thawed = Thawer.thaw(Packing.unpack(bytes), Words.ALL, base);
        return (Frozen) Objects.requireNonNull(thawed);
    }

    private static Sandbox thawed(Frozen frozen, Cluster.Foundation foundation, Base base) {
        var sandbox =
                new Sandbox(
                        frozen.plan(), frozen.seed(), 0, foundation, base, frozen.authorities());
        sandbox.timeline.thaw(frozen.timeline());
        return sandbox;
    }

    /** Lets a program in which a mistake of ours shows end alone, and tells of it; see {@link Timeline#forgive}. */
    public void forgive(Consumer<RuntimeException> told) {
        timeline.forgive(told);
    }

    // ---- time ----

    /** The present moment, epoch nanoseconds of cluster time. */
    public long now() {
        return timeline.now();
    }

    /** How many alarms have been answered since it was made. */
    public long steps() {
        return timeline.steps();
    }

    /** When something will be due. */
    public OptionalLong nextAlarm() {
        return timeline.next();
    }

    /** Answers the next alarm, if it is due by then. */
    public boolean step(long until) {
        if (!timeline.step(until)) {
            return false;
        }
        afterStep();
        return true;
    }

    private void afterStep() {
        desk.lookForNews();
        desk.clock().look();
    }

    /**
     * Answers what is due by then, at most so many alarms and none after the clock was turned, and lets time pass to that
     * moment when nothing more is due before it.
     *
     * @return whether that moment is reached
     */
    public boolean drive(long until, int steps) {
        var turns = clock().turns();
        for (var done = 0; done < steps && clock().turns() == turns; done++) {
            if (!step(until)) {
                timeline.advanceTo(until);
                return true;
            }
        }
        var next = timeline.next();
        return clock().turns() == turns && (next.isEmpty() || next.getAsLong() > until);
    }

    /**
     * While the clock is paused: lets the time pass that programs at the desk need to go on, but not beyond this moment, and
     * answers at most so many alarms.
     *
     * @return whether they need no more
     */
    public boolean work(long until, int steps) {
        var turns = clock().turns();
        for (var done = 0; done < steps && clock().turns() == turns; done++) {
            var next = desk.nextTurn();
            if (next.isEmpty() || next.getAsLong() > until) {
                return true;
            }
            step(next.getAsLong());
        }
        return false;
    }

    // ---- the outside ----

    /** A request at the present moment. */
    public Reply request(Request request) {
        var reply = cluster.transport().send(request);
        afterStep();
        return reply;
    }

    /** What stands above the answer to this request when it goes out as HTTP. */
    public Heading heading(Request request) {
        return cluster.transport().heading(request);
    }

    /** What has come since the cursor. */
    public Batch poll(Cursor cursor) {
        return cluster.transport().poll(cursor);
    }

    /** Bytes for an exec or attach. */
    public void push(Cursor cursor, Push push) {
        cluster.transport().push(cursor, push);
    }

    /** All objects as they are; may be asked from any thread. */
    public View view() {
        return cluster.view();
    }

    /** What makes it its own. */
    public Authorities authorities() {
        return authorities;
    }

    /** How its time is meant to flow. */
    public Clock clock() {
        return desk.clock();
    }

    public Desk desk() {
        return desk;
    }
}
