package dev.sandglass.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * kubectl's JSONPath templates: text with paths in braces.
 *
 * <pre>
 * {range
 * .items[*]}{.metadata.name}{"\t"}{.status.addresses[?(@.type=="InternalIP")].address}{"\n"}{end}
 * </pre>
 *
 * <p>Follows client-go's jsonpath with its messages. Where upstream goes over the keys of an object
 * in no order, we go in theirs.
 */
public final class JsonPath {

    private static final Pattern RELAXED = Pattern.compile("\\{\\.?([^{}]+)\\}|\\.?([^{}]+)");
    private static final Object NOTHING = new Object();

    private final List<JsonPathNode> nodes;
    private final boolean missingKeysAllowed;

    private JsonPath(List<JsonPathNode> nodes, boolean missingKeysAllowed) {
        this.nodes = nodes;
        this.missingKeysAllowed = missingKeysAllowed;
    }

    /** The template; else a complaint. A key that is not there is an error in it. */
    public static JsonPath parse(String template) {
        return new JsonPath(new JsonPathParser(template).parse(), false);
    }

    /** The same template, in which a key that is not there finds nothing. */
    public JsonPath allowingMissingKeys() {
        return new JsonPath(nodes, true);
    }

    /**
     * The template that a lenient path means: {@code metadata.name}, {@code .metadata.name} or with
     * braces.
     */
    public static String relaxed(String path) {
        if (path.isEmpty()) {
            return path;
        }
        var found = RELAXED.matcher(path);
        if (!found.matches()) {
            throw new Malformed(
                    "unexpected path string, expected a 'name1.name2' or '.name1.name2' or"
                            + " '{name1.name2}' or '{.name1.name2}'");
        }
        return "{." + (found.group(1) == null ? found.group(2) : found.group(1)) + "}";
    }

    /** What each part of the template finds, in order. */
    public List<List<@Nullable Object>> find(@Nullable Object data) {
        return new Evaluation().results(data, 0);
    }

    /** The template's output: what one part finds with blanks between. */
    public String print(@Nullable Object data) {
        var out = new StringBuilder();
        for (var results : find(data)) {
            for (var i = 0; i < results.size(); i++) {
                out.append(i == 0 ? "" : " ").append(text(results.get(i)));
            }
        }
        return out.toString();
    }

