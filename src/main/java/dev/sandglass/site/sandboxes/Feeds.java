package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of a sandbox. Those that stand at the same place of the same watch are one feed: it looks once a turn,
 * and what it sees is one telling for all of them. Belongs to the driver of the turn.
 */
final class Feeds {

    private final List<Feed> feeds = new ArrayList<>();
    private final Set<Subscription> aside = new LinkedHashSet<>();
    private boolean haveCome; // since all have looked

    /** Some who stand at the same place. */
    private static final class Feed {

        private Cursor at;
        private final Set<Subscription> members = new LinkedHashSet<>();
        private @Nullable Map<Lane, List<Subscription>> lanes;

        Feed(Cursor at) {
            this.at = at;
        }

        void add(Subscription subscription) {
            members.add(subscription);
            lanes = null;
        }

        boolean remove(Subscription subscription) {
            var wasHere = members.remove(subscription);
            if (wasHere) {
                lanes = null;
            }
            return wasHere;
        }

        Map<Lane, List<Subscription>> lanes() {
            if (lanes == null) {
                var sorted = new LinkedHashMap<Lane, List<Subscription>>();
                for (var member : members) {
                    sorted.computeIfAbsent(member.subscriber().lane(), _ -> new ArrayList<>())
                            .add(member);
                }
                lanes = sorted; // the lists go to other threads and are never changed
            }
            return lanes;
        }
    }

    boolean isEmpty() {
        return feeds.isEmpty();
    }

    /** One comes, or comes back: with those who stand where it does, or told at once what it has missed. */
    void join(Subscription subscription, Sight sight, List<Runnable> handOver) {
        aside.remove(subscription);
        if (subscription.isClosed()) {
            return;
        }
        var known = feedAt(subscription.at());
        if (known != null) {
            known.add(subscription);
            return;
        }
        var feed = new Feed(subscription.at());
        feed.add(subscription);
        feeds.add(feed);
        if (look(feed, sight, handOver)) {
            feeds.remove(feed);
        } else {
            haveCome = true;
            merge();
        }
    }

    private @Nullable Feed feedAt(Cursor cursor) {
        for (var feed : feeds) {
            if (isSame(feed.at, cursor)) {
                return feed;
            }
        }
        return null;
    }

    /** The numbers first: whole requests are seldom compared in vain. */
    private static boolean isSame(Cursor one, Cursor other) {
        if (one instanceof Cursor.Watch watch
                && other instanceof Cursor.Watch another
                && (watch.revision() != another.revision()
                        || watch.opened() != another.opened()
                        || watch.marked() != another.marked())) {
            return false;
        }
        return one.equals(other);
    }

    void leave(Subscription subscription) {
        aside.remove(subscription);
        for (var feed : feeds) {
            if (feed.remove(subscription)) {
                break;
            }
        }
        feeds.removeIf(it -> it.members.isEmpty());
    }

    /** Looks for all, and adds what is to be handed over. */
    void look(Sight sight, List<Runnable> handOver) {
        feeds.removeIf(it -> look(it, sight, handOver) || it.members.isEmpty());
        if (haveCome) {
            haveCome = false;
            merge();
        }
    }

    /** Whether the feed has come to its end. */
    private boolean look(Feed feed, Sight sight, List<Runnable> handOver) {
        Batch batch;
        try {
            batch = sight.news(feed.at);
        } catch (RuntimeException fault) { // the watch's, not the sandbox's
            var members = List.copyOf(feed.members);
            handOver.add(() -> members.forEach(Subscription::lost));
            return true;
        }
        if (!batch.isEmpty()) {
            tell(feed, batch, handOver);
        }
        feed.at = batch.next();
        return batch.end() != null;
    }

    private void tell(Feed feed, Batch batch, List<Runnable> handOver) {
        List<Subscription> slow = null;
        for (var member : feed.members) {
            if (!member.isTold(feed.at)) {
                slow = slow == null ? new ArrayList<>() : slow;
                slow.add(member);
            }
        }
        if (slow != null) {
            slow.forEach(feed::remove);
            aside.addAll(slow);
        }
        var telling = new Telling(batch);
        var lanes = feed.lanes();
        handOver.add(() -> lanes.forEach((lane, to) -> lane.take(telling, to)));
    }

    /** Whoever has caught up goes on with the others. */
    private void merge() {
        for (var i = feeds.size() - 1; i > 0; i--) {
            var feed = feeds.get(i);
            var earlier = feedAt(feed.at);
            if (earlier != null && earlier != feed) {
                feed.members.forEach(earlier::add);
                feeds.remove(i);
            }
        }
    }

    /** The sandbox goes elsewhere. */
    void end() {
        aside.forEach(Subscription::lost);
        aside.clear();
        for (var feed : feeds) {
            feed.members.forEach(Subscription::lost);
        }
        feeds.clear();
    }
}
