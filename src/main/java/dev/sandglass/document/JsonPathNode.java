package dev.sandglass.document;

import java.util.List;

/** The parts of a {@link JsonPath} template. */
sealed interface JsonPathNode {

    /** Text outside of braces, or a quoted string inside. */
    record Text(String text) implements JsonPathNode {}

    /** All between two braces: each part works on what the one before found. */
    record Action(List<JsonPathNode> parts) implements JsonPathNode {}

    record Field(String name) implements JsonPathNode {}

    record Wildcard() implements JsonPathNode {}

    /** {@code ..} */
    record Recursive() implements JsonPathNode {}

    /** A number or a boolean. */
    record Literal(Object value) implements JsonPathNode {}

    /** {@code range}, {@code end}, and whatever else stands without a dot. */
    record Word(String name) implements JsonPathNode {}

    /** {@code [1]}, {@code [0:2]}, {@code [::2]}, {@code [*]}. */
    record Slice(Bound from, Bound to, Bound step) implements JsonPathNode {}

    /** @param derived the end that follows from a single index */
    record Bound(boolean known, int value, boolean derived) {

        static final Bound OPEN = new Bound(false, 0, false);
    }

    /** {@code [?(@.a=="b")]}; without an operator it asks whether the left side finds anything. */
    record Filter(Action left, String operator, Action right) implements JsonPathNode {}

    /** {@code ['a','b']}, {@code [0,2]}. */
    record Union(List<Action> choices) implements JsonPathNode {}
}
