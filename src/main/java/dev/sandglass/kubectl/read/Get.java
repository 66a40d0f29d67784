package dev.sandglass.kubectl.read;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code kubectl get}: shows objects as the server's Tables, or whole in another format; watches them. */
public final class Get implements KubectlCommand {

    static final List<String> FORMATS =
            Stream.of(Printers.BASIC, List.of("custom-columns", "custom-columns-file", "wide"))
                    .flatMap(List::stream)
                    .toList();

    private static final Usage USAGE =
            Usage.of(
                            Group.INTERMEDIATE,
                            "get",
                            "[(-o|--output=)"
                                    + String.join("|", FORMATS)
                                    + "] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]")
                    .summary("Show one object or many")
                    .about(
                            """
                            Show one object or many.

                             A table shows what matters most about each object. Labels and fields select among them; of types that live in namespaces, only the current namespace is shown unless another is named, or all are.

                             With -o the whole object is shown in another form, or what a template picks from it.

                            Use "kubectl api-resources" for a complete list of supported resources.""")
                    .suggestedFor("list", "ps")
                    .example("kubectl get pods", "The Pods of this namespace")
                    .example("kubectl get pods -o wide", "... with addresses and nodes")
                    .example(
                            "kubectl get deployment/web service/web",
                            "Two objects of different types")
                    .example(
                            "kubectl get pods -A -l app=web",
                            "The Pods with a label, in all namespaces")
                    .example(
                            "kubectl get pod web-0 -o yaml",
                            "All that the server knows about a Pod")
                    .example(
                            "kubectl get pods -o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName",
                            "A table of your own")
                    .example("kubectl get pods --watch", "Every change from now on")
                    .flags(Printers.flags(FORMATS))
                    .flags(Flags.files("that names the objects to show."))
                    .flags(
                            Flags.ALL_NAMESPACES,
                            Flags.SELECTOR,
                            Flags.FIELD_SELECTOR,
                            Flags.CHUNK_SIZE,
                            Flags.SUBRESOURCE)
                    .text(
                            "raw",
                            "",
                            "Fetch this path from the server and print the answer as it is.")
                    .flag("watch", "w", "Show the objects, then every change.")
                    .flag(
                            "watch-only",
                            "",
                            "Show every change from now on, without showing the objects first.")
                    .flag(
                            "output-watch-events",
                            "",
                            "With --watch or --watch-only: say what kind of change it was.")
                    .flag("ignore-not-found", "", "Say nothing when a named object is not there.")
                    .flags(
                            dev.sandglass.kubectl.usage.Flag.bool(
                                            "server-print", "", "Let the server make the table.")
                                    .or("true"))
                    .flag("show-labels", "", "Show all labels in a last column.")
                    .flag("show-kind", "", "Put the type before each name.")
                    .flag("no-headers", "", "Leave the headers out of the table.")
                    .text(
                            "sort-by",
                            "",
                            "Sort by this field, given as a JSONPath: '{.metadata.name}'.")
                    .list(
                            "label-columns",
                            "L",
                            "Show these labels in columns of their own; may be repeated.");

