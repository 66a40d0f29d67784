package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Form;
import dev.sandglass.api.schema.Prose;
import dev.sandglass.api.schema.Schema;
import java.util.SortedSet;

/** All types that a type speaks of, in it and in what it speaks of. */
final class Reach {

    private Reach() {}

    static void add(Schema schema, String name, SortedSet<String> found) {
        if (!found.add(name)) {
            return;
        }
        var type = schema.type(name);
        if (type == null) {
            if (!Named.has(name)) {
                throw new IllegalStateException("the schema has no type " + name);
            }
            return;
        }
        for (var field : type.fields()) {
            form(schema, field.form(), found);
        }
    }

    private static void form(Schema schema, Form form, SortedSet<String> found) {
        switch (form) {
            case Form.Structure structure -> add(schema, structure.name(), found);
            case Form.ListOf list -> form(schema, list.element(), found);
            case Form.MapOf map -> form(schema, map.element(), found);
            case Form.Scalar scalar -> {
                var name = Named.name(scalar);
                if (name != null) {
                    found.add(name);
                }
            }
        }
    }

    static void write(
            Schema schema, SortedSet<String> names, Dialect dialect, Prose prose, JsonText out) {
        var writer = new TypeWriter(dialect, prose, out);
        for (var name : names) {
            var type = schema.type(name);
            if (type == null) {
                Named.write(name, dialect, prose, out);
            } else {
                writer.write(type);
            }
        }
    }
}
