package dev.sandglass.kubectl.printing;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.KeyOrder;
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Typed;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of {@code -o}, and the flags that belong to them. */
public final class Printers {

    /** What commands that change things offer. */
    public static final List<String> BASIC =
            List.of(
                    "json",
                    "yaml",
                    "kyaml",
                    "name",
                    "go-template",
                    "go-template-file",
                    "template",
                    "templatefile",
                    "jsonpath",
                    "jsonpath-as-json",
                    "jsonpath-file");

    private static final List<String> JSON_PATHS =
            List.of("jsonpath", "jsonpath-as-json", "jsonpath-file");
    private static final List<String> GO_TEMPLATES =
            List.of("go-template", "go-template-file", "template", "templatefile");
    private static final List<String> COLUMNS = List.of("custom-columns", "custom-columns-file");

    private Printers() {}

    /** {@code -o}, {@code --template} and their companions. */
    public static List<Flag> flags(List<String> formats) {
        return List.of(
                Flag.text(
                        "output",
                        "o",
                        "Format of the output, one of: (" + String.join(", ", formats) + ")."),
                Flag.text(
                        "template",
                        "",
                        "The template itself, or the file that holds it, for -o=go-template and -o=go-template-file."),
                Flag.bool(
                                "allow-missing-template-keys",
                                "",
                                "Whether a template may name fields that are not there.")
                        .or("true"),
                Flag.bool("show-managed-fields", "", "Show managedFields in JSON and YAML."));
    }

    /**
     * The printer for a command that changed something: {@code configmap/a created} when no format was asked for.
     *
     * @param operation what was done; {@code created (dry run)}
     */
    public static Printer ofResult(Arguments arguments, Session session, String operation) {
        var format = format(arguments);
        if (format.isEmpty() && !arguments.has("output") && !arguments.text("template").isEmpty()) {
            format = "go-template";
        }
        if (format.isEmpty()) {
            return object -> name(object, operation);
        }
        var printer = generic(format, arguments, session, null);
        if (printer == null) {
            throw unknown(format, BASIC);
        }
        return printer;
    }

    /** The same for an object that kubectl has read into a type: all its fields, JSON in the order of Go's. */
    public static Printer ofTyped(Arguments arguments, Session session, String operation) {
        var plain = ofResult(arguments, session, operation);
        if (!format(arguments).equalsIgnoreCase("json")) {
            return object -> plain.print(Typed.complete(object));
        }
        var managed = arguments.flag("show-managed-fields");
        return object -> {
            var shown = shown(Typed.complete(object), managed);
            return Json.indented(shown, 4, Typed.order(shown)) + "\n";
        };
    }

    private static String format(Arguments arguments) {
        return arguments.text("output");
    }

    /** Complains about a format that does not exist. */
    public static Failure unknown(String format, List<String> formats) {
        var sorted = new ArrayList<>(formats);
        sorted.sort(null);
        return Failure.of(
                "unable to match a printer suitable for the output format \""
                        + format
                        + "\", allowed formats are: "
                        + String.join(",", sorted));
    }

