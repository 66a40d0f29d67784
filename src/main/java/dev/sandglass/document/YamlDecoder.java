package dev.sandglass.document;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the value of YAML nodes that JSON can hold.
 *
 * <p>Aliases share their target's value, and are counted as if each were read anew: past upstream's
 * budget the document is refused.
 */
final class YamlDecoder {

    private static final String TAG = "tag:yaml.org,2002:";
    private static final Set<String> MEANT =
            Set.of(
                    TAG + "str",
                    TAG + "bool",
                    TAG + "int",
                    TAG + "float",
                    TAG + "null",
                    TAG + "timestamp");

    /** The value of an alias, what reading it costs, and how deep it is. */
    private record Seen(@Nullable Object value, long cost, int depth) {}

    private final boolean strict;
    private final List<String> faults = new ArrayList<>();
    private final Map<YamlNode, Seen> seen = new IdentityHashMap<>();
    private final Set<String> open = new HashSet<>();
    private long decoded;
    private long byAlias;
    private int aliasDepth;
    private int nesting;
    private int deepest;

    YamlDecoder(boolean strict) {
        this.strict = strict;
    }

    List<String> faults() {
        return faults;
    }

    @Nullable Object decode(@Nullable YamlNode root) {
        return root == null ? null : value(root);
    }

    private @Nullable Object value(YamlNode node) {
        count(1);
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar);
            case YamlNode.Alias alias -> alias(alias);
            case YamlNode.Sequence _, YamlNode.Mapping _ -> {
                reach(1);
                nesting++;
                var value = collection(node);
                nesting--;
                yield value;
            }
        };
    }

    private Object collection(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            var values = new Object[sequence.items().size()];
            for (var i = 0; i < values.length; i++) {
                values[i] = value(sequence.items().get(i));
            }
            return Items.owning(values);
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fill((YamlNode.Mapping) node, fields);
        return Document.copyOf(fields);
    }

    /** Anchors in anchors may reach deeper than the text does. */
    private void reach(int further) {
        deepest = Math.max(deepest, nesting + further);
        if (nesting + further > Json.DEEPEST) {
            throw new Malformed("yaml: exceeded max depth of " + Json.DEEPEST);
        }
    }

    private void count(long steps) {
        decoded += steps;
        if (aliasDepth > 0) {
            byAlias += steps;
        }
        if (byAlias > 100 && decoded > 1000 && (double) byAlias / decoded > allowedShare(decoded)) {
            throw new Malformed("yaml: document contains excessive aliasing");
        }
    }

    // up to 400,000 steps nearly all may come from aliases, from 4,000,000 on a tenth
    private static double allowedShare(long decoded) {
        var way = (decoded - 400_000) / 3_600_000.0;
        return way <= 0 ? 0.99 : way >= 1 ? 0.10 : 0.99 - 0.89 * way;
    }

    private @Nullable Object alias(YamlNode.Alias alias) {
        if (!open.add(alias.name)) {
            throw new Malformed("yaml: anchor '" + alias.name + "' value contains itself");
        }
        aliasDepth++;
        try {
            var known = seen.get(alias.target);
            if (known != null) {
                count(known.cost);
                reach(known.depth);
                return known.value;
            }
            var before = decoded;
            var outside = deepest;
            deepest = nesting;
            var value = value(alias.target);
            seen.put(alias.target, new Seen(value, decoded - before, deepest - nesting));
            deepest = Math.max(deepest, outside);
            return value;
        } finally {
            aliasDepth--;
            open.remove(alias.name);
        }
    }

    private void fill(YamlNode.Mapping mapping, Map<String, @Nullable Object> fields) {
        var children = mapping.children();
        for (var i = 0; i < children.size(); i += 2) {
            var key = children.get(i);
            var child = children.get(i + 1);
            if (key instanceof YamlNode.Scalar scalar && scalar.isMerge()) {
                merge(child, fields);
                continue;
            }
            var keyValue = key(key);
            if (keyValue instanceof Document || keyValue instanceof Items) {
                throw new Malformed("yaml: invalid map key: " + GoSyntax.of(keyValue));
            }
            var value = value(child);
            put(fields, keyValue, value, child.line());
        }
    }

    // a number that JSON cannot hold may still be a key
    private @Nullable Object key(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.tag() == null && scalar.implicit()) {
            count(1);
            return YamlScalars.resolve(scalar.value());
        }
        return value(node);
    }

    private void put(
            Map<String, @Nullable Object> fields,
            @Nullable Object key,
            @Nullable Object value,
            int line) {
        var text = YamlKeys.text(key, value);
        if (strict && fields.containsKey(text)) {
            faults.add("line " + (line + 1) + ": key " + GoSyntax.of(key) + " already set in map");
        } else {
            fields.put(text, value);
        }
    }

    private void merge(YamlNode node, Map<String, @Nullable Object> fields) {
        switch (node) {
            case YamlNode.Mapping mapping -> {
                count(1);
                fill(mapping, fields);
            }
            case YamlNode.Alias alias when alias.target instanceof YamlNode.Mapping ->
                    mergeAll(alias, fields);
            case YamlNode.Sequence sequence -> {
                for (var item : sequence.items().reversed()) { // earlier ones count more
                    if (item instanceof YamlNode.Sequence) {
                        throw wantsMap();
                    }
                    merge(item, fields);
                }
            }
            default -> throw wantsMap();
        }
    }

    private void mergeAll(YamlNode.Alias alias, Map<String, @Nullable Object> fields) {
        if (alias(alias) instanceof Document document) {
            document.forEach((key, value) -> put(fields, key, value, alias.line()));
        }
    }

    private static Malformed wantsMap() {
        return new Malformed("yaml: map merge requires map or sequence of maps as the value");
    }

    private static @Nullable Object scalar(YamlNode.Scalar scalar) {
        var tag = scalar.tag();
        if (tag == null) {
            return scalar.implicit() ? plain(YamlScalars.resolve(scalar.value())) : scalar.value();
        }
        if (tag.equals(TAG + "binary")) {
            return binary(scalar.value());
        }
        if (!MEANT.contains(tag) || tag.equals(TAG + "str")) {
            return scalar.value();
        }
        var value = YamlScalars.resolve(scalar.value());
        var found = tagOf(value, scalar.value());
        var wanted = "!!" + tag.substring(TAG.length());
        if (!found.equals(wanted) && !(wanted.equals("!!float") && found.equals("!!int"))) {
            throw new Malformed(
                    "yaml: cannot decode " + found + " `" + scalar.value() + "` as a " + wanted);
        }
        return plain(value);
    }

    private static String tagOf(@Nullable Object value, String text) {
        return switch (value) {
            case null -> "!!null";
            case Boolean _ -> "!!bool";
            case Long _, BigInteger _ -> "!!int";
            case Double _ -> "!!float";
            default -> YamlScalars.isTime(text) ? "!!timestamp" : "!!str";
        };
    }

    private static String binary(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Malformed("yaml: !!binary value contains invalid base64 data");
        }
    }

    /** A number goes through JSON: what is whole there is a Long. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case BigInteger big -> big.doubleValue();
            case Double number -> {
                if (number.isNaN() || number.isInfinite()) {
                    throw new Malformed("json: unsupported value: " + GoFloat.general(number));
                }
                yield Json.parse(GoFloat.json(number));
            }
            case null, default -> value;
        };
    }
}
