package dev.sandglass.kubectl.write.apply;

import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.MergePatch;
import dev.sandglass.document.StrategicDiff;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.LastApplied;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.Target;
import java.time.Duration;

/**
 * The patch that brings an object to what a file says, and its sending. Tries again when someone else was faster.
 *
 * <p>Kinds that the schema knows get a strategic merge patch, custom resources a JSON merge patch.
 */
final class Patcher {

    private static final int TRIES = 5;
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final Target target;
    private final ApplyOptions options;
    private final Client client;
    private final Document modified;

    Patcher(Target target, ApplyOptions options, Client client) {
        this.target = target;
        this.options = options;
        this.client = client;
        this.modified = LastApplied.annotated(target.known());
    }

    /** What came of it; an empty patch is not sent. */
    record Patched(Document object, boolean isEmpty) {}

    Patched patch(Document first) {
        var current = first;
        for (var again = 1; ; again++) {
            var patch = difference(current);
            try {
                return patch.isEmpty()
                        ? new Patched(current, true)
                        : new Patched(send(patch), false);
            } catch (Refusal refusal) {
                if (!refusal.is("Conflict") || again > TRIES) {
                    return force(patch, current, refusal);
                }
            }
            if (again > 1) {
                client.session().sleep(BACK_OFF);
            }
            current = client.object(client.get(target.path()));
        }
    }

    private Document difference(Document current) {
        var noted = LastApplied.of(current);
        try {
            return difference(target, modified, current, options.overwrites());
        } catch (Malformed e) {
            throw applying(
                    Document.EMPTY,
                    Failure.of(
                            "creating patch with:\noriginal:\n"
                                    + (noted == null ? "" : noted)
                                    + "\nmodified:\n"
                                    + Json.write(modified)
                                    + "\n\ncurrent:\n"
                                    + Json.write(current)
                                    + "\n\nfor: "
                                    + e.getMessage()));
        }
    }

    /** The patch of three: what was noted as applied, what is wanted, what is there. */
    static Document difference(
            Target target, Document modified, Document current, boolean overwrites) {
        var noted = LastApplied.of(current);
        var original = noted == null || noted.isEmpty() ? Document.EMPTY : Json.object(noted);
        var type = Schema.builtIn().type(target.kind());
        if (type == null) {
            return MergePatch.threeWay(original, modified, current);
        }
        return overwrites
                ? StrategicDiff.threeWay(original, modified, current, type)
                : StrategicDiff.threeWayWithoutConflict(original, modified, current, type);
    }

    private Document send(Document patch) {
        var request =
                client.request(Method.PATCH, target.path())
                        .withBody(patch, sort(target))
                        .with("fieldManager", options.manager())
                        .with("fieldValidation", options.validation());
        return client.object(options.dryRun().mark(request));
    }

    /** What sort of patch the target's kind takes. */
    static String sort(Target target) {
        return Schema.builtIn().type(target.kind()) == null
                ? Request.MERGE_PATCH
                : Request.STRATEGIC_MERGE_PATCH;
    }

    private Patched force(Document patch, Document current, Refusal refusal) {
        var helps = refusal.is("Conflict") || refusal.is("Invalid");
        if (!options.force() || !helps) {
            throw applying(patch, Sources.about("patching", target, refusal));
        }
        var deletion = Document.of("propagationPolicy", options.policy());
        var grace = options.arguments().number("grace-period");
        deletion = grace < 0 ? deletion : deletion.put("gracePeriodSeconds", grace);
        client.object(client.request(Method.DELETE, target.path()).withBody(deletion));
        awaitGone();
        try {
            return new Patched(create(modified), false);
        } catch (Refusal again) {
            create(current.without("metadata.resourceVersion"));
            throw applying(modified, again);
        }
    }

    private void awaitGone() {
        var timeout = options.arguments().duration("timeout");
        var until = timeout.isZero() ? Long.MAX_VALUE : client.session().now() + timeout.toNanos();
        while (true) {
            try {
                client.object(client.get(target.path()));
            } catch (Refusal refusal) {
                if (refusal.isNotFound()) {
                    return;
                }
                throw refusal;
            }
            if (client.session().now() >= until) {
                throw Failure.of("timed out waiting for the condition");
            }
            client.session().sleep(BACK_OFF);
        }
    }

    private Document create(Document object) {
        return client.object(
                client.request(Method.POST, Client.path(target.kind(), target.namespace()))
                        .withBody(object)
                        .with("fieldManager", options.manager())
                        .with("fieldValidation", options.validation()));
    }

    private Failure applying(Document patch, Failure failure) {
        var doing =
                "applying patch:\n"
                        + Json.write(patch)
                        + "\nto:\n"
                        + Sources.shown(target)
                        + "\nfor:";
        return Sources.about(doing, target, failure);
    }
}
