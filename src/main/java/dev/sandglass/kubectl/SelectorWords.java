package dev.sandglass.kubectl;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Requirement;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Malformed;
import dev.sandglass.kubectl.printing.GoValues;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** A selector as it is typed, made the field of an object: upstream's ParseToLabelSelector. */
public final class SelectorWords {

    private SelectorWords() {}

    public static Document selector(String text) {
        var labels = Document.EMPTY;
        var expressions = new ArrayList<Document>();
        try {
            for (var requirement : LabelSelector.parse(text).requirements()) {
                switch (requirement.operator()) {
                    case EQUALS, DOUBLE_EQUALS ->
                            labels = labels.put(requirement.key(), requirement.values().getFirst());
                    case IN -> expressions.add(expression(requirement, "In"));
                    case NOT_IN, NOT_EQUALS -> expressions.add(expression(requirement, "NotIn"));
                    case EXISTS -> expressions.add(expression(requirement, "Exists"));
                    case DOES_NOT_EXIST -> expressions.add(expression(requirement, "DoesNotExist"));
                    case GREATER_THAN, LESS_THAN -> throw unsupported(requirement, text);
                }
            }
        } catch (Malformed e) {
            throw Failure.of(
                    "couldn't parse the selector string \"" + text + "\": " + e.getMessage());
        }
        var selector = labels.isEmpty() ? Document.EMPTY : Document.of("matchLabels", labels);
        return expressions.isEmpty()
                ? selector
                : selector.put("matchExpressions", Items.copyOf(expressions));
    }

    /**
     * Expressions of a selector as Go prints the list of structs.
     *
     * @param named whether with the names of the fields
     */
    public static String printed(Items expressions, boolean named) {
        var format = named ? "{Key:%s Operator:%s Values:%s}" : "{%s %s %s}";
        return expressions
                .documents()
                .map(
                        it ->
                                format.formatted(
                                        it.text("key"),
                                        it.text("operator"),
                                        GoValues.print(it.items("values"))))
                .collect(Collectors.joining(" ", "[", "]"));
    }

    private static Document expression(Requirement requirement, String operator) {
        var expression = Document.of("key", requirement.key(), "operator", operator);
        return requirement.values().isEmpty()
                ? expression
                : expression.put("values", requirement.values());
    }

    private static Failure unsupported(Requirement requirement, String text) {
        return Failure.of(
                "couldn't parse the selector string \""
                        + text
                        + "\": \""
                        + requirement
                        + "\" isn't supported in label selectors");
    }
}
