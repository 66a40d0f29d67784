package dev.sandglass.cluster.store;

import dev.sandglass.document.Document;
import org.jspecify.annotations.Nullable;

/** How much stands in a store. */
public record Usage(int objects, long bytes) {

    static final Usage NONE = new Usage(0, 0);

    /** What all objects of a root take together. */
    static Usage of(Root root) {
        var usage = NONE;
        for (var resource : root.resources()) {
            for (var object : resource.value) {
                usage = usage.after(null, object.value);
            }
        }
        return usage;
    }

    /** About how many bytes more an object takes than the one before it; null for none. */
    public static long growth(@Nullable Document before, @Nullable Document after) {
        return Weight.growth(before, after);
    }

    /** The usage when the one object has become the other; null for none. */
    Usage after(@Nullable Document before, @Nullable Document after) {
        var more = (after == null ? 0 : 1) - (before == null ? 0 : 1);
        return new Usage(objects + more, bytes + Weight.growth(before, after));
    }
}
