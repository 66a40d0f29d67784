package dev.sandglass.api;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which objects, by their labels: all requirements must hold. Follows apimachinery's
 * labels.Selector, both its forms: {@code app=web,tier in
 * (front,back)} and {@code {matchLabels: …, matchExpressions: …}}.
 */
public final class LabelSelector {

    /** Every object. */
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of(), false);

    /** No object. */
    public static final LabelSelector NOTHING = new LabelSelector(List.of(), true);

    private final List<Requirement> requirements;
    private final boolean nothing;

    private LabelSelector(List<Requirement> requirements, boolean nothing) {
        this.requirements =
                requirements.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
        this.nothing = nothing;
    }

    /** All of these; none is everything. */
    public static LabelSelector of(List<Requirement> requirements) {
        return requirements.isEmpty() ? EVERYTHING : new LabelSelector(requirements, false);
    }

    /** The selector that a text such as {@code app=web,!canary} means; else a complaint. */
    public static LabelSelector parse(String text) {
        return text.isEmpty() ? EVERYTHING : of(new SelectorParser(text).parse());
    }

    /**
     * The selector of an object's field of type LabelSelector; a field that is absent selects
     * nothing, an empty one everything.
     */
    public static LabelSelector of(@Nullable Document selector) {
        if (selector == null) {
            return NOTHING;
        }
        var all = new ArrayList<Requirement>();
        selector.child("matchLabels")
                .forEach((key, value) -> all.add(equal(key, String.valueOf(value))));
        selector.items("matchExpressions").documents().forEach(e -> all.add(expression(e)));
        return of(all);
    }

    /**
     * The selector of a plain map of labels, as Services and ReplicationControllers have it; not
     * checked.
     */
    public static LabelSelector ofLabels(Document labels) {
        var all = new ArrayList<Requirement>();
        labels.forEach(
                (key, value) ->
                        all.add(
                                new Requirement(
                                        key,
                                        Requirement.Operator.EQUALS,
                                        List.of(String.valueOf(value)))));
        return of(all);
    }

    /**
     * The selector of a field of a stored object, for those who look at it all the time: the last
     * ones are remembered. One that the API server would refuse selects nothing.
     */
    public static LabelSelector stored(Document selector) {
        return Lately.OF_FIELDS.get(selector, LabelSelector::ofOrNothing);
    }

    /** The same for a plain map of labels. */
    public static LabelSelector storedLabels(Document labels) {
        return Lately.OF_LABELS.get(labels, LabelSelector::ofLabels);
    }

    private static LabelSelector ofOrNothing(Document selector) {
        try {
            return of(selector);
        } catch (Malformed _) {
            return NOTHING;
        }
    }

    /** Selectors that were asked for lately: a newer one takes an older one's place. */
    private static final class Lately {
        private static final Lately OF_FIELDS = new Lately();
        private static final Lately OF_LABELS = new Lately();

        private record Entry(Document text, LabelSelector selector) {}

        private final AtomicReferenceArray<@Nullable Entry> entries =
                new AtomicReferenceArray<>(1 << 10);

        LabelSelector get(Document text, Function<Document, LabelSelector> maker) {
            var slot = text.hashCode() & entries.length() - 1;
            var entry = entries.getAcquire(slot);
            if (entry == null || !entry.text.equals(text)) {
                entry = new Entry(text, maker.apply(text));
                entries.setRelease(slot, entry);
            }
            return entry.selector;
        }
    }

    private static Requirement equal(String key, String value) {
        return Requirement.checked(key, Requirement.Operator.EQUALS, List.of(value));
    }

    private static Requirement expression(Document expression) {
        var operator =
                switch (expression.text("operator")) {
                    case "In" -> Requirement.Operator.IN;
                    case "NotIn" -> Requirement.Operator.NOT_IN;
                    case "Exists" -> Requirement.Operator.EXISTS;
                    case "DoesNotExist" -> Requirement.Operator.DOES_NOT_EXIST;
                    case String other ->
                            throw new Malformed(
                                    GoQuote.quote(other)
                                            + " is not a valid label selector operator");
                };
        var values = expression.items("values").texts().toList();
        return Requirement.checked(expression.text("key"), operator, values);
    }

    public boolean matches(Document labels) {
        if (nothing) {
            return false;
        }
        for (var requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the labels of this object match. */
    public boolean selects(Document object) {
        return matches(object.child("metadata.labels"));
    }

    public boolean isEverything() {
        return !nothing && requirements.isEmpty();
    }

    /** What must hold, sorted by key. */
    public List<Requirement> requirements() {
        return requirements;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelSelector that
                && nothing == that.nothing
                && requirements.equals(that.requirements);
    }

    @Override
    public int hashCode() {
        return requirements.hashCode();
    }

    /** In the form that {@link #parse} takes. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
