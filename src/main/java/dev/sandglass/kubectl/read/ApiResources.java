package dev.sandglass.kubectl.read;

import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Kinds;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.printing.FieldOrder;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.printing.TabWriter;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code kubectl api-resources}: the kinds that the server serves, each in its preferred version. */
public final class ApiResources implements KubectlCommand {

    private static final List<String> FORMATS = List.of("json", "yaml", "kyaml", "name", "wide");

    private static final Usage USAGE =
            Usage.of(Group.OTHER, "api-resources", "[flags]")
                    .summary("List the types of objects that the server knows")
                    .about("List the types of objects that the server knows.")
                    .example("kubectl api-resources", "All of them")
                    .example(
                            "kubectl api-resources -o wide",
                            "... with the verbs that each understands")
                    .example(
                            "kubectl api-resources --namespaced=false",
                            "Those that belong to no namespace")
                    .example("kubectl api-resources --api-group=apps", "Those of one group")
                    .text("api-group", "", "Only types of this group.")
                    .flags(
                            Flag.bool(
                                            "namespaced",
                                            "",
                                            "Only types that live in namespaces, or with =false only the others.")
                                    .or("true"))
                    .list("verbs", "", "Only types that understand all these verbs.")
                    .text("sort-by", "", "Sort by 'name' or 'kind', not by group.")
                    .flag("cached", "", "Take the list from the cache when there is one.")
                    .list("categories", "", "Only types of all these categories.")
                    .flag("no-headers", "", "Leave the headers out.")
                    .text(
                            "output",
                            "o",
                            "Format of the output, one of: (json, yaml, kyaml, name, wide).")
                    .flag("show-managed-fields", "", "Show managedFields in JSON and YAML.");

    private static final FieldOrder ORDER =
            new FieldOrder(
                    List.of("kind", "apiVersion", "groupVersion", "resources"),
                    Map.of(
                            "resources",
                            FieldOrder.of(
                                    "name",
                                    "singularName",
                                    "namespaced",
                                    "group",
                                    "version",
                                    "kind",
                                    "verbs",
                                    "shortNames",
                                    "categories",
                                    "storageVersionHash")));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (!arguments.words().isEmpty()) {
            throw Failure.inUse(
                    USAGE, "unexpected arguments: [" + String.join(" ", arguments.words()) + "]");
        }
        var format = arguments.text("output");
        if (!format.isEmpty() && !FORMATS.contains(format)) {
            throw Printers.unknown(format, FORMATS);
        }
        var sortBy = arguments.text("sort-by");
        if (!List.of("", "name", "kind").contains(sortBy)) {
            throw Failure.of("--sort-by accepts only name or kind");
        }
        var kinds = new ArrayList<>(preferred(new Client(arguments, session).resources().all()));
        kinds.removeIf(kind -> !isWanted(kind, arguments));
        kinds.sort(order(sortBy));
        session.write(text(kinds, format, arguments, session));
        return 0;
    }

    /** Each kind once: in its group's preferred version, or in the first that has it. */
    static List<Kind> preferred(Kinds all) {
        var seen = new HashSet<String>();
        var kinds = new ArrayList<Kind>();
        for (var group : all.groups()) {
            for (var version : group.versions()) {
                for (var kind : version.kinds()) {
                    if (seen.add(kind.groupResource())) {
                        kinds.add(kind);
                    }
                }
            }
        }
        return kinds;
    }

    private static boolean isWanted(Kind kind, Arguments arguments) {
        return !kind.verbs().isEmpty()
                && (!arguments.has("api-group") || kind.group().equals(arguments.text("api-group")))
                && (!arguments.has("namespaced")
                        || kind.namespaced() == arguments.flag("namespaced"))
                && kind.verbs().containsAll(arguments.texts("verbs"))
                && kind.categories().containsAll(arguments.texts("categories"));
    }

    private static Comparator<Kind> order(String sortBy) {
        Comparator<Kind> first =
                switch (sortBy) {
                    case "name" -> Comparator.comparing(Kind::plural);
                    case "kind" -> Comparator.comparing(Kind::name);
                    default -> Comparator.comparing(Kind::group);
                };
        return first.thenComparing(Kind::plural);
    }

    private static String text(
            List<Kind> kinds, String format, Arguments arguments, Session session) {
        return switch (format) {
            case "name" ->
                    String.join("", kinds.stream().map(k -> k.groupResource() + "\n").toList());
            case "", "wide" -> table(kinds, format.equals("wide"), arguments.flag("no-headers"));
            default ->
                    Objects.requireNonNull(Printers.generic(format, arguments, session, ORDER))
                            .print(list(kinds));
        };
    }

    private static String table(List<Kind> kinds, boolean wide, boolean noHeaders) {
        var out = TabWriter.ofTables();
        if (!noHeaders) {
            out.line(
                    "NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND"
                            + (wide ? "\tVERBS\tCATEGORIES" : ""));
        }
        for (var kind : kinds) {
            var line =
                    kind.plural()
                            + "\t"
                            + String.join(",", kind.shortNames())
                            + "\t"
                            + kind.apiVersion()
                            + "\t"
                            + kind.namespaced()
                            + "\t"
                            + kind.name();
            out.line(
                    wide
                            ? line
                                    + "\t"
                                    + String.join(",", kind.verbs())
                                    + "\t"
                                    + String.join(",", kind.categories())
                            : line);
        }
        return out.flush();
    }

    private static Document list(List<Kind> kinds) {
        var resources = new ArrayList<Document>();
        for (var kind : kinds) {
            var resource =
                    Document.of(
                            "name", kind.plural(),
                            "singularName", kind.singular(),
                            "namespaced", kind.namespaced(),
                            "version", kind.version(),
                            "kind", kind.name(),
                            "verbs", kind.verbs());
            if (!kind.group().isEmpty()) {
                resource = resource.put("group", kind.group());
            }
            if (!kind.shortNames().isEmpty()) {
                resource = resource.put("shortNames", kind.shortNames());
            }
            if (!kind.categories().isEmpty()) {
                resource = resource.put("categories", kind.categories());
            }
            if (!kind.storageVersionHash().isEmpty()) {
                resource = resource.put("storageVersionHash", kind.storageVersionHash());
            }
            resources.add(resource);
        }
        return Document.of(
                "kind", "APIResourceList",
                "apiVersion", "v1",
                "groupVersion", "",
                "resources", Items.copyOf(resources));
    }
}
