package dev.sandglass.cluster.client;

import dev.sandglass.api.Change;
import dev.sandglass.api.Feed;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Typed;
import dev.sandglass.api.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a component believes the cluster to be: the state at the revision up to which changes were
 * delivered to it. Not a copy but a root of the store; a lagging cache is an older root, and
 * freezes as a number.
 *
 * <pre>
 *   revision 41                42 Pod a added        43 Pod b added
 *   view of 41: no Pods        the alarm is set      nothing: it is set already
 *   … 3 ms later the alarm rings: changes 42 and 43 are taken, the view is that of 43
 * </pre>
 */
public final class Caches {

    private final Feed feed;
    private Set<String> resources = Set.of();
    private View view;
    private long revision;

    /** Caches that are up to date. */
    public Caches(Feed feed) {
        this.feed = feed;
        this.view = feed.view();
        this.revision = view.revision();
    }

    /** The cache of one resource. It is watched from now on. */
    public <T extends Typed> Cache<T> of(Resource<T> resource) {
        watch(Set.of(resource.name()));
        return new Cache<>(this, resource);
    }

    /**
     * The cache of a resource that changes all the time and seldom in a way that matters: read, but
     * not watched. It shows what other deliveries bring along.
     */
    public <T extends Typed> Cache<T> unwatched(Resource<T> resource) {
        return new Cache<>(this, resource);
    }

    /** Watches all these, unchanging and shared by those who watch the same. */
    public void watch(Set<String> more) {
        if (resources.isEmpty()) {
            resources = more;
        } else if (!resources.containsAll(more)) {
            var all = new HashSet<>(resources);
            all.addAll(more);
            resources = Set.copyOf(all);
        }
    }

    /** All resources that are watched. */
    public Set<String> resources() {
        return resources;
    }

    View view() {
        return view;
    }

    /** The revision up to which changes were delivered. */
    public long revision() {
        return revision;
    }

    /**
     * Takes what has come since, and returns those of its changes that are of these resources,
     * oldest first.
     */
    public List<Change> catchUp() {
        var changes = new ArrayList<Change>();
        for (var change : feed.since(revision)) {
            if (resources.contains(change.key().resource())) {
                changes.add(change);
            }
        }
        view = feed.view();
        revision = view.revision();
        return changes;
    }

    /** Forgets the past, as an informer that begins anew. */
    public void restart() {
        view = feed.view();
        revision = view.revision();
    }

    /**
     * Goes back to a frozen revision.
     *
     * @param isBehind whether a delivery is under way; if not, the newest state shows the same
     *     objects
     */
    public void thaw(long frozenRevision, boolean isBehind) {
        revision = frozenRevision;
        view = isBehind ? feed.viewAt(frozenRevision) : feed.view();
    }
}
