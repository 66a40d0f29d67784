package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Prints a document as the Go value that it would be in a controller, types and empty fields and
 * all:
 *
 * <pre>
 *   {image: nginx}     (v1.Container){Name:(string) Image:(string)nginx …
 * </pre>
 *
 * <p>The form is that of go-spew's {@code %#v}: a type stands before a struct's fields and behind
 * no other, a pointer shows what it points to, keys of maps are sorted.
 */
final class GoText {

    private static final String NIL = "<nil>";
    private static final String NO_TIME =
            "{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}";

    private final GoTypes types = GoTypes.POD_TEMPLATE;
    private final IntConsumer out;

    /**
     * @param out takes the text, byte by byte
     */
    GoText(IntConsumer out) {
        this.out = out;
    }

    /** Prints a value of this type, with its type. */
    void write(String type, @Nullable Object value) {
        print("(");
        print(type);
        print(")");
        bare(type, value);
    }

    private void bare(String type, @Nullable Object value) {
        if (type.startsWith("*")) {
            if (value == null) {
                print(NIL);
            } else {
                bare(type.substring(1), value);
            }
            return;
        }
        var fields = types.fields(type);
        if (fields != null) {
            struct(fields, value instanceof Document document ? document : Document.EMPTY);
            return;
        }
        switch (type) {
            case "v1.Time" -> print(NO_TIME);
            case "resource.Quantity" -> GoQuantity.write(value, this::print);
            case "intstr.IntOrString" -> intOrString(value);
            default -> plain(types.underlying(type), value);
        }
    }

    private void struct(Iterable<GoTypes.Field> fields, Document value) {
        var separator = "{";
        for (var field : fields) {
            print(separator);
            print(field.name());
            print(":");
            write(field.type(), field.json().isEmpty() ? value : value.get(field.json()));
            separator = " ";
        }
        print("}");
    }

    private void plain(String type, @Nullable Object value) {
        if (type.startsWith("[]")) {
            list(type.substring(2), value);
        } else if (type.startsWith("map[")) {
            map(type.substring(type.indexOf(']') + 1), value);
        } else if (value != null) {
            print(value.toString());
        } else {
            print(type.equals("string") ? "" : type.equals("bool") ? "false" : "0");
        }
    }

    private void list(String type, @Nullable Object value) {
        if (!(value instanceof Items items)) {
            print(NIL);
            return;
        }
        print("[");
        for (var i = 0; i < items.size(); i++) {
            print(i == 0 ? "" : " ");
            item(type, items.get(i));
        }
        print("]");
    }

    private void map(String type, @Nullable Object value) {
        if (!(value instanceof Document document)) {
            print(NIL);
            return;
        }
        print("map[");
        for (var i = 0; i < document.size(); i++) {
            print(i == 0 ? "" : " ");
            print(document.key(i));
            print(":");
            item(type, document.valueAt(i));
        }
        print("]");
    }

    private void item(String type, @Nullable Object value) {
        if (type.startsWith("*") && value != null) {
            print("<*>");
        }
        bare(type, value);
    }

    private void intOrString(@Nullable Object value) {
        var isText = value instanceof String;
        print("{Type:(intstr.Type)" + (isText ? 1 : 0));
        print(" IntVal:(int32)" + (value instanceof Number number ? number : 0));
        print(" StrVal:(string)" + (isText ? value : "") + "}");
    }

    private void print(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 0x80) {
                for (var b : text.substring(i).getBytes(StandardCharsets.UTF_8)) {
                    out.accept(b & 0xFF);
                }
                return;
            }
            out.accept(c);
        }
    }
}
