package dev.sandglass.kubectl.write.apply;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object as it is, and as it would be after apply: the server tries it without keeping it. */
final class DiffVersions {

    private static final int TRIES = 4;

    private final Arguments arguments;
    private final Client client;

    DiffVersions(Arguments arguments, Client client) {
        this.arguments = arguments;
        this.client = client;
    }

    /**
     * Both versions.
     *
     * @param live null when there is none
     */
    record Pair(String file, @Nullable Document live, Document merged) {}

    Pair of(Target target) {
        for (var again = 1; ; again++) {
            var live = live(target);
            try {
                var merged = merged(target, live, again == TRIES);
                if (live != null && !live.text("metadata.deletionTimestamp").isEmpty()) {
                    client.session()
                            .complain(
                                    "Warning: Detected changes to resource "
                                            + target.name()
                                            + " which is currently being deleted.");
                }
                return shown(target, live, merged);
            } catch (Refusal refusal) {
                if (!refusal.is("Conflict") || again == TRIES) {
                    throw refusal;
                }
            }
        }
    }

    private @Nullable Document live(Target target) {
        try {
            return client.object(client.get(target.path()));
        } catch (Refusal refusal) {
            if (refusal.isNotFound()) {
                return null;
            }
            throw refusal;
        }
    }

    private Document merged(Target target, @Nullable Document live, boolean whateverVersion) {
        if (arguments.flag("server-side")) {
            var manager =
                    arguments.has("field-manager") ? arguments.text("field-manager") : "kubectl";
            return client.object(
                    client.request(Method.PATCH, target.path())
                            .withBody(target.known(), Request.APPLY_PATCH)
                            .with("dryRun", "All")
                            .with("fieldManager", manager)
                            .with("force", Boolean.toString(arguments.flag("force-conflicts"))));
        }
        if (live == null) {
            var path = Client.path(target.kind(), target.namespace());
            return client.object(
                    dry(
                            client.request(Method.POST, path)
                                    .withBody(target.known().without("metadata.resourceVersion"))));
        }
        var annotations = target.known().child("metadata.annotations").remove(LastApplied.KEY);
        var modified = target.known().with("metadata.annotations", annotations);
        var patch = patch(target, modified, live);
        if (patch.isEmpty()) {
            return live;
        }
        if (!whateverVersion) {
            patch = patch.with("metadata.resourceVersion", live.text("metadata.resourceVersion"));
        }
        return client.object(
                dry(
                        client.request(Method.PATCH, target.path())
                                .withBody(patch, Patcher.sort(target))));
    }

    private static Document patch(Target target, Document modified, Document live) {
        try {
            return Patcher.difference(target, modified, live, true);
        } catch (Malformed e) {
            throw Failure.of(e.getMessage());
        }
    }

    private Request dry(Request request) {
        return request.with("dryRun", "All").with("fieldManager", arguments.text("field-manager"));
    }

    // ---- what is shown ----

    private Pair shown(Target target, @Nullable Document live, Document merged) {
        var kind = target.kind();
        var group = kind.group().isEmpty() ? "" : kind.group() + ".";
        var file =
                group
                        + kind.version()
                        + "."
                        + kind.name()
                        + "."
                        + target.namespace()
                        + "."
                        + target.name();
        var isShown = arguments.flag("show-managed-fields");
        var before = live == null || isShown ? live : live.without("metadata.managedFields");
        var after = isShown ? merged : merged.without("metadata.managedFields");
        return kind.name().equals("Secret")
                ? masked(file, before, after)
                : new Pair(file, before, after);
    }

    /** Values of Secrets are not shown, only whether they differ. */
    private static Pair masked(String file, @Nullable Document before, Document after) {
        var old = before == null ? Document.EMPTY : before.child("data");
        var now = after.child("data");
        var oldMasked = old;
        var nowMasked = now;
        for (var key : old.keys()) {
            var differs = now.has(key) && !Objects.equals(old.get(key), now.get(key));
            oldMasked = oldMasked.put(key, differs ? "*** (before)" : "***");
            nowMasked =
                    now.has(key) ? nowMasked.put(key, differs ? "*** (after)" : "***") : nowMasked;
        }
        for (var key : now.keys()) {
            nowMasked = old.has(key) ? nowMasked : nowMasked.put(key, "***");
        }
        return new Pair(
                file,
                before == null || old.isEmpty() ? before : before.put("data", oldMasked),
                now.isEmpty() ? after : after.put("data", nowMasked));
    }
}
