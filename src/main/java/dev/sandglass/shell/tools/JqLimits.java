package dev.sandglass.shell.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.operators.BinaryOperator;
import net.thisptr.jackson.jq.internal.operators.MultiplyOperator;
import net.thisptr.jackson.jq.internal.tree.ArrayConstruction;
import net.thisptr.jackson.jq.internal.tree.ObjectConstruction;
import net.thisptr.jackson.jq.internal.tree.StringInterpolation;
import net.thisptr.jackson.jq.internal.tree.binaryop.BinaryOperatorExpression;
import net.thisptr.jackson.jq.path.ArrayIndexPath;
import net.thisptr.jackson.jq.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the library's texts, arrays and objects from growing without end. It has no limits of its own, and no door for them:
 * so this reaches into a filter that is compiled, and lets what copies (sums, products, assignments, interpolations) count.
 */
final class JqLimits {

    private static final int CELLS_AT_MOST = 1 << 20;
    private static final int CHARACTERS_AT_MOST = 1 << 20;
    private static final int UNITS_A_CELL = 8;
    private static final int CHARACTERS_A_PART = 16;
    private static final int PARTS_AT_MOST = 4_000_000;
    private static final String LIBRARY = "net.thisptr.jackson.jq.";

    /** What is made into a text as a whole: its size is looked at before. */
    private static final Set<String> TEXTUAL =
            Set.of(
                    "tojson/0",
                    "tostring/0",
                    "join/1",
                    "implode/0",
                    "@csv/0",
                    "@tsv/0",
                    "@sh/0",
                    "@html/0",
                    "@uri/0",
                    "@base64/0",
                    "@text/0",
                    "@json/0");

    static {
        try {
            var mapper = ArrayIndexPath.class.getDeclaredField("MAPPER");
            mapper.setAccessible(true);
            ((ObjectMapper) mapper.get(null)).setNodeFactory(new BoundedNodes());
            Scope.newEmptyScope().getObjectMapper().setNodeFactory(new BoundedNodes());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private final JqBudget budget;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private JqLimits(JqBudget budget) {
        this.budget = budget;
    }

    /** Lets this filter, or function, count what it copies. */
    static void set(Object compiled, JqBudget budget) {
        try {
            new JqLimits(budget).walk(compiled);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void walk(@Nullable Object node) throws ReflectiveOperationException {
        if (node == null || !seen.add(node)) {
            return;
        }
        if (node instanceof List<?> several) {
            items(several);
        } else if (node.getClass().getName().startsWith(LIBRARY) && !(node instanceof Scope)) {
            for (Class<?> type = node.getClass();
                    type != Object.class;
                    type = type.getSuperclass()) {
                for (var field : type.getDeclaredFields()) {
                    part(node, field);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <T> void items(List<T> several) throws ReflectiveOperationException {
        for (var i = 0; i < several.size(); i++) {
            walk(several.get(i));
            if (isCopying(several.get(i))) {
                several.set(i, (T) new Measured((Expression) several.get(i), budget));
            }
        }
    }

    private void part(Object node, Field field) throws ReflectiveOperationException {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
            return;
        }
        field.setAccessible(true);
        @Nullable Object value = field.get(node);
        walk(value);
        if (value instanceof MultiplyOperator product) {
            field.set(node, new Product(product));
        } else if (isCopying(value) && field.getType().isAssignableFrom(Measured.class)) {
            field.set(node, new Measured((Expression) value, budget));
        }
    }

    private static boolean isCopying(@Nullable Object node) {
        return node instanceof BinaryOperatorExpression
                || node instanceof StringInterpolation
                || node instanceof ArrayConstruction
                || node instanceof ObjectConstruction;
    }

    /** Looks at the size of what a function makes into a text. */
    static void check(String function, JsonNode in, JqBudget budget) throws JsonQueryException {
        if (TEXTUAL.contains(function) && in.isContainerNode()) {
            check(in, budget);
        }
    }

    /** Refuses a value with too many parts, those in it included, each as often as it stands there. */
    static void check(JsonNode value, JqBudget budget) throws JsonQueryException {
        var parts = parts(value, 0);
        budget.work(parts);
        if (parts > PARTS_AT_MOST) {
            throw new JsonQueryException("a value may have 4 million parts in this sandbox");
        }
    }

    private static long parts(JsonNode value, long before) {
        var parts =
                before
                        + 1
                        + (value.isTextual() ? value.textValue().length() : 0) / CHARACTERS_A_PART;
        for (var it = value.elements(); it.hasNext() && parts <= PARTS_AT_MOST; ) {
            parts = parts(it.next(), parts);
        }
        return parts;
    }

    /** An expression whose results count by their size. */
    private record Measured(Expression expression, JqBudget budget) implements Expression {

        @Override
        public void apply(Scope scope, JsonNode in, Path path, PathOutput output, boolean needsPath)
                throws JsonQueryException {
            expression.apply(
                    scope,
                    in,
                    path,
                    (result, itsPath) -> {
                        measure(result);
                        output.emit(result, itsPath);
                    },
                    needsPath);
        }

        private void measure(JsonNode result) throws JsonQueryException {
            if (result.isTextual()) {
                checkText(result.textValue().length());
                budget.work(result.textValue().length());
            } else {
                budget.work((long) result.size() * UNITS_A_CELL);
                if (!(expression instanceof BinaryOperatorExpression)) {
                    check(result, budget);
                }
            }
        }
    }

    private static void checkText(double length) throws JsonQueryException {
        if (length > CHARACTERS_AT_MOST) {
            throw new JsonQueryException("a text may have 1 MiB in this sandbox");
        }
    }

    /** A product, of which a text is asked for its length before it is made. */
    private record Product(BinaryOperator operator) implements BinaryOperator {

        @Override
        public JsonNode apply(ObjectMapper mapper, JsonNode left, JsonNode right)
                throws JsonQueryException {
            checkText(left.isTextual() ? left.textValue().length() * right.asDouble() : 0);
            checkText(right.isTextual() ? right.textValue().length() * left.asDouble() : 0);
            return operator.apply(mapper, left, right);
        }

        @Override
        public String image() {
            return operator.image();
        }
    }

    /** Makes arrays that do not become too long. */
    private static final class BoundedNodes extends JsonNodeFactory {
        @Override
        public ArrayNode arrayNode() {
            return new BoundedArray(this);
        }
    }

    private static final class BoundedArray extends ArrayNode {

        BoundedArray(JsonNodeFactory factory) {
            super(factory);
        }

        private void check(int more) {
            if (size() + more > CELLS_AT_MOST) {
                throw new JqBudget.Spent("an array may have 1048576 items in this sandbox");
            }
        }

        @Override
        public ArrayNode add(JsonNode value) {
            check(1);
            return super.add(value);
        }

        @Override
        public ArrayNode addAll(ArrayNode other) {
            check(other.size());
            return super.addAll(other);
        }
    }
}