    /** The output of {@code -o jsonpath-as-json}: what each part finds as a JSON array. */
    public String printJson(@Nullable Object data) {
        var out = new StringBuilder();
        for (var results : find(data)) {
            out.append(Json.indented(Items.copyOf(results), 4)).append('\n');
        }
        return out.toString();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Document _, Items _ -> Json.write(value);
            default -> GoSyntax.plain(value);
        };
    }

    /** One run: how many loops are open, and where the last one ended. */
    private final class Evaluation {

        private int toBegin;
        private int open;
        private int toEnd;
        private int lastEnd = -1;

        List<List<@Nullable Object>> results(@Nullable Object data, int from) {
            var all = new ArrayList<List<@Nullable Object>>();
            var present = new ArrayList<@Nullable Object>();
            present.add(data);
            for (var i = from; i < nodes.size(); i++) {
                var found = walk(present, nodes.get(i));
                if (toEnd > 0 && toEnd <= open) {
                    toEnd--;
                    lastEnd = i;
                    break;
                }
                if (toBegin > 0) {
                    loop(found, i + 1, all);
                    if (lastEnd > i) {
                        i = lastEnd;
                    }
                } else {
                    all.add(found);
                }
            }
            return all;
        }

        private void loop(List<@Nullable Object> over, int from, List<List<@Nullable Object>> all) {
            toBegin--;
            open++;
            if (over.isEmpty()) {
                results(NOTHING, from); // to learn where the loop ends
            }
            for (var value : over) {
                all.addAll(results(value, from));
            }
            open--;
        }

        private List<@Nullable Object> walk(List<@Nullable Object> input, JsonPathNode node) {
            return switch (node) {
                case JsonPathNode.Text text -> List.of(text.text());
                case JsonPathNode.Action action -> action(input, action);
                case JsonPathNode.Field field -> field(input, field.name());
                case JsonPathNode.Slice slice -> slice(input, slice);
                case JsonPathNode.Filter filter -> filter(input, filter);
                case JsonPathNode.Literal literal -> {
                    var values = new ArrayList<@Nullable Object>();
                    input.forEach(_ -> values.add(literal.value()));
                    yield values;
                }
                case JsonPathNode.Wildcard _ -> {
                    var values = new ArrayList<@Nullable Object>();
                    input.forEach(value -> values.addAll(children(value)));
                    yield values;
                }
                case JsonPathNode.Recursive _ -> {
                    var values = new ArrayList<@Nullable Object>();
                    descend(input, values);
                    yield values;
                }
                case JsonPathNode.Union union -> {
                    var values = new ArrayList<@Nullable Object>();
                    union.choices().forEach(choice -> values.addAll(action(input, choice)));
                    yield values;
                }
                case JsonPathNode.Word word -> word(input, word.name());
            };
        }

        private List<@Nullable Object> action(
                List<@Nullable Object> input, JsonPathNode.Action action) {
            var present = input;
            for (var part : action.parts()) {
                present = walk(present, part);
            }
            return present;
        }

        private List<@Nullable Object> word(List<@Nullable Object> input, String word) {
            switch (word) {
                case "range" -> {
                    toBegin++;
                    return input;
                }
                case "end" -> {
                    if (open == 0) {
                        throw new Malformed("not in range, nothing to end");
                    }
                    toEnd++;
                    return List.of();
                }
                default -> throw new Malformed("unrecognized identifier " + word);
            }
        }

        private List<@Nullable Object> field(List<@Nullable Object> input, String name) {
            var values = new ArrayList<@Nullable Object>();
            for (var value : input) {
                if (value instanceof Document document && document.has(name)) {
                    values.add(document.get(name));
                }
            }
            if (values.isEmpty() && !input.isEmpty() && !missingKeysAllowed) {
                throw new Malformed(name + " is not found");
            }
            return values;
        }

        private void descend(List<@Nullable Object> input, List<@Nullable Object> into) {
            for (var value : input) {
                var children = children(value);
                if (!children.isEmpty()) {
                    into.add(value);
                    descend(children, into);
                }
            }
        }

        private List<@Nullable Object> filter(
                List<@Nullable Object> input, JsonPathNode.Filter filter) {
            var values = new ArrayList<@Nullable Object>();
            for (var value : input) {
                if (!(value instanceof Items items)) {
                    throw new Malformed(
                            GoSyntax.plain(value)
                                    + " is not array or slice and cannot be filtered");
                }
                for (var item : items) {
                    if (passes(item, filter)) {
                        values.add(item);
                    }
                }
            }
            return values;
        }

        private boolean passes(@Nullable Object item, JsonPathNode.Filter filter) {
            var present = new ArrayList<@Nullable Object>();
            present.add(item);
            if (filter.operator().equals("exists")) {
                try {
                    return !action(present, filter.left()).isEmpty();
                } catch (Malformed _) {
                    return false;
                }
            }
            var left = action(present, filter.left());
            if (left.isEmpty()) {
                return false;
            }
            var right = left.size() > 1 ? left : action(present, filter.right());
            if (left.size() > 1 || right.size() > 1) {
                throw new Malformed("can only compare one element at a time");
            }
            return !right.isEmpty()
                    && GoCompare.holds(filter.operator(), left.getFirst(), right.getFirst());
        }
    }

    /** Values of an object, items of a list, bytes of a string. */
    private static List<@Nullable Object> children(@Nullable Object value) {
        return switch (value) {
            case Document document -> {
                var values = new ArrayList<@Nullable Object>();
                document.forEach((_, inner) -> values.add(inner));
                yield values;
            }
            case Items items -> items;
            case String text -> {
                var values = new ArrayList<@Nullable Object>();
                for (var b : text.getBytes(StandardCharsets.UTF_8)) {
                    values.add((long) (b & 0xff));
                }
                yield values;
            }
            case null, default -> List.of();
        };
    }

    private static List<@Nullable Object> slice(
            List<@Nullable Object> input, JsonPathNode.Slice slice) {
        var values = new ArrayList<@Nullable Object>();
        for (var value : input) {
            if (value == null) {
                continue;
            }
            if (!(value instanceof Items items)) {
                throw new Malformed(goType(value) + " is not array or slice");
            }
            var size = items.size();
            var from = slice.from().known() ? slice.from().value() : 0;
            from += from < 0 ? size : 0;
            var to = slice.to().known() ? slice.to().value() : size;
            to += to < 0 || to == 0 && slice.to().derived() ? size : 0;
            if (from == to) {
                return values;
            }
            check(from, to, size);
            var step = slice.step().known() ? slice.step().value() : 1;
            if (step <= 0) {
                throw new Malformed("step must be > 0");
            }
            for (var i = from; i < to; i += step) {
                values.add(items.get(i));
            }
        }
        return values;
    }

    private static void check(int from, int to, int size) {
        if (from >= size || from < 0) {
            throw new Malformed("array index out of bounds: index " + from + ", length " + size);
        }
        if (to > size || to < 0) {
            throw new Malformed(
                    "array index out of bounds: index " + (to - 1) + ", length " + size);
        }
        if (from > to) {
            throw new Malformed("starting index " + from + " is greater than ending index " + to);
        }
    }

    private static String goType(Object value) {
        return switch (value) {
            case Document _ -> "map[string]interface {}";
            case String _ -> "string";
            case Boolean _ -> "bool";
            case Long _ -> "int64";
            default -> "float64";
        };
    }
}
