package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A document of OpenAPI v2 in protobuf, the form in which kubectl asks for it. Follows gnostic's
 * {@code openapi.v2} messages; writes only what {@link DocumentV2} has.
 */
final class Gnostic {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Gnostic() {}

    static byte[] bytes(Document document) {
        var message = new Gnostic();
        message.text(1, document.get("swagger"));
        message.message(
                2,
                info -> {
                    info.text(1, document.at("info.title"));
                    info.text(2, document.at("info.version"));
                });
        message.message(8, _ -> {});
        message.message(
                9,
                definitions ->
                        document.child("definitions")
                                .forEach(
                                        (name, schema) ->
                                                definitions.named(
                                                        1,
                                                        name,
                                                        value -> value.schema((Document) schema))));
        message.message(12, security -> security.named(1, "BearerToken", _ -> {}));
        message.message(
                13,
                definitions ->
                        definitions.named(
                                1,
                                "BearerToken",
                                item ->
                                        item.message(
                                                2,
                                                key -> {
                                                    key.text(1, "apiKey");
                                                    key.text(2, "authorization");
                                                    key.text(3, "header");
                                                    key.text(4, "Bearer Token authentication");
                                                })));
        return message.out.toByteArray();
    }

    private void schema(Document schema) {
        text(1, schema.get("$ref"));
        text(2, schema.get("format"));
        text(4, schema.get("description"));
        schema.items("required").texts().forEach(name -> text(19, name));
        schema.items("enum").forEach(value -> message(20, any -> any.any(value)));
        if (schema.get("additionalProperties") instanceof Document element) {
            message(21, item -> item.message(1, value -> value.schema(element)));
        }
        if (schema.get("type") instanceof String type) {
            message(22, item -> item.text(1, type));
        }
        if (schema.get("items") instanceof Document element) {
            message(23, item -> item.message(1, value -> value.schema(element)));
        }
        if (schema.get("properties") instanceof Document properties) {
            message(
                    25,
                    all ->
                            properties.forEach(
                                    (name, field) ->
                                            all.named(
                                                    1,
                                                    name,
                                                    value -> value.schema((Document) field))));
        }
        schema.forEach(
                (key, value) -> {
                    if (key.startsWith("x-")) {
                        named(31, key, any -> any.any(value));
                    }
                });
    }

    /** gnostic carries values of any form as YAML; JSON is that too. */
    private void any(@Nullable Object value) {
        text(2, Json.write(value) + "\n");
    }

    private void named(int number, String name, Consumer<Gnostic> value) {
        message(
                number,
                pair -> {
                    pair.text(1, name);
                    pair.message(2, value);
                });
    }

    private void message(int number, Consumer<Gnostic> content) {
        var inner = new Gnostic();
        content.accept(inner);
        bytes(number, inner.out.toByteArray());
    }

    private void text(int number, @Nullable Object text) {
        if (text instanceof String words) {
            bytes(number, words.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void bytes(int number, byte[] bytes) {
        varint(number << 3 | 2);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void varint(int value) {
        var rest = value;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
