package dev.sandglass.cluster.store;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What two versions of a tree do not share, found without looking into what they do share.
 *
 * <p>Both trees are opened node by node, the taller part first; parts that are the very same object
 * are dropped from
 * both sides at once. So the cost grows with the number of changes, not with the size.
 */
final class Differences<V> {

    /** Told of every key whose value is not the same object on both sides, in order. */
    interface Listener<V> {
        void differs(String key, @Nullable V before, @Nullable V after);
    }

    /** A part still to be looked at: a whole subtree, or only the node on its top. */
    private record Open<V>(Tree.Node<V> node, boolean whole) {}

    private final ArrayDeque<Open<V>> before = new ArrayDeque<>();
    private final ArrayDeque<Open<V>> after = new ArrayDeque<>();

    private Differences() {}

    static <V> void between(Tree<V> before, Tree<V> after, Listener<V> listener) {
        var differences = new Differences<V>();
        push(differences.before, before.top());
        push(differences.after, after.top());
        differences.walk(listener);
    }

    private void walk(Listener<V> listener) {
        while (!before.isEmpty() || !after.isEmpty()) {
            var old = before.peek();
            var now = after.peek();
            if (old != null && now != null && old.node == now.node && old.whole == now.whole) {
                before.pop();
                after.pop();
            } else if (old != null
                    && old.whole
                    && (now == null || !now.whole || taller(old, now))) {
                open(before);
            } else if (now != null && now.whole) {
                open(after);
            } else {
                compare(old, now, listener);
            }
        }
    }

    private static boolean taller(Open<?> one, Open<?> other) {
        return one.node.height >= other.node.height;
    }

    private void compare(@Nullable Open<V> old, @Nullable Open<V> now, Listener<V> listener) {
        var order = old == null ? 1 : now == null ? -1 : old.node.key.compareTo(now.node.key);
        var was = order <= 0 ? before.pop().node : null;
        var is = order >= 0 ? after.pop().node : null;
        var oldValue = was == null ? null : was.value;
        var newValue = is == null ? null : is.value;
        if (oldValue != newValue) {
            listener.differs((was != null ? was : is).key, oldValue, newValue);
        }
    }

    private static <V> void open(ArrayDeque<Open<V>> side) {
        var node = side.pop().node;
        push(side, node.right);
        side.push(new Open<>(node, false));
        push(side, node.left);
    }

    private static <V> void push(ArrayDeque<Open<V>> side, Tree.@Nullable Node<V> node) {
        if (node != null) {
            side.push(new Open<>(node, true));
        }
    }
}
