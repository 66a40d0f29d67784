package dev.sandglass.api;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Malformed;
import java.util.ArrayList;
import java.util.List;

/**
 * One condition of a {@link LabelSelector}: a label's key, an operator, values. Follows
 * apimachinery's labels.Requirement.
 */
public record Requirement(String key, Operator operator, List<String> values) {

    /** How key and values relate; the text is how selectors write it. */
    public enum Operator {
        EQUALS("="),
        DOUBLE_EQUALS("=="),
        NOT_EQUALS("!="),
        IN("in"),
        NOT_IN("notin"),
        GREATER_THAN("gt"),
        LESS_THAN("lt"),
        EXISTS("exists"),
        DOES_NOT_EXIST("!");

        final String text;

        Operator(String text) {
            this.text = text;
        }
    }

    public Requirement {
        values = List.copyOf(values);
    }

    /** The requirement if key and values obey upstream's rules; else a complaint. */
    static Requirement checked(String key, Operator operator, List<String> values) {
        var faults = new ArrayList<String>();
        var keyFaults = Names.qualifiedName(key);
        if (!keyFaults.isEmpty()) {
            faults.add(invalid("key", GoQuote.quote(key), String.join("; ", keyFaults)));
        }
        checkCount(operator, values, faults);
        for (var i = 0; i < values.size(); i++) {
            var valueFaults = Names.labelValue(values.get(i));
            if (!valueFaults.isEmpty()) {
                var path = "values[" + i + "][" + key + "]";
                faults.add(
                        invalid(
                                path,
                                GoQuote.quote(values.get(i)),
                                String.join("; ", valueFaults)));
            }
        }
        if (!faults.isEmpty()) {
            var distinct = faults.stream().distinct().toList();
            throw new Malformed(
                    distinct.size() == 1
                            ? distinct.getFirst()
                            : "[" + String.join(", ", distinct) + "]");
        }
        return new Requirement(key, operator, values);
    }

    static String invalid(String path, String value, String words) {
        return path + ": Invalid value: " + value + ": " + words;
    }

    private static void checkCount(Operator operator, List<String> values, List<String> faults) {
        var wrong =
                switch (operator) {
                    case IN, NOT_IN ->
                            values.isEmpty()
                                    ? "for 'in', 'notin' operators, values set can't be empty"
                                    : "";
                    case EQUALS, DOUBLE_EQUALS, NOT_EQUALS ->
                            values.size() != 1
                                    ? "exact-match compatibility requires one single value"
                                    : "";
                    case EXISTS, DOES_NOT_EXIST ->
                            values.isEmpty()
                                    ? ""
                                    : "values set must be empty for exists and does not exist";
                    case GREATER_THAN, LESS_THAN ->
                            values.size() != 1
                                    ? "for 'Gt', 'Lt' operators, exactly one value is required"
                                    : "";
                };
        if (!wrong.isEmpty()) {
            faults.add(invalid("values", listed(values), wrong));
        }
        if (operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN) {
            for (var i = 0; i < values.size(); i++) {
                if (!isInteger(values.get(i))) {
                    faults.add(
                            invalid(
                                    "values[" + i + "]",
                                    GoQuote.quote(values.get(i)),
                                    "for 'Gt', 'Lt' operators, the value must be an integer"));
                }
            }
        }
    }

    private static String listed(List<String> values) {
        return values.isEmpty()
                ? "null"
                : "[" + String.join(",", values.stream().map(GoQuote::quote).toList()) + "]";
    }

    /** Whether an object with these labels satisfies it. */
    public boolean matches(Document labels) {
        var value = labels.get(key) instanceof String text ? text : null;
        return switch (operator) {
            case EQUALS, DOUBLE_EQUALS, IN -> value != null && values.contains(value);
            case NOT_EQUALS, NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
            case GREATER_THAN, LESS_THAN -> value != null && isInteger(value) && compares(value);
        };
    }

    private boolean compares(String value) {
        if (values.size() != 1 || !isInteger(values.getFirst())) {
            return false;
        }
        var difference = Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()));
        return operator == Operator.GREATER_THAN ? difference > 0 : difference < 0;
    }

    private static boolean isInteger(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        var joined = String.join(",", values.stream().sorted().toList());
        return switch (operator) {
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> key + operator.text + joined;
            case IN, NOT_IN -> key + " " + operator.text + " (" + joined + ")";
            case GREATER_THAN -> key + ">" + joined;
            case LESS_THAN -> key + "<" + joined;
            case EXISTS -> key;
            case DOES_NOT_EXIST -> "!" + key;
        };
    }
}
