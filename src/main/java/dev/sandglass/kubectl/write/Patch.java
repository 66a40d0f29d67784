package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.JsonPatch;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.MergePatch;
import dev.sandglass.document.StrategicPatch;
import dev.sandglass.document.Yaml;
import dev.sandglass.kubectl.ChangeCause;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Flags;
import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.Session;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.Targets;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Flag;
import dev.sandglass.kubectl.usage.Usage;
import dev.sandglass.kubectl.usage.Usage.Group;
import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code kubectl patch}: sends a patch as it was typed. */
public final class Patch implements KubectlCommand {

    private static final Map<String, String> TYPES =
            Map.of(
                    "json", Request.JSON_PATCH,
                    "merge", Request.MERGE_PATCH,
                    "strategic", Request.STRATEGIC_MERGE_PATCH);

    private static final Usage USAGE =
            Changing.flags(
                            Usage.of(
                                    Group.ADVANCED,
                                    "patch",
                                    "(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]"),
                            "kubectl-patch")
                    .summary("Change some fields of an object")
                    .about(
                            """
                            Change some fields of an object by a strategic merge patch, a JSON merge patch or a JSON patch, written as JSON or YAML.

                            Use "kubectl api-resources" for a complete list of supported resources.""")
                    .example(
                            "kubectl patch node node01 -p '{\"spec\":{\"unschedulable\":true}}'",
                            "A strategic merge patch")
                    .example(
                            "kubectl patch deployment web --type=json -p '[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":3}]'",
                            "A JSON patch")
                    .flags(Flags.LOCAL, Flags.SUBRESOURCE, Flags.RECORD)
                    .text("patch", "p", "The patch.")
                    .text("patch-file", "", "File with the patch.")
                    .flags(
                            Flag.text(
                                            "type",
                                            "",
                                            "What sort of patch it is: json, merge or strategic.")
                                    .or("strategic"));

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        var changing = new Changing(arguments, session);
        validate(arguments, changing);
        var type = TYPES.get(arguments.text("type").toLowerCase(Locale.ROOT));
        var patch = read(arguments, session);
        var client = changing.client();
        var count = new int[1];
        var targets = new Targets(client);
        if (!changing.isLocal()) {
            targets.in(client.namespace());
        }
        targets.files(arguments, client.isNamespaceTyped())
                .subresource(arguments.text("subresource"))
                .words(false, arguments.words())
                .continueOnError()
                .flatten()
                .each(
                        target -> {
                            count[0]++;
                            one(target, patch, type, arguments, changing);
                        });
        if (count[0] == 0) {
            throw Failure.of("no objects passed to patch");
        }
        return 0;
    }

    private static void validate(Arguments arguments, Changing changing) {
        var inLine = !arguments.text("patch").isEmpty();
        var inFile = !arguments.text("patch-file").isEmpty();
        if (inLine && inFile) {
            throw Failure.of("cannot specify --patch and --patch-file together");
        }
        if (!inLine && !inFile) {
            throw Failure.of(
                    "must specify --patch or --patch-file containing the contents of the patch");
        }
        if (changing.isLocal() && !arguments.words().isEmpty()) {
            throw Failure.of("cannot specify --local and server resources");
        }
        if (!TYPES.containsKey(arguments.text("type").toLowerCase(Locale.ROOT))) {
            throw Failure.of(
                    "--type must be one of [json merge strategic], not \""
                            + arguments.text("type")
                            + "\"");
        }
    }

    private static @Nullable Object read(Arguments arguments, Session session) {
        var text = arguments.text("patch");
        var path = arguments.text("patch-file");
        try {
            if (!path.isEmpty()) {
                text = new String(session.readFile(path), StandardCharsets.UTF_8);
            }
            return text.stripLeading().startsWith("{") ? json(text) : Yaml.parse(text);
        } catch (FileProblem e) {
            throw Failure.of(
                    "unable to read patch file: open " + path + ": no such file or directory");
        } catch (Malformed e) {
            throw Failure.of(
                    "unable to parse \"" + arguments.text("patch") + "\": " + e.getMessage());
        }
    }

    /** What begins as JSON does goes to the server as it is, be it right or wrong. */
    private static @Nullable Object json(String text) {
        try {
            return Json.parse(text);
        } catch (Malformed _) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void one(
            Target target,
            @Nullable Object patch,
            String type,
            Arguments arguments,
            Changing changing) {
        var before = target.known();
        Document after;
        if (changing.sendsNothing()) {
            after = locally(target, patch, type);
        } else {
            var body =
                    patch instanceof Document || patch instanceof byte[]
                            ? patch
                            : Json.bytes(patch);
            after = changing.patch(target, body, type, arguments.text("subresource"));
            var note = ChangeCause.of(arguments).patch(after);
            if (!note.isEmpty()) {
                after = changing.patch(target, note, Request.MERGE_PATCH, "");
            }
        }
        changing.printBare(after, before.equals(after) ? "patched (no change)" : "patched");
    }

    private static Document locally(Target target, @Nullable Object patch, String type) {
        if (patch instanceof byte[]) {
            throw Failure.of("invalid JSON document");
        }
        try {
            return switch (type) {
                case Request.JSON_PATCH ->
                        (Document)
                                Objects.requireNonNull(
                                        JsonPatch.apply(
                                                target.known(),
                                                (Items) Objects.requireNonNull(patch)));
                case Request.MERGE_PATCH ->
                        MergePatch.apply(target.known(), (Document) Objects.requireNonNull(patch));
                default ->
                        StrategicPatch.apply(
                                target.known(),
                                (Document) Objects.requireNonNull(patch),
                                Schema.builtIn().type(target.kind()));
            };
        } catch (Malformed e) {
            throw Failure.of(String.valueOf(e.getMessage()));
        }
    }
}