    private static final String TABLES =
            "application/json;as=Table;v=v1;g=meta.k8s.io,"
                    + "application/json;as=Table;v=v1beta1;g=meta.k8s.io,"
                    + "application/json";

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var client = new Client(arguments, session);
        if (arguments.has("raw") && !arguments.text("raw").isEmpty()) {
            return raw(arguments, client);
        }
        complainOfContradictions(arguments, session);
        if (arguments.flag("watch") || arguments.flag("watch-only")) {
            return new GetWatch(arguments, client).run();
        }
        var output = new GetOutput(arguments, session);
        var targets =
                targets(arguments, client, output)
                        .chunks(
                                arguments.text("sort-by").isEmpty()
                                        ? arguments.number("chunk-size")
                                        : 0)
                        .words(true, arguments.words())
                        .continueOnError()
                        .flatten()
                        .check();
        return output.isTable()
                ? table(arguments, client, targets, output)
                : whole(arguments, client, targets, output);
    }

    /** The targets of a get; for a table, the server is asked to make it. */
    static Targets targets(Arguments arguments, Client client, GetOutput output) {
        return new Targets(client)
                .in(client.namespace())
                .everywhere(arguments.flag("all-namespaces"))
                .files(arguments, client.isNamespaceTyped() && !arguments.flag("all-namespaces"))
                .labels(arguments.text("selector"))
                .fields(arguments.text("field-selector"))
                .subresource(arguments.text("subresource"))
                .latest()
                .requests(request -> asked(request, arguments, output));
    }

    private static Request asked(Request request, Arguments arguments, GetOutput output) {
        if (!output.asksForTables()) {
            return request;
        }
        var asking = request.withAccept(TABLES);
        return arguments.text("sort-by").isEmpty()
                ? asking
                : asking.with("includeObject", "Object");
    }

    private static int raw(Arguments arguments, Client client) {
        if (!arguments.words().isEmpty()) {
            throw Failure.of("arguments may not be passed when --raw is specified");
        }
        if (arguments.flag("watch")
                || arguments.flag("watch-only")
                || !arguments.text("selector").isEmpty()) {
            throw Failure.of(
                    "--raw may not be specified with other flags that filter the server request or alter the output");
        }
        if (!arguments.text("output").isEmpty()) {
            throw Failure.of("--raw and --output are mutually exclusive");
        }
        client.session()
                .write(client.bytes(RawPath.request(Method.GET, arguments.text("raw"), client)));
        return 0;
    }

    private static void complainOfContradictions(Arguments arguments, Session session) {
        var sorted = !arguments.text("sort-by").isEmpty();
        if (arguments.flag("watch")) {
            if (sorted && session.marked(GetWatch.Watching.class) == null) {
                session.complain(
                        "warning: --watch requested, --sort-by will be ignored for watch events received");
            }
        } else if (arguments.flag("watch-only")) {
            if (sorted && session.marked(GetWatch.Watching.class) == null) {
                session.complain("warning: --watch-only requested, --sort-by will be ignored");
            }
        } else if (arguments.words().isEmpty()
                && arguments.texts("filename").isEmpty()
                && arguments.text("kustomize").isEmpty()) {
            session.complain(
                    "You must specify the type of resource to get. Use \"kubectl api-resources\" for a complete"
                            + " list of supported resources.\n");
            throw Failure.inUse(
                    USAGE,
                    "Required resource not specified.\n"
                            + "Use \"kubectl explain <resource>\" for a detailed description of that resource"
                            + " (e.g. kubectl explain pods).");
        }
        var format = arguments.text("output");
        if (arguments.flag("show-labels") && !format.isEmpty() && !format.equals("wide")) {
            throw Failure.of("--show-labels option cannot be used with " + format + " printer");
        }
        if (arguments.flag("output-watch-events")
                && !arguments.flag("watch")
                && !arguments.flag("watch-only")) {
            throw Failure.of(
                    "--output-watch-events option can only be used with --watch or --watch-only");
        }
    }

    private static int table(
            Arguments arguments, Client client, Targets targets, GetOutput output) {
        var outcome = targets.collect();
        var failures = new ArrayList<>(outcome.failures());
        if (arguments.flag("ignore-not-found")) {
            failures.removeIf(f -> f instanceof Refusal refusal && refusal.isNotFound());
        }
        var found = outcome.found();
        try {
            found = Sorting.byFlag(arguments.text("sort-by"), found);
            output.table(found);
        } catch (Sorting.Impossible _) {
            output.table(List.of()); // upstream loses this complaint, and with it the table
        }
        var isNamespaced =
                !arguments.flag("all-namespaces")
                        && found.stream().map(Target::kind).allMatch(Kind::namespaced);
        if (!output.hasWritten() && !arguments.flag("ignore-not-found") && failures.isEmpty()) {
            client.session()
                    .complain(
                            isNamespaced
                                    ? "No resources found in " + client.namespace() + " namespace."
                                    : "No resources found");
        }
        targets.throwAll(failures);
        return 0;
    }

    private static int whole(
            Arguments arguments, Client client, Targets targets, GetOutput output) {
        var outcome = targets.collect();
        var failures = new ArrayList<>(outcome.failures());
        if (arguments.flag("ignore-not-found")) {
            failures.removeIf(f -> f instanceof Refusal refusal && refusal.isNotFound());
        }
        var isSingle = targets.isSingle();
        if (!failures.isEmpty() && isSingle) {
            Failures.throwIfAny(failures);
        }
        var found = outcome.found();
        if (found.isEmpty() && arguments.flag("ignore-not-found")) {
            Failures.throwIfAny(failures);
            return 0;
        }
        var object =
                isSingle && found.size() == 1
                        ? found.getFirst().known()
                        : list(Sorting.byFlag(arguments.text("sort-by"), found));
        if (arguments.text("output").equals("name")) {
            client.note(
                    2,
                    "table_printer.go:45",
                    "Unable to decode server response into a Table. Falling back to hardcoded types:"
                            + " attempt to decode non-Table object");
        }
        client.session().write(output.whole(object));
        Failures.throwIfAny(failures);
        return 0;
    }

    private static Document list(List<Target> found) {
        return Document.of(
                "apiVersion",
                "v1",
                "kind",
                "List",
                "metadata",
                Document.of("resourceVersion", ""),
                "items",
                Items.copyOf(found.stream().map(Target::known).toList()));
    }
}
