package dev.sandglass.cluster.apiserver.call;

import dev.sandglass.api.Status;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What validation finds wrong with an object, field by field; follows upstream's {@code
 * field.ErrorList}.
 */
public final class Faults {

    /** One wrong field: upstream's cause and its text. */
    public record Fault(String reason, String field, String message) {}

    private final List<Fault> found = new ArrayList<>(0);

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Fault> list() {
        return found;
    }

    public void required(String field, String detail) {
        add("FieldValueRequired", field, "Required value", detail);
    }

    public void forbidden(String field, String detail) {
        add("FieldValueForbidden", field, "Forbidden", detail);
    }

    public void invalid(String field, @Nullable Object value, String detail) {
        add("FieldValueInvalid", field, "Invalid value: " + shown(value), detail);
    }

    public void duplicate(String field, @Nullable Object value) {
        add("FieldValueDuplicate", field, "Duplicate value: " + shown(value), "");
    }

    public void notFound(String field, @Nullable Object value) {
        add("FieldValueNotFound", field, "Not found: " + shown(value), "");
    }

    public void notSupported(String field, @Nullable Object value, List<String> supported) {
        var words = supported.stream().map(Refusals::quoted).collect(Collectors.joining(", "));
        add(
                "FieldValueNotSupported",
                field,
                "Unsupported value: " + shown(value),
                words.isEmpty() ? "" : "supported values: " + words);
    }

    public void tooLong(String field, int most) {
        var detail =
                most < 0
                        ? "value is too long"
                        : "may not be more than " + most + (most == 1 ? " byte" : " bytes");
        add("FieldValueTooLong", field, "Too long", detail);
    }

    public void tooMany(String field, int actual, int most) {
        var detail = "must have at most " + most + (most == 1 ? " item" : " items");
        add("FieldValueTooMany", field, "Too many: " + actual, detail);
    }

    /** A fault whose words before the detail are made by the caller. */
    public void add(String reason, String field, String body, String detail) {
        found.add(new Fault(reason, field, detail.isEmpty() ? body : body + ": " + detail));
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text ? Refusals.quoted(text) : Json.write(value);
    }

    /** Refuses the object if anything was found. */
    public void refuse(Refusals.About kind, String name) {
        if (!found.isEmpty()) {
            throw new Refusal(status(kind, name));
        }
    }

    /** The refusal of an object with these faults. */
    public Status status(Refusals.About kind, String name) {
        var texts = new LinkedHashSet<String>();
        var causes = new ArrayList<Document>();
        for (var fault : found) {
            texts.add(fault.field() + ": " + fault.message());
            causes.add(
                    Document.of(
                            "reason", fault.reason(),
                            "message", fault.message(),
                            "field", fault.field()));
        }
        var all = texts.size() == 1 ? texts.getFirst() : "[" + String.join(", ", texts) + "]";
        return new Status(
                422,
                "Invalid",
                kind + " " + Refusals.quoted(name) + " is invalid: " + all,
                Refusals.details(kind, name).put("causes", Items.copyOf(causes)));
    }
}
