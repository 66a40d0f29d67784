package dev.sandglass.document;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An immutable list of values: the arrays of JSON. Changing methods of {@link List} refuse. */
public final class Items extends AbstractList<@Nullable Object> implements RandomAccess {

    public static final Items EMPTY = new Items(new Object[0]);

    private final @Nullable Object[] values;
    private int hash;

    private Items(@Nullable Object[] values) {
        this.values = values;
    }

    /** A list of these values, each brought into the form that documents hold. */
    public static Items of(@Nullable Object... values) {
        var own = new Object[values.length];
        for (var i = 0; i < values.length; i++) {
            own[i] = Document.value(values[i]);
        }
        return own.length == 0 ? EMPTY : new Items(own);
    }

    /** A list of these values, each brought into the form that documents hold. */
    public static Items copyOf(Collection<? extends @Nullable Object> values) {
        return values instanceof Items items ? items : of(values.toArray());
    }

    /** Takes the array as it is: for parsers, whose values have the right form. */
    static Items owning(@Nullable Object[] values) {
        return values.length == 0 ? EMPTY : new Items(values);
    }

    @Override
    public @Nullable Object get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    /** The item as a document; the empty document when it is something else. */
    public Document document(int index) {
        return values[index] instanceof Document document ? document : Document.EMPTY;
    }

    /** The items that are documents. */
    public Stream<Document> documents() {
        return Arrays.stream(values).filter(Document.class::isInstance).map(Document.class::cast);
    }

    /** The items that are strings. */
    public Stream<String> texts() {
        return Arrays.stream(values).filter(String.class::isInstance).map(String.class::cast);
    }

    /**
     * The first document with this value under this key: {@code conditions.named("type", "Ready")}.
     */
    public @Nullable Document named(String key, String value) {
        for (var item : values) {
            if (item instanceof Document document && value.equals(document.get(key))) {
                return document;
            }
        }
        return null;
    }

    /** As {@link Document#shareBeyond}. */
    void shareBeyond(@Nullable Items earlier) {
        for (var i = 0; i < values.length; i++) {
            var had = earlier == null || i >= earlier.values.length ? null : earlier.values[i];
            values[i] = Recent.sharing(values[i], had);
        }
    }

    /** This list with one more item at its end. */
    public Items plus(@Nullable Object item) {
        var longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = Document.value(item);
        return new Items(longer);
    }

    /** This list with another item at this place. */
    public Items with(int index, @Nullable Object item) {
        var own = Document.value(item);
        if (values[index] == own) {
            return this;
        }
        var copy = values.clone();
        copy[index] = own;
        return new Items(copy);
    }

    /** Replaces the document whose key has the same value, or appends: how conditions are kept. */
    public Items upsert(String key, Document item) {
        for (var i = 0; i < values.length; i++) {
            if (values[i] instanceof Document d && Objects.equals(d.get(key), item.get(key))) {
                return d.equals(item) ? this : with(i, item);
            }
        }
        return plus(item);
    }

    /** Only the documents that satisfy the test; other values stay. */
    public Items only(Predicate<Document> test) {
        var kept = new ArrayList<@Nullable Object>(values.length);
        for (var item : values) {
            if (!(item instanceof Document document) || test.test(document)) {
                kept.add(item);
            }
        }
        return kept.size() == values.length ? this : owning(kept.toArray());
    }

    /** Each document changed by the function; other values stay. */
    public Items mapped(UnaryOperator<Document> change) {
        var copy = values.clone();
        var changed = false;
        for (var i = 0; i < copy.length; i++) {
            if (copy[i] instanceof Document document) {
                copy[i] = change.apply(document);
                changed |= copy[i] != document;
            }
        }
        return changed ? new Items(copy) : this;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Items that)) {
            return other instanceof List && super.equals(other);
        }
        return values.length == that.values.length
                && hashCode() == that.hashCode()
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(values); // as List demands
        }
        return hash;
    }
}
