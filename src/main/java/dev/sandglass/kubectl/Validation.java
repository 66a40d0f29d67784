package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kubectl itself checks of a manifest; fields are checked by the server. */
public final class Validation {

    private Validation() {}

    public static void check(@Nullable Object manifest, String source) {
        var faults = faults(manifest);
        if (manifest instanceof Document list
                && faults.isEmpty()
                && list.text("kind").equals("List")
                && list.text("apiVersion").equals("v1")) {
            list.items("items").forEach(item -> faults.addAll(faults(item)));
        }
        if (!faults.isEmpty()) {
            var text =
                    faults.size() == 1 ? faults.getFirst() : "[" + String.join(", ", faults) + "]";
            throw Failure.of(
                    "error validating \""
                            + source
                            + "\": error validating data: "
                            + text
                            + "; if you choose to ignore these errors, turn validation off with --validate=false");
        }
    }

    private static List<String> faults(@Nullable Object manifest) {
        var faults = new ArrayList<String>();
        if (!(manifest instanceof Document document)) {
            faults.add("invalid object to validate");
            return faults;
        }
        for (var field : List.of("apiVersion", "kind")) {
            switch (document.get(field)) {
                case null -> faults.add(field + " not set");
                case String text when text.isEmpty() -> faults.add(field + " not set");
                case String _ -> {}
                default -> faults.add(field + " isn't string type");
            }
        }
        return faults;
    }
}
