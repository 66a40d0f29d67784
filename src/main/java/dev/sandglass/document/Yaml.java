package dev.sandglass.document;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * YAML text, read and written as sigs.k8s.io/yaml does: YAML 1.1 with {@code yes} and {@code on},
 * octal {@code 012}, merge keys and anchors; the same quoting, folding and complaints.
 *
 * <p>What is read is what JSON could hold: keys become strings, {@code 1.0} is the whole number 1.
 * Left out, against hostile input: nesting deeper than {@value Json#DEEPEST}; aliases have
 * upstream's budget.
 */
public final class Yaml {

    private Yaml() {}

    /** The value of the text's first document; null when there is none. */
    public static @Nullable Object parse(String yaml) {
        return new YamlDecoder(false).decode(YamlComposer.compose(yaml));
    }

    /** The value of the first document of these bytes, which must be UTF-8. */
    public static @Nullable Object parse(byte[] yaml) {
        return parse(Utf8.strictly(yaml));
    }

    /**
     * As {@link #parse(String)}, and keys that stand twice are told in one message; of such keys
     * the first counts then.
     */
    public static @Nullable Object parse(String yaml, Consumer<String> duplicates) {
        var decoder = new YamlDecoder(true);
        var value = decoder.decode(YamlComposer.compose(yaml));
        if (!decoder.faults().isEmpty()) {
            duplicates.accept(
                    "yaml: unmarshal errors:\n  " + String.join("\n  ", decoder.faults()));
        }
        return value;
    }

    /** The value as {@code kubectl -o yaml} shows it, with a newline at the end. */
    public static String write(@Nullable Object value) {
        return new YamlWriter().write(value);
    }

    /**
     * The value as {@code kubectl -o kyaml} shows it, with {@code ---} before and a newline at the
     * end.
     */
    public static String kyaml(@Nullable Object value) {
        return new KyamlWriter().write(value);
    }

    /**
     * All objects of a file as kubectl reads it, JSON or YAML, one after another; empty documents
     * are passed over.
     */
    public static Stream stream(String text) {
        return new YamlStream(text).read();
    }

    /** What a file held up to its end or its first fault. */
    public record Stream(List<Object> values, @Nullable String fault) {}
}
