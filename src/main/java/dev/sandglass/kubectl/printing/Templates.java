package dev.sandglass.kubectl.printing;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.NotYet;
import java.util.List;
import java.util.regex.Pattern;

/** JSONPath and Go templates over objects, as {@code -o jsonpath} and {@code -o go-template} use them. */
public final class Templates {

    private static final Pattern RELAXED = Pattern.compile("^\\{\\.?([^{}]+)\\}$|^\\.?([^{}]+)$");

    private Templates() {}

    /** {@code metadata.name}, {@code .metadata.name} and {@code {.metadata.name}} all mean the last. */
    public static String relaxed(String path) {
        if (path.isEmpty()) {
            return path;
        }
        var matcher = RELAXED.matcher(path);
        if (!matcher.matches()) {
            throw dev.sandglass.kubectl.Failure.of(
                    "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'");
        }
        return "{." + (matcher.group(1) != null ? matcher.group(1) : matcher.group(2)) + "}";
    }

    static Printer jsonPath(String template, boolean allowMissing, boolean asJson) {
        throw NotYet.failure("-o jsonpath");
    }

    static Printer goTemplate(String template, boolean allowMissing) {
        throw NotYet.failure("-o go-template");
    }

    /** What a single path finds in an object, missing keys allowed. */
    public static List<Object> find(String path, Document object) {
        throw NotYet.failure("JSONPath");
    }
}
