package dev.sandglass.kubectl.create;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.NameHash;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Typed;
import dev.sandglass.kubectl.printing.Printer;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.kubectl.write.Validations;

/** How the commands below {@code kubectl create} make, send and print an object of their kind. */
final class Creation {

    private final Arguments arguments;
    private final String name;
    private final Client client;
    private final DryRun dryRun;
    private final Printer printer;
    private final String validation;

    Creation(Arguments arguments, Session session) {
        this.arguments = arguments;
        this.name = name(arguments);
        this.client = new Client(arguments, session);
        this.dryRun = DryRun.of(arguments, client);
        this.printer = Printers.ofTyped(arguments, session, dryRun.told("created"));
        this.validation = Validations.directive(arguments);
    }

    /** The usage that all of them share: flags for output, dry runs, checking. */
    static Usage usage(String words, String synopsis) {
        return Usage.of(Group.PART, "create " + words, synopsis)
                .flags(Printers.flags(Printers.BASIC))
                .flags(
                        Flags.SAVE_CONFIG,
                        Flags.VALIDATE,
                        Flags.DRY_RUN,
                        Flags.fieldManager("kubectl-create"));
    }

    /** The one name on the command line. Whoever counts wrongly hears of nothing else. */
    private static String name(Arguments arguments) {
        var count = arguments.wordsBeforeDash().size();
        if (count != 1) {
            throw Failure.inUse(arguments.usage(), "exactly one NAME is required, got " + count);
        }
        return arguments.wordsBeforeDash().getFirst();
    }

    String name() {
        return name;
    }

    Client client() {
        return client;
    }

    /** Metadata with the name and, when it was typed, the namespace. */
    Document metadata(String name) {
        var metadata = Document.of("name", name);
        return client.isNamespaceTyped() ? metadata.put("namespace", client.namespace()) : metadata;
    }

    /**
     * Sends the object, unless it is a dry run of the client's, and prints what came of it.
     *
     * @param plural the resource in paths
     * @param prefix what stands before the server's refusal, or empty to show it as a refusal
     */
    int run(Document object, String plural, boolean namespaced, String prefix) {
        var sent = Typed.complete(hashed(object));
        if (arguments.flag("save-config")) {
            sent = LastApplied.annotatedTyped(sent);
        }
        var result = dryRun == DryRun.CLIENT ? sent : send(sent, plural, namespaced, prefix);
        client.session().write(printer.print(result));
        return 0;
    }

    /** The object with a hash of its data behind its name, when that was asked for. */
    private Document hashed(Document object) {
        if (arguments.usage().find("append-hash") == null || !arguments.flag("append-hash")) {
            return object;
        }
        var name = object.text("metadata.name");
        return object.with("metadata.name", name + "-" + NameHash.of(object, name, Document.EMPTY));
    }

    private Document send(Document object, String plural, boolean namespaced, String prefix) {
        var version = object.text("apiVersion");
        var base = version.indexOf('/') < 0 ? "/api/" : "/apis/";
        var within = namespaced ? "/namespaces/" + client.namespace() : "";
        Request request =
                client.request(Method.POST, base + version + within + "/" + plural)
                        .withAccept(Client.TYPED)
                        .withBody(object, Client.PROTOBUF)
                        .with("fieldValidation", validation);
        if (!arguments.text("field-manager").isEmpty()) {
            request = request.with("fieldManager", arguments.text("field-manager"));
        }
        try {
            return client.object(dryRun.mark(request));
        } catch (Refusal refusal) {
            throw prefix.isEmpty() ? refusal : refusal.prefixed(prefix);
        }
    }
}