    /**
     * JSON, YAML, names and templates; null for a format that is none of them.
     *
     * @param order the order of JSON's keys, or null for the alphabet's
     */
    public static @Nullable Printer generic(
            String format, Arguments arguments, Session session, @Nullable KeyOrder order) {
        var template = template(format, JSON_PATHS, arguments);
        if (template != null) {
            var text = fromFile(template, "jsonpath-file", session);
            return Templates.jsonPath(
                    text,
                    arguments.flag("allow-missing-template-keys"),
                    template.format().equals("jsonpath-as-json"));
        }
        template = template(format, GO_TEMPLATES, arguments);
        if (template != null) {
            var name = template.format();
            var text = fromFile(template, name.endsWith("file") ? name : "", session);
            return Templates.goTemplate(
                    text, arguments.flag("allow-missing-template-keys"), session);
        }
        var managed = arguments.flag("show-managed-fields");
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> object -> Json.indented(shown(object, managed), 4, order) + "\n";
            case "yaml" -> counting("---\n", object -> Yaml.write(shown(object, managed)));
            case "kyaml" -> object -> Yaml.kyaml(shown(object, managed));
            case "name" -> Printers::names;
            default -> null;
        };
    }

    private static Printer counting(String between, Printer printer) {
        return new Printer() {
            private int count;

            @Override
            public String print(Document object) {
                return (count++ == 0 ? "" : between) + printer.print(object);
            }
        };
    }

    private record Template(String format, String text) {}

    /** The template of {@code -o FORMAT=TEMPLATE} or {@code --template}; null when the format is another. */
    private static @Nullable Template template(
            String format, List<String> formats, Arguments arguments) {
        var argument = arguments.text("template");
        var equals = format.indexOf('=');
        var name = equals >= 0 && argument.isEmpty() ? format.substring(0, equals) : format;
        if (!formats.contains(name)) {
            return null;
        }
        var text =
                argument.isEmpty()
                        ? format.substring(equals < 0 ? format.length() : equals + 1)
                        : argument;
        if (text.isEmpty()) {
            throw Failure.of("template format specified but no template given");
        }
        return new Template(name, text);
    }

    private static String fromFile(Template template, String fileFormat, Session session) {
        if (!template.format().equals(fileFormat)) {
            return template.text();
        }
        try {
            return new String(session.readFile(template.text()), StandardCharsets.UTF_8);
        } catch (FileProblem _) {
            throw Failure.of(
                    "error reading --template "
                            + template.text()
                            + ", open "
                            + template.text()
                            + ": no such file or directory");
        }
    }

    /** Columns of the learner's own making; null when the format is another. */
    public static @Nullable CustomColumns customColumns(
            String format, Arguments arguments, Session session) {
        var argument = arguments.text("template");
        var equals = format.indexOf('=');
        var name = equals >= 0 && argument.isEmpty() ? format.substring(0, equals) : format;
        if (!COLUMNS.contains(name)) {
            return null;
        }
        var spec =
                argument.isEmpty()
                        ? format.substring(equals < 0 ? format.length() : equals + 1)
                        : argument;
        if (spec.isEmpty()) {
            throw Failure.of("custom-columns format specified but no custom columns given");
        }
        if (name.equals("custom-columns")) {
            return CustomColumns.ofSpec(spec, arguments.flag("no-headers"));
        }
        try {
            return CustomColumns.ofFile(new String(session.readFile(spec), StandardCharsets.UTF_8));
        } catch (FileProblem _) {
            throw Failure.of(
                    "error reading template "
                            + spec
                            + ", open "
                            + spec
                            + ": no such file or directory");
        }
    }

    /** The object without managedFields, unless they are wanted. */
    public static Document shown(Document object, boolean managedFields) {
        if (managedFields) {
            return object;
        }
        var bare = object.without("metadata.managedFields");
        if (!(object.get("items") instanceof Items) || !object.text("kind").endsWith("List")) {
            return bare;
        }
        return bare.put(
                "items", bare.items("items").mapped(i -> i.without("metadata.managedFields")));
    }

    /** {@code deployment.apps/web}, one a line for a list. */
    public static String names(Document object) {
        if (!object.has("items") || !object.text("kind").endsWith("List")) {
            return name(object, "");
        }
        var lines = new StringBuilder();
        object.items("items").documents().forEach(item -> lines.append(names(item)));
        return lines.toString();
    }

    /** {@code deployment.apps/web created}. */
    public static String name(Document object, String operation) {
        var version = object.text("apiVersion");
        var slash = version.indexOf('/');
        var group = slash < 0 ? "" : "." + version.substring(0, slash);
        return object.text("kind", "<unknown>").toLowerCase(Locale.ROOT)
                + group
                + "/"
                + object.text("metadata.name", "<unknown>")
                + (operation.isEmpty() ? "" : " " + operation)
                + "\n";
    }
}
