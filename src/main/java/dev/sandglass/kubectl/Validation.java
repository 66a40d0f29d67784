package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import java.util.ArrayList;

/** What kubectl itself checks of a manifest; fields are checked by the server. */
public final class Validation {

    private Validation() {}

    public static void check(Document document, String source) {
        var missing = new ArrayList<String>();
        if (document.text("apiVersion").isEmpty()) {
            missing.add("apiVersion not set");
        }
        if (document.text("kind").isEmpty()) {
            missing.add("kind not set");
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
