package dev.sandglass.cluster.store;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import org.jspecify.annotations.Nullable;

/**
 * About how many bytes a new value takes beside an old one with which it shares what is equal.
 *
 * <p>A function of the values, not of which objects happen to be shared: a thawed history must be
 * cut where the
 * uninterrupted one is.
 */
final class Weight {

    private Weight() {}

    static int of(@Nullable Object before, @Nullable Object after) {
        return switch (after) {
            case Document document -> of(before, document);
            case Items items -> of(before, items);
            case String text -> text.equals(before) ? 0 : 24 + text.length();
            case null, default -> 0;
        };
    }

    /**
     * How much more the one value weighs by itself than the other did, without a look at what they
     * share.
     */
    static long growth(@Nullable Object before, @Nullable Object after) {
        if (before == after) {
            return 0;
        }
        if (before instanceof Document was && after instanceof Document is) {
            var growth = 4L * (is.size() - was.size());
            for (var i = 0; i < is.size(); i++) {
                growth += growth(was.get(is.key(i)), is.valueAt(i));
            }
            for (var i = 0; i < was.size(); i++) {
                growth -= is.has(was.key(i)) ? 0 : of(null, was.valueAt(i));
            }
            return growth;
        }
        return of(null, after) - of(null, before);
    }

    private static int of(@Nullable Object before, Document after) {
        if (after.equals(before)) {
            return 0;
        }
        var old = before instanceof Document document ? document : Document.EMPTY;
        var weight = 40 + 4 * after.size();
        for (var i = 0; i < after.size(); i++) {
            weight += of(old.get(after.key(i)), after.valueAt(i));
        }
        return weight;
    }

    private static int of(@Nullable Object before, Items after) {
        if (after.equals(before)) {
            return 0;
        }
        var old = before instanceof Items items ? items : Items.EMPTY;
        var weight = 40 + 4 * after.size();
        for (var i = 0; i < after.size(); i++) {
            weight += of(i < old.size() ? old.get(i) : null, after.get(i));
        }
        return weight;
    }
}
