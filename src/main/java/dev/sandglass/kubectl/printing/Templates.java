package dev.sandglass.kubectl.printing;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoQuote;
import dev.sandglass.document.GoSyntax;
import dev.sandglass.document.GoTemplate;
import dev.sandglass.document.Json;
import dev.sandglass.document.JsonPath;
import dev.sandglass.document.Malformed;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSONPath and Go templates over objects, as {@code -o jsonpath} and {@code -o go-template} use them. */
public final class Templates {

    private Templates() {}

    /** {@code metadata.name}, {@code .metadata.name} and {@code {.metadata.name}} all mean the last. */
    public static String relaxed(String path) {
        return orFail(path, JsonPath::relaxed);
    }

    static Printer jsonPath(String template, boolean allowMissing, boolean asJson) {
        JsonPath path;
        try {
            path = JsonPath.parse(template);
        } catch (Malformed e) {
            throw Failure.of("error parsing jsonpath " + template + ", " + e.getMessage() + "\n");
        }
        var lenient = allowMissing ? path.allowingMissingKeys() : path;
        return object -> {
            try {
                return asJson ? lenient.printJson(object) : lenient.print(object);
            } catch (Malformed e) {
                throw Failure.of(explanation(template, object, String.valueOf(e.getMessage())));
            }
        };
    }

    private static String explanation(String template, Document object, String problem) {
        return """
        error executing jsonpath %s: Error executing template: %s. Printing more information for debugging the template:
        \ttemplate was:
        \t\t%s
        \tobject given to jsonpath engine was:
        \t\t%s


        """
                .formatted(GoQuote.quote(template), problem, template, GoSyntax.object(object));
    }

    static Printer goTemplate(String text, boolean allowMissing, Session session) {
        GoTemplate template;
        try {
            template = GoTemplate.parse(text);
        } catch (Malformed e) {
            throw Failure.of("error parsing template " + text + ", " + e.getMessage());
        }
        var strict = allowMissing ? template : template.refusingMissingKeys();
        return object -> {
            var output = strict.run(object);
            if (output.fault() == null) {
                return output.text();
            }
            session.write(output.text());
            session.write(
                    """
                    Error executing template: %s. Printing more information for debugging the template:
                    \ttemplate was:
                    \t\t%s
                    \traw data was:
                    \t\t%s
                    \tobject given to template engine was:
                    \t\t%s

                    """
                            .formatted(
                                    output.fault(),
                                    text,
                                    Json.write(object),
                                    GoValues.print(object)));
            throw Failure.of(
                    "error executing template " + GoQuote.quote(text) + ": " + output.fault());
        };
    }

    /** Complains about a path that cannot be understood. */
    public static void check(String path) {
        orFail(path, JsonPath::parse);
    }

    /** What a single path finds in an object, missing keys allowed. */
    public static List<Object> find(String path, Document object) {
        return results(path, object).stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .collect(Collectors.toList());
    }

    /** What each part of a path finds in an object, missing keys allowed. */
    public static List<List<@Nullable Object>> results(String path, Document object) {
        return orFail(path, p -> JsonPath.parse(p).allowingMissingKeys().find(object));
    }

    private static <T> T orFail(String path, Function<String, T> action) {
        try {
            return action.apply(path);
        } catch (Malformed e) {
            throw Failure.of(String.valueOf(e.getMessage()));
        }
    }
}
