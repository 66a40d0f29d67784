package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;

/** What kubectl itself checks of a manifest; fields are checked by the server. */
public final class Validation {

    private Validation() {}

    public static void check(Document document, String source) {
        var missing = new ArrayList<String>();
        for (var field : List.of("apiVersion", "kind")) {
            switch (document.get(field)) {
                case null -> missing.add(field + " not set");
                case String text when text.isEmpty() -> missing.add(field + " not set");
                case String _ -> {}
                default -> missing.add(field + " isn't string type");
            }
        }
        if (!missing.isEmpty()) {
            var text =
                    missing.size() == 1
                            ? missing.getFirst()
                            : "[" + String.join(", ", missing) + "]";
            throw Failure.of(
                    "error validating \""
                            + source
                            + "\": error validating data: "
                            + text
                            + "; if you choose to ignore these errors, turn validation off with --validate=false");
        }
    }
}
