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
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Validation;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One session of {@code kubectl edit}: the editor comes up again until what it gives is taken, or given up. */
final class Editing {

    private static final String HEADER =
            """
            # Please edit the object below. Lines beginning with a '#' will be ignored,
            # and an empty file will abort the edit. If an error occurs while saving this file will be
            # reopened with the relevant failures.
            #
            """;

    private final Arguments arguments;
    private final Client client;
    private final List<Target> originals;
    private final Editor editor;
    private final List<String> reasons = new ArrayList<>();
    private boolean isRetryable;
    private boolean isLost;

    Editing(Arguments arguments, Client client, List<Target> originals) {
        this.arguments = arguments;
        this.client = client;
        this.originals = originals;
        this.editor = new Editor(client.session());
    }

    int run() {
        Editor.Edited edited = null;
        while (true) {
            var isAgain = !reasons.isEmpty();
            var text = isAgain && edited != null ? withoutComments(edited.text()) : shown();
            var before = edited;
            edited = editor.edit(header() + text, isJson() ? ".json" : ".yaml");
            if (isAgain && before != null && isSame(before.text(), edited.text())) {
                throw preserved(edited, Failure.of("Edit cancelled, no valid changes were saved."));
            }
            if (before != null) {
                editor.forget(before);
            }
            reasons.clear();
            var parsed = parse(edited.text());
            if (parsed == null) {
                continue;
            }
            if (parsed.equals(parse(text))) {
                return end(edited, "Edit cancelled, no changes made.");
            }
            if (parsed.isEmpty()) {
                return end(edited, "Edit cancelled, saved file was empty.");
            }
            send(parsed, edited);
            if (reasons.isEmpty()) {
                editor.forget(edited);
                return 0;
            }
        }
    }

    private int end(Editor.Edited edited, String message) {
        editor.forget(edited);
        client.session().complain(message);
        return 0;
    }

    private Failure preserved(Editor.Edited edited, Failure failure) {
        client.session()
                .complain("A copy of your changes has been stored to \"" + edited.path() + "\"");
        return failure;
    }

    // ---- the file ----

    private boolean isJson() {
        return arguments.text("output").equals("json");
    }

    private String shown() {
        var object = originals.getFirst().known();
        if (originals.size() > 1) {
            object =
                    Document.of(
                            "apiVersion",
                            "v1",
                            "items",
                            originals.stream().map(Target::known).toList(),
                            "kind",
                            "List",
                            "metadata",
                            Document.EMPTY);
        }
        return isJson() ? Json.indented(object, 4) + "\n" : Yaml.write(object);
    }

    private String header() {
        if (isJson()) {
            return "";
        }
        var header = new StringBuilder(HEADER);
        for (var reason : reasons) {
            header.append("# ").append(reason.replace("\n", "\n# ")).append("\n#\n");
        }
        return header.toString();
    }

    private static String withoutComments(String text) {
        var kept = new StringBuilder();
        text.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .forEach(l -> kept.append(l).append('\n'));
        return kept.toString();
    }

    private static boolean isSame(String one, String other) {
        return withoutComments(one).equals(withoutComments(other));
    }

    /** The objects in the text; null when it cannot be understood, which is told and noted. */
    private @Nullable List<Document> parse(String text) {
        var objects = new ArrayList<Document>();
        try {
            if (!(Yaml.parse(text) instanceof Document document)) {
                return List.of();
            }
            Validation.check(document, "edited-file");
            if (document.text("kind").equals("List")) {
                document.items("items").documents().forEach(objects::add);
            } else {
                objects.add(document);
            }
            return objects;
        } catch (Malformed | Failure e) {
            reasons.add("The edited file failed validation: " + e.getMessage());
            client.session().complain("error: " + named(originals.getFirst()) + " is invalid");
            return null;
        }
    }

    private static String named(Target target) {
        return target.kind().groupResource() + " \"" + target.name() + "\"";
    }

    // ---- sending ----

    private void send(List<Document> changed, Editor.Edited edited) {
        isRetryable = false;
        isLost = false;
        for (var object : changed) {
            try {
                patch(object);
            } catch (Failure failure) {
                throw preserved(edited, failure);
            }
        }
        if (isRetryable) {
            client.session()
                    .complain(
                            "You can run `kubectl replace -f "
                                    + edited.path()
                                    + "` to try this update again.");
            throw Failure.silent(1);
        }
        if (isLost) {
            client.session()
                    .complain(
                            "The edits you made on deleted resources have been saved to \""
                                    + edited.path()
                                    + "\"");
            throw Failure.silent(1);
        }
    }

    private Target original(Document object) {
        for (var original : originals) {
            if (original.known().text("metadata.uid").equals(object.text("metadata.uid"))) {
                return original;
            }
        }
        throw Failure.of("no original object found for " + Json.write(object));
    }

    private void patch(Document object) {
        var original = original(object);
        var edited = arguments.flag("save-config") ? LastApplied.annotated(object) : object;
        if (edited.equals(original.known())) {
            print(edited, "skipped");
            return;
        }
        edited = ChangeCause.of(arguments).on(edited);
        var type = Schema.builtIn().type(original.kind());
        var patch =
                type == null
                        ? MergePatch.twoWay(original.known(), edited)
                        : StrategicDiff.twoWay(original.known(), edited, type);
        if (patch.has("apiVersion") || patch.has("kind") || patch.child("metadata").has("name")) {
            throw Failure.of("At least one of apiVersion, kind and name was changed");
        }
        if (arguments.flag("output-patch")) {
            client.session().print("Patch: " + Json.write(patch));
        }
        var path =
                Client.path(
                        original.kind(),
                        original.namespace(),
                        original.name(),
                        arguments.text("subresource"));
        var sort = type == null ? Request.MERGE_PATCH : Request.STRATEGIC_MERGE_PATCH;
        try {
            var request =
                    client.request(Method.PATCH, path)
                            .withBody(patch, sort)
                            .with("fieldManager", arguments.text("field-manager"))
                            .with("fieldValidation", Validations.directive(arguments));
            print(client.object(request), "edited");
        } catch (Refusal refusal) {
            note(original, refusal);
        }
    }

    private void note(Target original, Refusal refusal) {
        var name = named(original);
        if (refusal.is("Invalid")) {
            var reason = new StringBuilder(name + " was not valid");
            Items causes = refusal.status().details().items("causes");
            reason.append(causes.isEmpty() ? "" : ":");
            causes.documents()
                    .forEach(
                            c ->
                                    reason.append(
                                            "\n* " + c.text("field") + ": " + c.text("message")));
            reasons.add(reason.toString());
            client.session().complain("error: " + name + " is invalid");
        } else if (refusal.isNotFound()) {
            isLost = true;
            client.session().complain("error: " + name + " could not be found on the server");
        } else {
            isRetryable = true;
            client.session()
                    .complain("error: " + name + " could not be patched: " + refusal.said());
        }
    }

    private void print(Document object, String operation) {
        client.session()
                .write(Printers.ofResult(arguments, client.session(), operation).print(object));
    }
}
