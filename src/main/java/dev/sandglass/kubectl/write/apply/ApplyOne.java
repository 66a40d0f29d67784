package dev.sandglass.kubectl.write.apply;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.printing.Printers;
import org.jspecify.annotations.Nullable;

/**
 * Applies one object: creates it when it is not there, patches it otherwise.
 *
 * <p>Left out of apply on the server's side: handing over fields that an earlier apply on the client's side owned.
 */
final class ApplyOne {

    private static final String CONFLICT_ADVICE =
            """

            Please review the fields above--they currently have other managers. Here
            are the ways you can resolve this warning:
            * If you intend to manage all of these fields, please re-run the apply
              command with the `--force-conflicts` flag.
            * If you do not intend to manage all of the fields, please edit your
              manifest to remove references to the fields that should keep their
              current managers.
            * You may co-own fields by updating your manifest to match the existing
              value; in this case, you'll become the manager if the other manager(s)
              stop managing the field (remove it from their configuration).
            See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts""";

    private final ApplyOptions options;
    private final Client client;

    ApplyOne(ApplyOptions options, Client client) {
        this.options = options;
        this.client = client;
    }

    /** The object as it is then. */
    Document apply(Target given) {
        var target = given.with(ChangeCause.of(options.arguments()).on(given.known()));
        if (options.onServer()) {
            return onServer(target);
        }
        var current = current(target);
        if (current == null) {
            var made = create(target);
            say(made, "created");
            return made;
        }
        if (options.dryRun() == DryRun.CLIENT) {
            say(current, "configured");
            return current;
        }
        if (LastApplied.of(current) == null) {
            client.session().complain(unnoted(target));
        }
        var patched = new Patcher(target, options, client).patch(current);
        warnIfDeleting(patched.object());
        say(patched.object(), patched.isEmpty() ? "unchanged" : "configured");
        return patched.object();
    }

    private @Nullable Document current(Target target) {
        if (target.name().isEmpty()) {
            throw notRetrieved(target, Failure.of("resource name may not be empty"));
        }
        try {
            return client.object(client.get(target.path()));
        } catch (Refusal refusal) {
            var answer = refusal.isNotFound() ? lostNamespace(target) : refusal;
            if (answer == null || answer.isNotFound()) {
                return null;
            }
            throw notRetrieved(target, answer);
        }
    }

    private static Failure notRetrieved(Target target, Failure why) {
        return Sources.about(
                "retrieving current configuration of:\n"
                        + Sources.shown(target)
                        + "\nfrom server for:",
                target,
                why);
    }

    /** kubectl looks for the namespace of a missing object, and forgets what it found. */
    private @Nullable Refusal lostNamespace(Target target) {
        if (target.namespace().isEmpty() || target.namespace().equals("default")) {
            return null;
        }
        try {
            client.object(client.get("/api/v1/namespaces/" + target.namespace()));
            return null;
        } catch (Refusal refusal) {
            return refusal.isNotFound() ? refusal : null;
        }
    }

    private Document create(Target target) {
        var object = (Document) pruned(LastApplied.annotated(target.known()));
        if (options.dryRun() == DryRun.CLIENT) {
            return object;
        }
        var request =
                client.request(Method.POST, Client.path(target.kind(), target.namespace()))
                        .withBody(object.without("metadata.resourceVersion"));
        try {
            return client.object(marked(request));
        } catch (Refusal refusal) {
            throw Sources.about("creating", target, refusal);
        }
    }

    private Request marked(Request request) {
        return options.dryRun()
                .mark(
                        request.with("fieldManager", options.manager())
                                .with("fieldValidation", options.validation()));
    }

    /** Without fields that are null, which an update would remove too. */
    private static @Nullable Object pruned(@Nullable Object value) {
        return switch (value) {
            case Document document -> {
                var result = document;
                for (var key : document.keys()) {
                    var inside = document.get(key);
                    result = inside == null ? result.remove(key) : result.put(key, pruned(inside));
                }
                yield result;
            }
            case Items items -> Items.copyOf(items.stream().map(ApplyOne::pruned).toList());
            case null, default -> value;
        };
    }

    private static String unnoted(Target target) {
        return "Warning: resource "
                + target.objectName()
                + " is missing the "
                + LastApplied.KEY
                + " annotation which is required by kubectl apply. kubectl apply should only be used on resources"
                + " created declaratively by either kubectl create --save-config or kubectl apply. The missing"
                + " annotation will be patched automatically.";
    }

    private void warnIfDeleting(Document object) {
        if (!object.text("metadata.deletionTimestamp").isEmpty()) {
            client.session()
                    .complain(
                            "Warning: Detected changes to resource "
                                    + object.text("metadata.name")
                                    + " which is currently being deleted.");
        }
    }

    // ---- on the server's side ----

    private Document onServer(Target target) {
        var path =
                Client.path(
                        target.kind(),
                        target.namespace(),
                        target.name(),
                        options.arguments().text("subresource"));
        var force = Boolean.toString(options.arguments().flag("force-conflicts"));
        var request =
                client.request(Method.PATCH, path)
                        .withBody(target.known(), Request.APPLY_PATCH)
                        .with("force", force);
        Document applied;
        try {
            applied = client.object(marked(request));
        } catch (Refusal refusal) {
            throw refusedOnServer(refusal);
        }
        applied = keepNote(target, applied);
        warnIfDeleting(applied);
        say(applied, "serverside-applied");
        return applied;
    }

    private static Failure refusedOnServer(Refusal refusal) {
        if (refusal.status().code() == 415) {
            return Failure.of(
                    "Server-side apply not available on the server: (" + refusal.said() + ")");
        }
        return refusal.is("Conflict") ? Failure.of(refusal.said() + CONFLICT_ADVICE) : refusal;
    }

    /** The note of an earlier apply on the client's side gets a manager of its own, so that it is not lost. */
    private Document keepNote(Target target, Document applied) {
        var note = LastApplied.of(applied);
        if (note == null || !options.manager().equals("kubectl") || isNoteApplied(applied)) {
            return applied;
        }
        var metadata =
                Document.of(
                        "annotations", Document.of(LastApplied.KEY, note), "name", target.name());
        metadata =
                target.namespace().isEmpty()
                        ? metadata
                        : metadata.put("namespace", target.namespace());
        var patch =
                Document.of(
                        "apiVersion", target.kind().apiVersion(),
                        "kind", target.kind().name(),
                        "metadata", metadata);
        try {
            return client.object(
                    marked(
                                    client.request(Method.PATCH, target.path())
                                            .withBody(patch, Request.APPLY_PATCH))
                            .with("fieldManager", "kubectl-last-applied"));
        } catch (Refusal refusal) {
            client.session()
                    .complain(
                            "Warning: failed to migrate "
                                    + LastApplied.KEY
                                    + " for Server-Side Apply. This is non-fatal and will be retried next time you apply. Error: "
                                    + refusal.said());
            return applied;
        }
    }

    private static boolean isNoteApplied(Document applied) {
        return applied.items("metadata.managedFields")
                .documents()
                .anyMatch(
                        entry ->
                                entry.text("operation").equals("Apply")
                                        && entry.child("fieldsV1.f:metadata.f:annotations")
                                                .has("f:" + LastApplied.KEY));
    }

    // ---- printing ----

    private void say(Document object, String operation) {
        if (!options.printsObjects()) {
            print(object, operation);
        }
    }

    void print(Document object, String operation) {
        var session = client.session();
        var printer =
                Printers.ofResult(options.arguments(), session, options.dryRun().told(operation));
        session.write(printer.print(object));
    }
}
