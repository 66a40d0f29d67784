package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import java.util.List;
import java.util.Set;

/** What commands that change objects share: how targets are found, patches sent, results printed. */
final class Changing {

    /** What complains of an unknown format only when it has something to print. */
    private static final Set<String> FINDS_OUT_LATE = Set.of("label", "patch");

    private final Arguments arguments;
    private final Client client;
    private final DryRun dryRun;

    private String accept = Client.JSON;

    Changing(Arguments arguments, Session session) {
        this.arguments = arguments;
        this.client = new Client(arguments, session);
        this.dryRun = DryRun.of(arguments, client);
        if (!FINDS_OUT_LATE.contains(arguments.usage().name())) {
            Printers.ofResult(arguments, session, "");
        }
    }

    /** Flags for output, files, dry runs and the manager's name. */
    static Usage flags(Usage usage, String manager) {
        return usage.flags(Printers.flags(Printers.BASIC))
                .flags(Flags.files("that names the objects."))
                .flags(Flags.DRY_RUN, Flags.fieldManager(manager));
    }

    static Flag[] selection() {
        return new Flag[] {Flags.SELECTOR, Flags.ALL};
    }

    Client client() {
        return client;
    }

    DryRun dryRun() {
        return dryRun;
    }

    Session session() {
        return client.session();
    }

    boolean isLocal() {
        return arguments.usage().find("local") != null && arguments.flag("local");
    }

    /** Reads objects into types, as upstream's command does. */
    void typed() {
        accept = Client.ANY_JSON;
    }

    /** Whether nothing is sent: a dry run of the client's, or files alone. */
    boolean sendsNothing() {
        return dryRun == DryRun.CLIENT || isLocal();
    }

    /** The targets of the words and files, as they are now. */
    Targets targets(List<String> words, boolean emptySelector) {
        var targets = targetsAsWritten(words, emptySelector);
        return isLocal() ? targets : targets.latest();
    }

    /** The targets of the words as they are now, those of files as the files have them. */
    Targets targetsAsWritten(List<String> words, boolean emptySelector) {
        var targets =
                new Targets(client)
                        .files(arguments, client.isNamespaceTyped() && !isLocal())
                        .continueOnError()
                        .flatten();
        if (!isLocal()) { // objects of files stay without a namespace when nobody is asked
            targets.in(client.namespace());
        }
        if (arguments.usage().find("selector") != null) {
            targets.labels(arguments.text("selector"));
        }
        if (arguments.usage().find("field-selector") != null) {
            targets.fields(arguments.text("field-selector"));
        }
        if (arguments.usage().find("all-namespaces") != null) {
            targets.everywhere(arguments.flag("all-namespaces"));
        }
        targets.requests(request -> request.withAccept(accept));
        targets.words(emptySelector, words);
        return targets;
    }

    /** Complains when neither words nor files name anything. */
    void requireTargets(List<String> words) {
        if (words.isEmpty()
                && arguments.texts("filename").isEmpty()
                && arguments.text("kustomize").isEmpty()) {
            throw Failure.of(
                    "one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
    }

    /** Sends a patch and gives the object that comes back. */
    Document patch(Target target, Object patch, String type, String subresource) {
        return client.object(patchRequest(target, patch, type, subresource));
    }

    private Request patchRequest(Target target, Object patch, String type, String subresource) {
        var path = Client.path(target.kind(), target.namespace(), target.name(), subresource);
        var request = client.request(Method.PATCH, path).withAccept(accept);
        request =
                patch instanceof Items items
                        ? request.withBody(
                                new Request.Body.Raw(
                                        dev.sandglass.document.Json.bytes(items), type))
                        : patch instanceof byte[] bytes
                                ? request.withBody(new Request.Body.Raw(bytes, type))
                                : request.withBody((Document) patch, type);
        if (arguments.usage().find("field-manager") != null
                && !arguments.text("field-manager").isEmpty()) {
            request = request.with("fieldManager", arguments.text("field-manager"));
        }
        return dryRun.mark(request);
    }

    /** The same without a word about dry runs. */
    void printBare(Document object, String operation) {
        session().write(Printers.ofResult(arguments, session(), operation).print(object));
    }

    /** Prints what came of it: {@code deployment.apps/web scaled}, or the object in the format asked for. */
    void print(Document object, String operation) {
        session()
                .write(
                        Printers.ofResult(arguments, session(), dryRun.told(operation))
                                .print(object));
    }
}
