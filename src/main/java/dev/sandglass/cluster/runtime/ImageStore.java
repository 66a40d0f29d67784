package dev.sandglass.cluster.runtime;

import dev.sandglass.sim.Borrowed;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The images that one node has, and the pulls under way: one after the other, as the kubelet asks
 * for by default.
 *
 * <p>Simulated: time by size at the speed of a good line, layers that are there already, names that
 * do not resolve. Left out: layers shared between images, credentials, mirrors, garbage collection.
 */
public final class ImageStore {

    private static final long BYTES_PER_SECOND = 15_000_000;
    private static final long ASKING_MILLIS = 20;
    private static final int ASKING_SPREAD = 30;
    private static final long UNPACKING_MILLIS = 150;

    /** A pull that was asked for. {@code until} is 0 while others come first. */
    record Pull(String key, String image, long askedAt, long startedAt, long until) {}

    /** What came of a pull: took, and waited and took, in nanoseconds; a message when it failed. */
    record Pulled(String key, String image, long took, long altogether, @Nullable String problem) {}

    /** Names to digest references, and the queue. */
    record State(Map<String, String> present, List<Pull> queue, long pulls) {}

    private final Registry registry;
    private final Timeline timeline;
    private final Chance chance;
    private final String part;
    private final Borrowed<String, String> present = new Borrowed<>();
    private final List<Pull> queue = new ArrayList<>();
    private long pulls;

    ImageStore(Registry registry, Timeline timeline, Chance chance, String part) {
        this.registry = registry;
        this.timeline = timeline;
        this.chance = chance;
        this.part = part;
    }

    /** The image of this name, if the node has it. */
    public @Nullable Image find(String name) {
        var reference = Reference.parse(name);
        var digest = reference == null ? null : present.get(reference.whole());
        return digest == null ? null : registry.byDigest(digest);
    }

    private void put(String name, Image image) {
        var reference = Objects.requireNonNull(Reference.parse(name));
        present.put(reference.whole(), image.digestReference());
        present.put(image.digestReference(), image.digestReference());
    }

    /** Puts an image there that the node came with. */
    public void put(String name) {
        var reference = Objects.requireNonNull(Reference.parse(name));
        if (registry.ask(reference) instanceof Registry.Answer.Has(var found)) {
            put(name, found);
        } else {
            throw new IllegalStateException("no registry has " + name);
        }
    }

    /** The images with all their names, digests first. */
    public Map<Image, List<String>> all() {
        var byDigest = new TreeMap<String, List<String>>();
        present.forEach(
                (name, digest) -> {
                    var names = byDigest.computeIfAbsent(digest, d -> new ArrayList<>(List.of(d)));
                    if (!name.equals(digest)) {
                        names.add(name);
                    }
                });
        var all = new LinkedHashMap<Image, List<String>>();
        byDigest.forEach(
                (digest, names) -> {
                    var image = registry.byDigest(digest);
                    if (image != null) {
                        all.put(image, names);
                    }
                });
        return all;
    }

    /**
     * Begins a pull or lets it wait its turn. The alarm {@code pull} of the part tells when one is
     * done.
     */
    public void pull(String key, String image) {
        queue.add(new Pull(key, image, timeline.now(), 0, 0));
        next();
    }

    private void next() {
        if (queue.isEmpty() || queue.getFirst().until() != 0) {
            return;
        }
        var pull = queue.getFirst();
        var now = timeline.now();
        var until = now + duration(pull.image()).toNanos();
        queue.set(0, new Pull(pull.key(), pull.image(), pull.askedAt(), now, until));
        timeline.setAt(part, "pull", until);
    }

    private Duration duration(String image) {
        var spread = chance.below(ASKING_SPREAD, "pull", part, pulls++);
        var asking = Duration.ofMillis(ASKING_MILLIS + spread);
        var reference = Reference.parse(image);
        if (reference == null
                || !(registry.ask(reference) instanceof Registry.Answer.Has(var found))
                || present.containsKey(found.digestReference())) {
            return asking;
        }
        var loading = Duration.ofMillis(UNPACKING_MILLIS + 1000 * found.bytes() / BYTES_PER_SECOND);
        return asking.multipliedBy(2).plus(loading);
    }

    /** Ends the pull that is done now, if its time has come, and tells who watches. */
    void finish(Supplier<RuntimeWatcher> watcher) {
        var done = finished();
        if (done != null) {
            var problem = done.problem() == null ? "" : done.problem();
            watcher.get().pullEnded(done.key(), done.took(), done.altogether(), problem);
        }
    }

    private @Nullable Pulled finished() {
        if (queue.isEmpty() || queue.getFirst().until() > timeline.now()) {
            return null;
        }
        var pull = queue.removeFirst();
        next();
        var problem = take(pull.image());
        var now = timeline.now();
        return new Pulled(
                pull.key(), pull.image(), now - pull.startedAt(), now - pull.askedAt(), problem);
    }

    private @Nullable String take(String name) {
        var reference = Reference.parse(name);
        if (reference == null) {
            return "couldn't parse image name \"" + name + "\": invalid reference format";
        }
        var whole = reference.whole();
        var begin = "failed to pull and unpack image \"" + whole + "\": failed to resolve image: ";
        return switch (registry.ask(reference)) {
            case Registry.Answer.Has(var image) -> {
                put(name, image);
                yield null;
            }
            case Registry.Answer.NoTag _ ->
                    "rpc error: code = NotFound desc = " + begin + whole + ": not found";
            case Registry.Answer.NoRepository _ ->
                    begin
                            + "pull access denied, repository does not exist or may require"
                            + " authorization: server message: insufficient_scope: authorization"
                            + " failed";
            case Registry.Answer.NoHost _ ->
                    begin
                            + "failed to do request: Head \"https://"
                            + reference.host()
                            + "/v2/"
                            + reference.path()
                            + "/manifests/"
                            + (reference.tag().isEmpty() ? reference.digest() : reference.tag())
                            + "\": dial tcp: lookup "
                            + reference.host().replaceFirst(":\\d+$", "")
                            + " on 172.30.0.1:53: no such host";
        };
    }

    State freeze() {
        return new State(present.frozen(), List.copyOf(queue), pulls);
    }

    void thaw(State state) {
        present.borrow(state.present());
        queue.clear();
        queue.addAll(state.queue());
        pulls = state.pulls();
    }
}
