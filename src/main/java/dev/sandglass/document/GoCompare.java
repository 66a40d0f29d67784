package dev.sandglass.document;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons as Go's templates make them: only values of one kind, and no looking inside objects.
 */
final class GoCompare {

    private enum Kind {
        BOOL,
        INTEGER,
        FLOAT,
        STRING
    }

    private GoCompare() {}

    private static Kind kind(@Nullable Object value) {
        return switch (value) {
            case Boolean _ -> Kind.BOOL;
            case Long _ -> Kind.INTEGER;
            case Double _ -> Kind.FLOAT;
            case String _ -> Kind.STRING;
            case null, default -> throw new Malformed("invalid type for comparison");
        };
    }

    static boolean isComparable(@Nullable Object value) {
        return value != null && !(value instanceof Document) && !(value instanceof Items);
    }

    private static Kind common(@Nullable Object one, @Nullable Object other) {
        var kind = kind(one);
        if (kind != kind(other)) {
            throw new Malformed("incompatible types for comparison");
        }
        return kind;
    }

    static boolean equal(@Nullable Object one, @Nullable Object other) {
        common(one, other);
        return one != null && one.equals(other);
    }

    static boolean less(@Nullable Object one, @Nullable Object other) {
        return switch (common(one, other)) {
            case BOOL -> throw new Malformed("invalid type for comparison");
            case INTEGER -> (Long) unboxed(one) < (Long) unboxed(other);
            case FLOAT -> (Double) unboxed(one) < (Double) unboxed(other);
            case STRING -> ((String) unboxed(one)).compareTo((String) unboxed(other)) < 0;
        };
    }

    private static Object unboxed(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    /** By the operator's sign; else a complaint. */
    static boolean holds(String operator, @Nullable Object one, @Nullable Object other) {
        return switch (operator) {
            case "<" -> less(one, other);
            case ">" -> !less(one, other) && !equal(one, other);
            case "==" -> equal(one, other);
            case "!=" -> !equal(one, other);
            case "<=" -> less(one, other) || equal(one, other);
            case ">=" -> !less(one, other);
            default -> throw new Malformed("unrecognized filter operator " + operator);
        };
    }
}
