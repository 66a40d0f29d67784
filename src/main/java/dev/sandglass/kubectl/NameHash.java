package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A hash of a ConfigMap's or Secret's data, to be put behind its name. */
public final class NameHash {

    private NameHash() {}

    /**
     * Ten letters and digits for the object's data.
     *
     * @param name what counts as its name; kustomize takes none
     * @param noData what stands for missing data
     */
    public static String of(Document object, String name, @Nullable Object noData) {
        var data = object.get("data");
        var summary =
                Document.of(
                        "data",
                        data == null ? noData : data,
                        "kind",
                        object.text("kind"),
                        "name",
                        name);
        if (object.text("kind").equals("Secret")) {
            summary = summary.put("type", object.text("type"));
        }
        if (object.has("binaryData")) {
            summary = summary.put("binaryData", object.get("binaryData"));
        }
        try {
            var bytes = Json.write(summary).getBytes(StandardCharsets.UTF_8);
            var hex = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return hex.substring(0, 10) // no letters that would make words
                    .replace('0', 'g')
                    .replace('1', 'h')
                    .replace('3', 'k')
                    .replace('a', 'm')
                    .replace('e', 't');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
