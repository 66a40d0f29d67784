package dev.sandglass.cluster.store;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map from strings: a balanced (AVL) tree whose changes copy the path to the
 * changed node and
 * share all the rest.
 *
 * <pre>
 *   before      d           put(a)      d'        only a, b' and d' are new;
 *              / \                     / \        f and its like are shared
 *             b   f                   b'  f
 *                                    /
 *                                   a
 * </pre>
 */
final class Tree<V> implements Iterable<Tree.Node<V>> {

    private static final Tree<?> EMPTY = new Tree<>(null);

    private final @Nullable Node<V> top;

    private Tree(@Nullable Node<V> top) {
        this.top = top;
    }

    /** One entry, and the top of the part of the tree below it. */
    static final class Node<V> {
        final String key;
        final V value;
        final @Nullable Node<V> left;
        final @Nullable Node<V> right;
        final int height;
        final int size;

        Node(String key, V value, @Nullable Node<V> left, @Nullable Node<V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.height = 1 + Math.max(height(left), height(right));
            this.size = 1 + size(left) + size(right);
        }

        static int height(@Nullable Node<?> node) {
            return node == null ? 0 : node.height;
        }

        static int size(@Nullable Node<?> node) {
            return node == null ? 0 : node.size;
        }
    }

    @SuppressWarnings("unchecked")
    static <V> Tree<V> empty() {
        return (Tree<V>) EMPTY;
    }

    @Nullable Node<V> top() {
        return top;
    }

    int size() {
        return Node.size(top);
    }

    boolean isEmpty() {
        return top == null;
    }

    @Nullable V get(String key) {
        var node = top;
        while (node != null) {
            var order = key.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    /** The tree's own string for this key, or the key. */
    String sharedKey(String key) {
        var node = top;
        while (node != null) {
            var order = key.compareTo(node.key);
            if (order == 0) {
                return node.key;
            }
            node = order < 0 ? node.left : node.right;
        }
        return key;
    }

    Tree<V> put(String key, V value) {
        return new Tree<>(put(top, key, value));
    }

    private static <V> Node<V> put(@Nullable Node<V> node, String key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        var order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(node.key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node.key, node.value, put(node.left, key, value), node.right)
                : balanced(node.key, node.value, node.left, put(node.right, key, value));
    }

    /** Without the key; the same tree when it is not there. */
    Tree<V> remove(String key) {
        if (get(key) == null) {
            return this;
        }
        var rest = remove(Objects.requireNonNull(top), key);
        return rest == null ? empty() : new Tree<>(rest);
    }

    private static <V> @Nullable Node<V> remove(@Nullable Node<V> node, String key) {
        if (node == null) {
            return null;
        }
        var order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(node.key, node.value, remove(node.left, key), node.right);
        }
        if (order > 0) {
            return balanced(node.key, node.value, node.left, remove(node.right, key));
        }
        if (node.left == null) {
            return node.right;
        }
        if (node.right == null) {
            return node.left;
        }
        var next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(next.key, next.value, node.left, remove(node.right, next.key));
    }

    private static <V> Node<V> balanced(
            String key, V value, @Nullable Node<V> left, @Nullable Node<V> right) {
        var lean = Node.height(left) - Node.height(right);
        if (lean > 1 && left != null) {
            if (Node.height(left.left) >= Node.height(left.right) || left.right == null) {
                return new Node<>(
                        left.key, left.value, left.left, new Node<>(key, value, left.right, right));
            }
            var middle = left.right;
            return new Node<>(
                    middle.key,
                    middle.value,
                    new Node<>(left.key, left.value, left.left, middle.left),
                    new Node<>(key, value, middle.right, right));
        }
        if (lean < -1 && right != null) {
            if (Node.height(right.right) >= Node.height(right.left) || right.left == null) {
                return new Node<>(
                        right.key,
                        right.value,
                        new Node<>(key, value, left, right.left),
                        right.right);
            }
            var middle = right.left;
            return new Node<>(
                    middle.key,
                    middle.value,
                    new Node<>(key, value, left, middle.left),
                    new Node<>(right.key, right.value, middle.right, right.right));
        }
        return new Node<>(key, value, left, right);
    }

    /** How many keys are smaller. */
    int rank(String key) {
        var below = 0;
        var node = top;
        while (node != null) {
            if (key.compareTo(node.key) <= 0) {
                node = node.left;
            } else {
                below += 1 + Node.size(node.left);
                node = node.right;
            }
        }
        return below;
    }

    /** How many keys there are with {@code from <= key < end}; an empty end is none. */
    int count(String from, String end) {
        return Math.max(0, (end.isEmpty() ? size() : rank(end)) - rank(from));
    }

    @Override
    public Iterator<Node<V>> iterator() {
        return from("");
    }

    /** The entries from this key on, in order. */
    Iterator<Node<V>> from(String first) {
        return new Walk<>(top, first);
    }

    private static final class Walk<V> implements Iterator<Node<V>> {
        private final ArrayDeque<Node<V>> open = new ArrayDeque<>();

        Walk(@Nullable Node<V> top, String first) {
            var node = top;
            while (node != null) {
                if (first.compareTo(node.key) <= 0) {
                    open.push(node);
                    node = node.left;
                } else {
                    node = node.right;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !open.isEmpty();
        }

        @Override
        public Node<V> next() {
            if (open.isEmpty()) {
                throw new NoSuchElementException();
            }
            var next = open.pop();
            for (var node = next.right; node != null; node = node.left) {
                open.push(node);
            }
            return next;
        }
    }
}
