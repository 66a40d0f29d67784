package dev.sandglass.kubectl.explain;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.printing.GoValues;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text about a schema of an OpenAPI v3 document. Follows upstream's template {@code plaintext.tmpl}. */
final class Explanation {

    private static final int VALUES_AT_MOST = 4;

    private final Document page;
    private final boolean recursive;

    Explanation(Document page, boolean recursive) {
        this.page = page;
        this.recursive = recursive;
    }

    /** The text about a field of a kind. */
    String of(Document groupVersionKind, List<String> path) {
        for (var name : schemas().keys()) {
            var schema = schemas().child(escaped(name));
            if (schema.items("x-kubernetes-group-version-kind").contains(groupVersionKind)) {
                var text = text(schema, path, Set.of());
                if (text.isEmpty()) {
                    throw Failure.of(
                            "error: field \""
                                    + (path.isEmpty() ? "" : path.getLast())
                                    + "\" does not exist");
                }
                return text;
            }
        }
        throw Failure.of("error: GVK " + groupVersionKind + " not found in OpenAPI schema");
    }

    private Document schemas() {
        return page.child("components.schemas");
    }

    private static String escaped(String key) {
        return key.replace(".", "\\.");
    }

    private static String reference(Document schema) {
        return schema.get("$ref") instanceof String text ? text : "";
    }

    private Document resolved(Document schema) {
        var reference = reference(schema);
        if (reference.isEmpty()) {
            return schema;
        }
        var name = reference.substring(reference.lastIndexOf('/') + 1);
        var found = schemas().get(name);
        return found instanceof Document document ? document : schema;
    }

    private static Document property(Document schema, String name) {
        return schema.child("properties").get(name) instanceof Document found
                ? found
                : Document.EMPTY;
    }

    // ---- the way to the field ----

    private String text(Document schema, List<String> path, Set<String> seen) {
        var reference = reference(schema);
        var resolved = resolved(schema);
        if (path.isEmpty()) {
            return about(resolved);
        }
        if (!reference.isEmpty() && seen.contains(reference)) {
            return "";
        }
        var before = with(seen, reference);
        var first = path.getFirst();
        if (resolved.child("properties").get(first) instanceof Document next) {
            var head = path.size() == 1 ? head(first, next) : "";
            return head + text(next, path.subList(1, path.size()), Set.of());
        }
        if (resolved.get("items") instanceof Document items) {
            return text(items, path, before);
        }
        if (resolved.get("additionalProperties") instanceof Document values) {
            return text(values, path, before);
        }
        for (var other : resolved.items("allOf").documents().toList()) {
            var text = text(other, path, before);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static Set<String> with(Set<String> seen, String reference) {
        var more = new HashSet<>(seen);
        more.add(reference);
        return more;
    }

    private String head(String name, Document schema) {
        return "FIELD: " + name + " <" + type(schema) + ">\n" + longValues(schema) + "\n\n";
    }

    // ---- the field ----

    private String about(Document schema) {
        var description = description(schema);
        var shown = WordWrap.wrap(description.isEmpty() ? "<empty>" : description, 76);
        var text = "DESCRIPTION:\n" + indent(shown, 4) + "\n";
        var fields = fields(schema, 1, Set.of());
        return fields.isEmpty() ? text : text + "FIELDS:\n" + fields;
    }

    private String description(Document schema) {
        var resolved = resolved(schema);
        var text = new StringBuilder();
        if (!resolved.text("description").isEmpty()) {
            text.append(resolved.text("description")).append('\n');
        }
        resolved.items("allOf").documents().forEach(other -> text.append(description(other)));
        if (resolved.get("items") instanceof Document items) {
            text.append(description(items));
        }
        if (resolved.get("additionalProperties") instanceof Document values) {
            text.append(description(values));
        }
        return text.toString();
    }

    private String fields(Document schema, int level, Set<String> seen) {
        var reference = reference(schema);
        if (!reference.isEmpty() && seen.contains(reference)) {
            return "";
        }
        var before = with(seen, reference);
        var resolved = resolved(schema);
        var text = new StringBuilder();
        for (var name : resolved.child("properties").keys()) {
            text.append(field(name, resolved, level));
            if (recursive) {
                text.append(fields(property(resolved, name), level + 1, before));
            }
        }
        resolved.items("allOf").documents().forEach(o -> text.append(fields(o, level, before)));
        if (resolved.get("items") instanceof Document items) {
            text.append(fields(items, level, before));
        }
        if (resolved.get("additionalProperties") instanceof Document values) {
            text.append(fields(values, level, before));
        }
        return text.toString();
    }

    private String field(String name, Document schema, int level) {
        var indent = level * 2;
        var field = property(schema, name);
        var text = new StringBuilder(" ".repeat(indent));
        text.append(name).append("\t<").append(type(field)).append('>');
        if (schema.items("required").contains(name)) {
            text.append(" -required-");
        }
        text.append(shortValues(field, indent)).append('\n');
        if (!recursive) {
            var description = field.text("description");
            var shown = description.isEmpty() ? "<no description>" : description;
            text.append(indent(WordWrap.wrap(shown, 78 - indent), indent + 2)).append("\n\n");
        }
        return text.toString();
    }

    private static String indent(String text, int amount) {
        var pad = " ".repeat(amount);
        return pad + text.replace("\n", "\n" + pad);
    }

    // ---- types and values ----

    private String type(Document schema) {
        if (schema.get("items") instanceof Document items) {
            return "[]" + type(items);
        }
        if (schema.get("additionalProperties") instanceof Document values) {
            return "map[string]" + type(values);
        }
        var others = schema.items("allOf").documents().toList();
        if (others.size() == 1 && schema.child("properties").isEmpty()) {
            return type(others.getFirst());
        }
        var reference = reference(schema);
        if (!reference.isEmpty()) {
            var resolved = resolved(schema);
            var type = resolved == schema ? "" : resolved.text("type");
            return type.isEmpty() || type.equals("object")
                    ? reference.substring(
                            Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('.')) + 1)
                    : type;
        }
        var type = schema.text("type");
        return type.isEmpty() || type.equals("object") ? "Object" : type;
    }

    private static String longValues(Document schema) {
        var text = new StringBuilder();
        for (var value : schema.items("enum")) {
            text.append(text.isEmpty() ? "ENUM:" : "").append("\n    ").append(shown(value));
        }
        return text.toString();
    }

    private static String shortValues(Document schema, int indent) {
        var values = schema.items("enum");
        if (values.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("\n" + " ".repeat(indent) + "enum: ");
        for (var i = 0; i < values.size(); i++) {
            if (i >= VALUES_AT_MOST) {
                return text.append(", ....").toString();
            }
            text.append(i == 0 ? "" : ", ").append(shown(values.get(i)));
        }
        return text.toString();
    }

    private static String shown(@Nullable Object value) {
        return "".equals(value) ? "\"\"" : GoValues.print(value);
    }
}
