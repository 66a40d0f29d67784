package dev.sandglass.cluster.client;

import dev.sandglass.api.Change;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Resource;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of which resources make a reconciler look at which objects. Upstream's event
 * handlers.
 */
public final class Watches {

    /**
     * From a change to the keys of the objects to look at. Must not depend on anything but the
     * caches.
     */
    @FunctionalInterface
    public interface Mapping {
        void map(Change change, Consumer<ObjectKey> enqueue);
    }

    /** What happens on changes of one resource, or of any for the empty string. */
    private record Watch(String resource, Mapping mapping) {
        boolean isOf(Change change) {
            return resource.isEmpty() || resource.equals(change.key().resource());
        }
    }

    private final Resource<?> primary;
    private Duration delay = Duration.ZERO;
    private final List<Watch> all = new ArrayList<>(4);

    private Watches(Resource<?> primary) {
        this.primary = primary;
    }

    /** Looks at each object of this resource when it changes. */
    public static Watches of(Resource<?> primary) {
        return none(primary).also(primary, (change, enqueue) -> enqueue.accept(change.key()));
    }

    /**
     * Begins with nothing: all is said with {@link #also}. At the start each object of the resource
     * is looked at.
     */
    public static Watches none(Resource<?> primary) {
        return new Watches(primary);
    }

    /** Lets so much time pass between a change and the look. */
    public Watches after(Duration time) {
        delay = time;
        return this;
    }

    Duration delay() {
        return delay;
    }

    /** Looks at the controlling owner when one of its objects changes, is adopted or orphaned. */
    public Watches owning(Resource<?> owned) {
        return also(
                owned,
                (change, enqueue) -> {
                    var owner = change.after() == null ? null : owner(change.after());
                    if (owner != null) {
                        enqueue.accept(owner);
                    }
                    var before = change.before() == null ? null : owner(change.before());
                    if (before != null && !before.equals(owner)) {
                        enqueue.accept(before);
                    }
                });
    }

    private @Nullable ObjectKey owner(Document object) {
        var metadata = object.child("metadata");
        for (var item : metadata.items("ownerReferences")) {
            if (item instanceof Document reference
                    && reference.flag("controller")
                    && primary.kind().equals(reference.get("kind"))) {
                return primary.key(metadata.text("namespace"), reference.text("name"));
            }
        }
        return null;
    }

    /** Looks at whatever the mapping says when an object of this resource changes. */
    public Watches also(Resource<?> resource, Mapping mapping) {
        all.add(new Watch(resource.name(), mapping));
        return this;
    }

    /** Looks at whatever the mapping says when anything changes that the caches watch. */
    public Watches alsoAnything(Mapping mapping) {
        all.add(new Watch("", mapping));
        return this;
    }

    void map(Change change, Consumer<ObjectKey> enqueue) {
        for (var watch : all) {
            if (watch.isOf(change)) {
                watch.mapping().map(change, enqueue);
            }
        }
    }
}
