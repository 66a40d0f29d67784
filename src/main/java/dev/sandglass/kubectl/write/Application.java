package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.MergePatch;
import dev.sandglass.document.StrategicDiff;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import java.time.Duration;

/** Applies one object: creates it, or sends what differs between what was applied, what is to be and what is. */
final class Application {

    private static final int TRIES = 5;
    private static final int TRIES_AT_ONCE = 1;

    private final Arguments arguments;
    private final Client client;
    private final DryRun dryRun;
    private final String validation;

    Application(Arguments arguments, Client client, DryRun dryRun) {
        this.arguments = arguments;
        this.client = client;
        this.dryRun = dryRun;
        this.validation = Validations.directive(arguments);
    }

    /** Applies it, says what came of it, and gives the object as it then is. */
    Document apply(Target target) {
        if (target.name().isEmpty() && !target.known().text("metadata.generateName").isEmpty()) {
            throw Failure.of(
                    "from "
                            + target.known().text("metadata.generateName")
                            + ": cannot use generate name with apply");
        }
        if (arguments.flag("server-side")) {
            return onServer(target);
        }
        Document current;
        try {
            current = current(target);
        } catch (Refusal refusal) {
            if (!refusal.isNotFound()) {
                throw sourced(refusal, "retrieving current configuration of:\n" + named(target) + "\nfrom server for:", target);
            }
            return create(target);
        }
        return change(target, current);
    }

    private Document current(Target target) {
        try {
            return client.object(client.get(target.path()));
        } catch (Refusal refusal) {
            if (refusal.isNotFound() && !target.namespace().isEmpty() && !target.namespace().equals("default")) {
                try {
                    client.object(client.get("/api/v1/namespaces/" + target.namespace()));
                } catch (Refusal lost) {
                    throw lost.isNotFound() ? lost : refusal;
                }
            }
            throw refusal;
        }
    }

    private static String named(Target target) {
        return "Resource: \""
                + Target.groupVersionResource(target.kind())
                + "\", GroupVersionKind: \""
                + target.groupVersionKind()
                + "\"\nName: \""
                + target.name()
                + "\", Namespace: \""
                + target.namespace()
                + "\"";
    }

    private static Refusal sourced(Refusal refusal, String doing, Target target) {
        return refusal.withMessage(
                "error when " + doing + " \"" + target.source() + "\": " + refusal.said());
    }

    private Document create(Target target) {
        var object = withoutNulls(LastApplied.annotated(target.known()));
        if (dryRun != DryRun.CLIENT) {
            var request =
                    client.request(Method.POST, Client.path(target.kind(), target.namespace()))
                            .withBody(object.without("metadata.resourceVersion"));
            try {
                object = client.object(marked(request));
            } catch (Refusal refusal) {
                throw sourced(refusal, "creating", target);
            }
        }
        print(object, "created");
        return object;
    }

    private Request marked(Request request) {
        return dryRun.mark(
                request.with("fieldManager", manager()).with("fieldValidation", validation));
    }

    private String manager() {
        var typed = arguments.text("field-manager");
        return arguments.flag("server-side") && !arguments.has("field-manager") ? "kubectl" : typed;
    }

    private static Document withoutNulls(Document object) {
        var kept = object;
        for (var key : object.keys()) {
            switch (object.get(key)) {
                case null -> kept = kept.remove(key);
                case Document inner -> kept = kept.put(key, withoutNulls(inner));
                case Items items -> kept = kept.put(key, items.mapped(Application::withoutNulls));
                default -> { /* stays */ }
            }
        }
        return kept;
    }

    private Document change(Target target, Document current) {
        if (dryRun == DryRun.CLIENT) {
            print(current, "configured");
            return current;
        }
        if (LastApplied.of(current) == null) {
            client.session()
                    .complain(
                            "Warning: resource "
                                    + target.objectName()
                                    + " is missing the "
                                    + LastApplied.KEY
                                    + " annotation which is required by kubectl apply. kubectl apply should only be used"
                                    + " on resources created declaratively by either kubectl create --save-config or"
                                    + " kubectl apply. The missing annotation will be patched automatically.");
        }
        var modified = LastApplied.annotated(target.known());
        var patch = patch(target, modified, current);
        if (patch.isEmpty()) {
            warnIfDeleting(current, target);
            print(current, "unchanged");
            return current;
        }
        var changed = send(target, modified, patch);
        warnIfDeleting(changed, target);
        print(changed, "configured");
        return changed;
    }

    /** Conflicts are tried again on the newest object. */
    private Document send(Target target, Document modified, Document first) {
        var patch = first;
        for (var tries = 1; ; tries++) {
            try {
                var type = isBuiltIn(target) ? Request.STRATEGIC_MERGE_PATCH : Request.MERGE_PATCH;
                return client.object(
                        marked(client.request(Method.PATCH, target.path()).withBody(patch, type)));
            } catch (Refusal refusal) {
                if (!refusal.is("Conflict") || tries > TRIES) {
                    throw refused(refusal, patch, target);
                }
                if (tries > TRIES_AT_ONCE) {
                    client.session().sleep(Duration.ofSeconds(1));
                }
                patch = patch(target, modified, client.object(client.get(target.path())));
            }
        }
    }

    private static Refusal refused(Refusal refusal, Document patch, Target target) {
        var inner = sourced(refusal, "patching", target);
        return sourced(
                inner, "applying patch:\n" + Json.write(patch) + "\nto:\n" + named(target) + "\nfor:", target);
    }

    private static boolean isBuiltIn(Target target) {
        var kind = target.kind();
        return Schema.builtIn().kinds().byName(kind.group(), kind.version(), kind.name()) != null;
    }

    private Document patch(Target target, Document modified, Document current) {
        var noted = LastApplied.of(current);
        try {
            var original = noted == null ? Document.EMPTY : Json.object(noted);
            if (!isBuiltIn(target)) {
                return MergePatch.threeWay(original, modified, current);
            }
            var type = Schema.builtIn().type(target.kind());
            return arguments.flag("overwrite")
                    ? StrategicDiff.threeWay(original, modified, current, type)
                    : StrategicDiff.threeWayWithoutConflict(original, modified, current, type);
        } catch (Malformed e) {
            throw Failure.of(String.valueOf(e.getMessage()));
        }
    }

    private Document onServer(Target target) {
        var path = Client.path(target.kind(), target.namespace(), target.name(), arguments.text("subresource"));
        var request =
                marked(
                        client.request(Method.PATCH, path)
                                .withBody(target.known(), Request.APPLY_PATCH)
                                .with("force", Boolean.toString(arguments.flag("force-conflicts"))));
        Document applied;
        try {
            applied = client.object(request);
        } catch (Refusal refusal) {
            throw refusal.is("Conflict") ? conflict(refusal) : refusal;
        }
        warnIfDeleting(applied, target);
        print(applied, "serverside-applied");
        return applied;
    }

    private static Failure conflict(Refusal refusal) {
        return Failure.of(
                refusal.said()
                        + """

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
                        See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts""");
    }

    private void warnIfDeleting(Document object, Target target) {
        if (!object.text("metadata.deletionTimestamp").isEmpty()) {
            client.session()
                    .complain(
                            "Warning: Detected changes to resource "
                                    + target.name()
                                    + " which is currently being deleted.");
        }
    }

    private void print(Document object, String operation) {
        var format = arguments.text("output");
        if (format.isEmpty() || format.equals("name")) {
            client.session()
                    .write(
                            Printers.ofResult(arguments, client.session(), dryRun.told(operation))
                                    .print(object));
        }
    }
}
