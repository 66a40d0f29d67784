package dev.sandglass.course;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How many objects there are of a kind, of those that the conditions let through.
 *
 * <pre>
 *   count(pods where app = web)                          a word is a label
 *   count(pods in shop where app = web and ready)        ready: its condition Ready is True
 *   count(pods where spec.nodeName = node01)             a path is a field
 * </pre>
 */
public record Count(String kind, String namespace, List<Filter> filters) {

    private static final Pattern FORM =
            Pattern.compile("count\\(([a-z.]+)(?: in (\\S+?))?(?: where (.+))?\\)");

    /** What an object must show to be counted. */
    public sealed interface Filter {

        /** The label has the value. */
        record Label(String name, String value) implements Filter {}

        /** The field has the value. */
        record Field(String path, String value) implements Filter {}

        /** The condition Ready is True. */
        record Ready() implements Filter {}

        /** Whether the object passes. */
        default boolean passes(Document object) {
            return switch (this) {
                case Label(var name, var value) ->
                        value.equals(object.child("metadata").child("labels").get(name));
                case Field(var path, var value) -> {
                    var found = object.at(path);
                    yield found != null && found.toString().equals(value);
                }
                case Ready() ->
                        object.items("status.conditions")
                                .documents()
                                .anyMatch(
                                        condition ->
                                                condition.text("type", "").equals("Ready")
                                                        && condition
                                                                .text("status", "")
                                                                .equals("True"));
            };
        }
    }

    public Count {
        filters = List.copyOf(filters);
    }

    static Count read(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" counts nothing; write"
                            + " count(KIND [in NAMESPACE] [where LABEL = VALUE [and …]])");
        }
        var filters = new ArrayList<Filter>();
        if (match.group(3) != null) {
            Arrays.stream(match.group(3).split(" and ")).map(Count::filter).forEach(filters::add);
        }
        var namespace = match.group(2) == null ? "default" : match.group(2);
        Reads.path(match.group(1), namespace); // refuses a kind that it does not know
        return new Count(match.group(1), namespace, filters);
    }

    private static Filter filter(String text) {
        if (text.strip().equals("ready")) {
            return new Filter.Ready();
        }
        var sides = text.split("=", 2);
        if (sides.length < 2) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" is no condition; write LABEL = VALUE, FIELD = VALUE or ready");
        }
        var name = sides[0].strip();
        var value = sides[1].strip();
        return name.startsWith("spec.")
                        || name.startsWith("status.")
                        || name.startsWith("metadata.")
                ? new Filter.Field(name, value)
                : new Filter.Label(name, value);
    }

    long of(List<Document> objects) {
        return objects.stream().filter(this::passes).count();
    }

    /** Whether the object counts. */
    boolean passes(Document object) {
        return filters.stream().allMatch(filter -> filter.passes(object));
    }
}
