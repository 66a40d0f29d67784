package dev.sandglass.cluster.store;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way back from a value to the one before it, written as bytes: only what differs.
 *
 * <pre>
 *   before  {metadata: {name: a, resourceVersion: 7}, spec: S}
 *   after   {metadata: {name: a, resourceVersion: 9}, spec: S, status: T}
 *   undo    metadata: (resourceVersion: 7), status: absent
 * </pre>
 */
final class Undo {

    private static final int ABSENT = 0;
    private static final int VALUE = 1;
    private static final int FIELDS = 2;
    private static final int ITEMS = 3;

    /** Stands for no value at all, which JSON's null is not. */
    private static final Object NOTHING = new Object();

    private Undo() {}

    /** Writes what {@link #read} needs to get from after to before; null is no value at all. */
    static void write(@Nullable Document before, @Nullable Document after, Freezer out) {
        if (before == null) {
            out.number(ABSENT);
        } else {
            value(before, after, out);
        }
    }

    private static void value(@Nullable Object before, @Nullable Object after, Freezer out) {
        if (before instanceof Document was && after instanceof Document is) {
            fields(was, is, out);
        } else if (before instanceof Items was && after instanceof Items is) {
            items(was, is, out);
        } else {
            out.number(VALUE);
            out.write(before);
        }
    }

    private static void fields(Document before, Document after, Freezer out) {
        var changed = new ArrayList<String>();
        for (var i = 0; i < after.size(); i++) {
            var key = after.key(i);
            if (!before.has(key) || !Objects.equals(before.get(key), after.valueAt(i))) {
                changed.add(key);
            }
        }
        for (var i = 0; i < before.size(); i++) {
            if (!after.has(before.key(i))) {
                changed.add(before.key(i));
            }
        }
        out.number(FIELDS);
        out.number(changed.size());
        for (var key : changed) {
            out.write(key);
            if (before.has(key)) {
                value(before.get(key), after.get(key), out);
            } else {
                out.number(ABSENT);
            }
        }
    }

    private static void items(Items before, Items after, Freezer out) {
        var changed = new ArrayList<Integer>();
        for (var i = 0; i < before.size(); i++) {
            if (i >= after.size() || !Objects.equals(before.get(i), after.get(i))) {
                changed.add(i);
            }
        }
        out.number(ITEMS);
        out.number(before.size());
        out.number(changed.size());
        for (var i : changed) {
            out.number(i);
            value(before.get(i), i < after.size() ? after.get(i) : null, out);
        }
    }

    /** The document before, from the one after; null is none. */
    static @Nullable Document read(@Nullable Document after, Thawer in) {
        return value(after, in) instanceof Document before ? before : null;
    }

    private static @Nullable Object value(@Nullable Object after, Thawer in) {
        return switch ((int) in.number()) {
            case ABSENT -> NOTHING;
            case VALUE -> in.read();
            case FIELDS -> fields((Document) Objects.requireNonNull(after), in);
            case ITEMS -> items((Items) Objects.requireNonNull(after), in);
            default -> throw new IllegalStateException("not a way back");
        };
    }

    private static Document fields(Document after, Thawer in) {
        var before = after;
        for (var n = in.number(); n > 0; n--) {
            var key = (String) Objects.requireNonNull(in.read());
            var value = value(after.get(key), in);
            before = value == NOTHING ? before.remove(key) : before.put(key, value);
        }
        return before;
    }

    private static Items items(Items after, Thawer in) {
        var before = Arrays.copyOf(after.toArray(), (int) in.number());
        for (var n = in.number(); n > 0; n--) {
            var i = (int) in.number();
            before[i] = value(i < after.size() ? after.get(i) : null, in);
        }
        return Items.of(before);
    }
}
