package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Field;
import dev.sandglass.api.schema.Form;
import dev.sandglass.api.schema.Form.ListOf;
import dev.sandglass.api.schema.Form.MapOf;
import dev.sandglass.api.schema.Form.Scalar;
import dev.sandglass.api.schema.Form.Structure;
import dev.sandglass.api.schema.Presence;
import dev.sandglass.api.schema.Prose;
import dev.sandglass.api.schema.Type;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one type as a JSON schema, keys in upstream's order. */
final class TypeWriter {

    private final Dialect dialect;
    private final Prose prose;
    private final JsonText out;

    TypeWriter(Dialect dialect, Prose prose, JsonText out) {
        this.dialect = dialect;
        this.prose = prose;
        this.out = out;
    }

    void write(Type type) {
        out.open(type.name());
        description(type.name(), "");
        out.text("type", "object");
        var required = type.fields().stream().filter(Field::required).map(Field::name).toList();
        if (!required.isEmpty()) {
            out.texts("required", required);
        }
        if (!type.fields().isEmpty()) {
            out.open("properties");
            type.fields().stream()
                    .sorted(Comparator.comparing(Field::name))
                    .forEach(field -> property(type, field));
            out.close();
        }
        if (!type.kinds().isEmpty()) {
            out.openList("x-kubernetes-group-version-kind");
            type.kinds()
                    .forEach(
                            kind ->
                                    out.open()
                                            .text("group", kind.group())
                                            .text("kind", kind.kind())
                                            .text("version", kind.version())
                                            .close());
            out.closeList();
        }
        if (type.atomic()) {
            out.text("x-kubernetes-map-type", "atomic");
        }
        unions(type);
        out.close();
    }

    private void unions(Type type) {
        if (type.unions().isEmpty()) {
            return;
        }
        out.openList("x-kubernetes-unions");
        for (var union : type.unions()) {
            out.open()
                    .text("discriminator", union.discriminator())
                    .open("fields-to-discriminateBy");
            union.fields().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> out.text(entry.getKey(), entry.getValue()));
            out.close().close();
        }
        out.closeList();
    }

    private boolean description(String type, String field) {
        var words = prose.of(type, field);
        if (!words.isEmpty()) {
            out.text("description", words);
        }
        return !words.isEmpty();
    }

    private void property(Type type, Field field) {
        out.open(field.name());
        var described = description(type.name(), field.name());
        var own = field.defaultValue() == null ? implied(field) : field.defaultValue();
        form(field.form(), own, field.enums(), described);
        extensions(field);
        out.close();
    }

    private void extensions(Field field) {
        var merge = field.merge();
        if (!merge.listMapKeys().isEmpty()) {
            out.texts("x-kubernetes-list-map-keys", merge.listMapKeys());
        }
        extension("x-kubernetes-list-type", merge.listType());
        extension("x-kubernetes-map-type", merge.mapType());
        extension("x-kubernetes-patch-merge-key", merge.patchMergeKey());
        extension("x-kubernetes-patch-strategy", merge.patchStrategy());
    }

    private void extension(String key, String value) {
        if (!value.isEmpty()) {
            out.text(key, value);
        }
    }

    /** The zero that upstream's generator tells for what cannot be unset. */
    private @Nullable Object implied(Field field) {
        if (dialect.olderGenerator() && field.name().equals("creationTimestamp")) {
            return Document.EMPTY;
        }
        if (field.pointer() || field.presence() != Presence.ALWAYS) {
            return null;
        }
        return field.form() instanceof ListOf || field.form() instanceof MapOf
                ? null
                : zero(field.form());
    }

    private static @Nullable Object zero(Form form) {
        return switch (form) {
            case Structure _ -> Document.EMPTY;
            case ListOf _, MapOf _ -> null;
            case Scalar scalar ->
                    switch (scalar) {
                        case STRING -> "";
                        case INT32, INT64 -> 0L;
                        case BOOLEAN -> false;
                        case DOUBLE,
                                QUANTITY,
                                INT_OR_STRING,
                                TIME,
                                MICRO_TIME,
                                DURATION,
                                BYTES,
                                RAW_EXTENSION,
                                FIELDS_V1,
                                JSON,
                                SCHEMA_OR_ARRAY,
                                SCHEMA_OR_BOOLEAN,
                                SCHEMA_OR_STRINGS ->
                                null;
                    };
        };
    }

    private void form(
            Form form, @Nullable Object defaultValue, List<String> enums, boolean described) {
        switch (form) {
            case Structure structure -> reference(structure.name(), defaultValue, described);
            case Scalar scalar -> {
                var reference = Named.name(scalar);
                if (reference != null) {
                    reference(reference, defaultValue, described);
                } else {
                    plain(scalar, defaultValue, enums);
                }
            }
            case ListOf list -> {
                out.text("type", "array").open("items");
                element(list.element(), enums);
                out.close();
            }
            case MapOf map -> {
                out.text("type", "object").open("additionalProperties");
                element(map.element(), enums);
                out.close();
            }
        }
    }

    private void element(Form form, List<String> enums) {
        var older = dialect.olderGenerator() && form == Scalar.QUANTITY;
        form(form, older ? Document.EMPTY : zero(form), enums, false);
    }

    private void plain(Scalar scalar, @Nullable Object defaultValue, List<String> enums) {
        switch (scalar) {
            case STRING -> out.text("type", "string");
            case BYTES -> out.text("type", "string").text("format", "byte");
            case BOOLEAN -> out.text("type", "boolean");
            case INT32 -> out.text("type", "integer").text("format", "int32");
            case INT64 -> out.text("type", "integer").text("format", "int64");
            case DOUBLE -> out.text("type", "number").text("format", "double");
            default -> throw new IllegalStateException("not plain: " + scalar);
        }
        if (dialect.defaults() && defaultValue != null) {
            out.raw("default", Json.write(defaultValue));
        }
        if (!enums.isEmpty()) {
            out.texts("enum", enums);
        }
    }

    private void reference(String type, @Nullable Object defaultValue, boolean described) {
        // Nothing may stand beside a reference, so version 3 wraps it when something has to.
        if (!dialect.defaults() || defaultValue == null && !described) {
            out.text("$ref", dialect.reference() + type);
            return;
        }
        if (defaultValue != null) {
            out.raw("default", Json.write(defaultValue));
        }
        out.openList("allOf").open().text("$ref", dialect.reference() + type).close().closeList();
    }
}
