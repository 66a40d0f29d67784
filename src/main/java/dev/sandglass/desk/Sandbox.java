package dev.sandglass.desk;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.View;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Cluster;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Timeline;
import dev.sandglass.sim.Vocabulary;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A learner's cluster, desk and clock: a machine without threads that does nothing by itself, and a value that can be
 * frozen between any two steps.
 *
 * <p>What happens in it depends on the build, the seed, the start and what is put in from outside, and at which step;
 * on nothing else. So a freeze and the inputs since make it again, byte for byte.
 */
public final class Sandbox {

    private static final Vocabulary VOCABULARY = DeskVocabulary.make();

    private final long seed;
    private final Timeline timeline;
    private final Cluster cluster;
    private final Desk desk;

    private Sandbox(long seed, long now, Cluster.Foundation foundation) {
        this.seed = seed;
        this.timeline = new Timeline(now);
        var chance = new Chance(seed);
        this.cluster = new Cluster(timeline, chance, foundation);
        this.desk = new Desk(timeline, chance, cluster);
    }

    // ---- making ----

    /** A cluster as kubeadm leaves it, and a desk, at this moment (epoch nanoseconds). */
    public static Sandbox make(long seed, long now, Authorities authorities) {
        var sandbox = new Sandbox(seed, now, Cluster.Foundation.EMPTY);
        sandbox.cluster.fill(authorities);
        sandbox.desk.setUp(authorities);
        return sandbox;
    }

    /** What forks can be made of, now. */
    public Template template() {
        var foundation = cluster.foundation();
        var base = foundation.base();
        var onTop = new Sandbox(seed, now(), foundation).timeline.freeze();
        var state = timeline.freeze();
        var parts = new TreeMap<>(state.parts());
        parts.put(Cluster.STORE, onTop.parts().get(Cluster.STORE)); // no difference to itself
        var frozen = new Frozen(seed, state.with(parts));
        return new Template(foundation, base, Freezer.freeze(frozen, VOCABULARY, base), seed);
    }

    /** A copy of the template that goes its own way, with another seed for what is still to come. */
    public static Sandbox fork(Template template, long seed) {
        var sandbox = new Sandbox(seed, 0, template.foundation());
        sandbox.restore(template.frozen(), template.base());
        return sandbox;
    }

    /** Gives a fork its own authorities, so that its credentials open no other. */
    public void replaceAuthorities(Authorities authorities) {
        cluster.replaceAuthorities(authorities);
        desk.setUp(authorities);
    }

    // ---- freezing ----

    /** All of it as canonical bytes that need nothing else. */
    public byte[] freeze() {
        return Freezer.freeze(new Frozen(seed, timeline.freeze()), VOCABULARY, Base.EMPTY);
    }

    /** The difference to the template that it was forked from, as canonical bytes. */
    public byte[] freeze(Base base) {
        return Freezer.freeze(new Frozen(seed, timeline.freeze()), VOCABULARY, base);
    }

    /** A sandbox, frozen. */
    record Frozen(long seed, Timeline.State timeline) {}

    /** Thaws what stands on its own. */
    public static Sandbox thaw(byte[] bytes) {
        return thaw(bytes, Cluster.Foundation.EMPTY, Base.EMPTY);
    }

    /** Thaws what was frozen as a difference to the template. */
    public static Sandbox thaw(byte[] bytes, Template template) {
        return thaw(bytes, template.foundation(), template.base());
    }

    private static Sandbox thaw(byte[] bytes, Cluster.Foundation foundation, Base base) {
        var frozen = (Frozen) Thawer.thaw(bytes, VOCABULARY, base);
        var sandbox = new Sandbox(frozen.seed(), 0, foundation);
        sandbox.timeline.thaw(frozen.timeline());
        return sandbox;
    }

    private void restore(byte[] bytes, Base base) {
        timeline.thaw(((Frozen) Thawer.thaw(bytes, VOCABULARY, base)).timeline());
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
        desk.lookForNews();
        return true;
    }

    /**
     * Answers what is due by then, at most so many alarms, and lets time pass to that moment when nothing more is due
     * before it.
     *
     * @return whether that moment is reached
     */
    public boolean drive(long until, int steps) {
        for (var done = 0; done < steps; done++) {
            if (!step(until)) {
                timeline.advanceTo(until);
                return true;
            }
        }
        var next = timeline.next();
        return next.isEmpty() || next.getAsLong() > until;
    }

    // ---- the outside ----

    /** A request at the present moment. */
    public Reply request(Request request) {
        var reply = cluster.transport().send(request);
        desk.lookForNews();
        return reply;
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

    public Desk desk() {
        return desk;
    }
}
