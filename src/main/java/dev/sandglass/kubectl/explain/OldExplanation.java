package dev.sandglass.kubectl.explain;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The text about a field as kubectl wrote it before OpenAPI v3: {@code -o plaintext-openapiv2}. Follows upstream's
 * {@code model_printer.go}; the schemas are those of v3, which say the same.
 */
final class OldExplanation {

    private static final int WIDTH = 80;
    private static final int FIELDS = 3;
    private static final int TEXTS = 5;
    private static final int FIELD_TEXTS = 2;
    private static final Pattern BULLET = Pattern.compile("^(\\d+\\.?|-|\\*)\\s.*");

    private final Document schemas;
    private final boolean recursive;
    private final StringBuilder out = new StringBuilder();

    OldExplanation(Document page, boolean recursive) {
        this.schemas = page.child("components.schemas");
        this.recursive = recursive;
    }

    /** The text about a field of a kind. */
    String of(Document groupVersionKind, List<String> path) {
        var schema = root(groupVersionKind);
        for (var name : path) {
            schema = below(schema, name);
        }
        var group = groupVersionKind.text("group");
        var version = groupVersionKind.text("version");
        write(0, "KIND:     " + groupVersionKind.text("kind"));
        write(0, "VERSION:  " + (group.isEmpty() ? version : group + "/" + version) + "\n");
        var texts = new ArrayList<String>();
        var type = type(schema);
        var bare = bare(schema, texts);
        var isObject = bare.get("properties") instanceof Document;
        if (!path.isEmpty()) {
            var what = isObject ? "RESOURCE: " : "FIELD:    ";
            write(0, what + path.getLast() + " <" + type + ">\n");
        }
        texts.add(bare.text("description"));
        describe(texts);
        if (isObject) {
            write(0, "\nFIELDS:");
            fields(bare, FIELDS, new HashSet<>());
        }
        return out.toString();
    }

    private Document root(Document groupVersionKind) {
        for (var name : schemas.keys()) {
            if (schemas.get(name) instanceof Document schema
                    && schema.items("x-kubernetes-group-version-kind").contains(groupVersionKind)) {
                return schema;
            }
        }
        throw Failure.of("couldn't find resource for \"" + groupVersionKind + "\"");
    }

    private Document below(Document schema, String name) {
        var bare = bare(schema, new ArrayList<>());
        if (bare.child("properties").get(name) instanceof Document field) {
            return field;
        }
        throw Failure.of("field \"" + name + "\" does not exist");
    }

    // ---- schemas ----

    /** Without the references, lists and maps around it, whose descriptions are collected. */
    private Document bare(Document schema, List<String> texts) {
        var here = schema;
        while (true) {
            var inner = inner(here);
            if (inner == here) {
                return here;
            }
            texts.add(here.text("description"));
            here = inner;
        }
    }

    private Document inner(Document schema) {
        if (schema.get("$ref") instanceof String reference) {
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            return schemas.get(name) instanceof Document found ? found : schema;
        }
        if (schema.get("items") instanceof Document items) {
            return items;
        }
        if (schema.get("additionalProperties") instanceof Document values) {
            return values;
        }
        var others = schema.items("allOf");
        return others.isEmpty() ? schema : others.document(0);
    }

    private String type(Document schema) {
        if (schema.get("items") instanceof Document items) {
            return "[]" + type(items);
        }
        if (schema.get("additionalProperties") instanceof Document values) {
            return "map[string]" + type(values);
        }
        var inner = inner(schema);
        if (inner != schema) {
            return type(inner);
        }
        if (schema.get("properties") instanceof Document) {
            return "Object";
        }
        var type = schema.items("oneOf").isEmpty() ? schema.text("type") : "string";
        return switch (type) {
            case "" -> "Object";
            case "object" -> "map[string]";
            default -> type;
        };
    }

    private void fields(Document schema, int indent, Set<Document> seen) {
        var properties = schema.child("properties");
        for (var name : new TreeSet<>(properties.keys())) {
            if (!(properties.get(name) instanceof Document field)) {
                continue;
            }
            if (recursive) {
                write(indent, name + "\t<" + type(field) + ">");
                var bare = bare(field, new ArrayList<>());
                if (seen.add(bare)) {
                    fields(bare, indent + FIELDS, seen);
                    seen.remove(bare);
                }
                continue;
            }
            var isRequired = schema.items("required").contains(name);
            write(indent, name + "\t<" + type(field) + ">" + (isRequired ? " -required-" : ""));
            wrapped(indent + FIELD_TEXTS, field.text("description"));
            write(0, "");
        }
    }

    // ---- text ----

    private void describe(List<String> texts) {
        write(0, "DESCRIPTION:");
        var isEmpty = true;
        for (var i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                if (i > 0) {
                    write(0, "");
                }
                isEmpty = false;
                wrapped(TEXTS, texts.get(i));
            }
        }
        if (isEmpty) {
            wrapped(TEXTS, "<empty>");
        }
    }

    private void write(int indent, String text) {
        out.append(text.isEmpty() ? "" : " ".repeat(indent)).append(text).append('\n');
    }

    private void wrapped(int indent, String text) {
        var lines = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            var isBreak = !lines.isEmpty() && line.isBlank();
            if (line.startsWith("    ") || isBreak) {
                flush(words, lines);
                lines.add(isBreak ? "" : line);
                continue;
            }
            var ends = !words.isEmpty() && words.getLast().endsWith(":");
            if (ends || line.isBlank() || BULLET.matcher(line.strip()).matches()) {
                flush(words, lines);
            }
            for (var word : line.strip().split("\\s+")) {
                var length = String.join(" ", words).length() + 1 + word.length();
                if (!words.isEmpty() && length > WIDTH - indent) {
                    flush(words, lines);
                }
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        flush(words, lines);
        lines.forEach(line -> write(indent, line));
    }

    private static void flush(List<String> words, List<String> lines) {
        if (!words.isEmpty()) {
            lines.add(String.join(" ", words));
            words.clear();
        }
    }
}
