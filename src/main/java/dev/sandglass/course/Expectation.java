package dev.sandglass.course;

import org.jspecify.annotations.Nullable;

/** A field of an object and what is asked of it. */
public record Expectation(String path, Matcher matcher) {

    /** What is asked of a value: {@code web:2.0}, {@code ">= 2"}, {@code is there}. */
    public sealed interface Matcher {

        /** The value is this one. */
        record Is(@Nullable Object value) implements Matcher {}

        /** The value is another one, or there is none. */
        record IsNot(String text) implements Matcher {}

        /** The value is a number on the right side of the bound. */
        record Compares(Order order, long bound) implements Matcher {}

        /** There is a value. */
        record IsThere() implements Matcher {}

        /** There is none. */
        record IsNotThere() implements Matcher {}

        /** Reads what an author wrote. */
        static Matcher read(@Nullable Object written) {
            if (!(written instanceof String text)) {
                return new Is(written);
            }
            return switch (text) {
                case "is there" -> new IsThere();
                case "is not there" -> new IsNotThere();
                default -> text.startsWith("!= ") ? new IsNot(text.substring(3)) : compared(text);
            };
        }

        private static Matcher compared(String text) {
            for (var order : Order.values()) {
                if (text.startsWith(order.sign() + " ")) {
                    var bound = text.substring(order.sign().length() + 1).strip();
                    return new Compares(order, Long.parseLong(bound));
                }
            }
            return new Is(text);
        }

        /** Whether the value, null if there is none, is as asked. */
        default boolean holds(@Nullable Object value) {
            return switch (this) {
                case Is(var wanted) ->
                        wanted == null
                                ? value == null
                                : value != null && wanted.toString().equals(value.toString());
                case IsNot(var text) -> value == null || !value.toString().equals(text);
                case Compares(var order, var bound) ->
                        value instanceof Number number && order.holds(number.longValue(), bound);
                case IsThere() -> value != null;
                case IsNotThere() -> value == null;
            };
        }
    }

    /** The four comparisons; the two-letter ones come first, so that reading tries them first. */
    public enum Order {
        AT_LEAST(">="),
        AT_MOST("<="),
        MORE(">"),
        LESS("<");

        private final String sign;

        Order(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(long value, long bound) {
            return switch (this) {
                case AT_LEAST -> value >= bound;
                case AT_MOST -> value <= bound;
                case MORE -> value > bound;
                case LESS -> value < bound;
            };
        }
    }
}
