package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.ServiceAccountTokens;
import dev.sandglass.cluster.apiserver.registry.Registry;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/**
 * {@code token}: a signed token of a ServiceAccount, for a time and perhaps bound to a Pod, Secret
 * or Node.
 */
final class TokenRequest implements Subresource {

    private static final Refusals.About KIND =
            new Refusals.About("authentication.k8s.io", "TokenRequest");
    private static final long SHORTEST = 600;
    private static final long LONGEST = 1L << 32;
    private static final long SECOND = 1_000_000_000L;

    private final Registry registry;
    private final ServiceAccountTokens tokens;

    TokenRequest(Registry registry, ServiceAccountTokens tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    @Override
    public Reply serve(Call call, Asked asked) {
        var account = registry.get(call, call.route().name());
        var spec = asked.body().child("spec");
        var seconds = spec.number("expirationSeconds", 3600);
        validate(seconds);
        var audiences = spec.items("audiences");
        if (audiences.isEmpty()) {
            audiences = Items.of(ServiceAccountTokens.ISSUER);
        }
        var bound = bound(call, spec.child("boundObjectRef"));
        var claims = tokens.claims(account, audiences, bound, call.now(), seconds, call.chance());
        var status =
                Document.of(
                        "token", tokens.sign(claims),
                        "expirationTimestamp", Timestamps.seconds(call.now() + seconds * SECOND));
        var metadata =
                Document.of(
                        "name", account.text("metadata.name"),
                        "namespace", call.namespace(),
                        "creationTimestamp", Timestamps.seconds(call.now()));
        var answered = spec.put("expirationSeconds", seconds).put("audiences", audiences);
        return new Reply.Ok(
                201,
                Document.of(
                        "kind",
                        "TokenRequest",
                        "apiVersion",
                        "authentication.k8s.io/v1",
                        "metadata",
                        metadata,
                        "spec",
                        answered.has("boundObjectRef")
                                ? answered
                                : answered.put("boundObjectRef", null),
                        "status",
                        status),
                call.warnings());
    }

    private static void validate(long seconds) {
        var faults = new Faults();
        if (seconds < SHORTEST) {
            faults.invalid(
                    "spec.expirationSeconds",
                    seconds,
                    "may not specify a duration less than 10 minutes");
        }
        if (seconds > LONGEST) {
            faults.invalid(
                    "spec.expirationSeconds",
                    seconds,
                    "may not specify a duration larger than 2^32 seconds");
        }
        faults.refuse(KIND, "");
    }

    /** The object that the token shall die with, found and checked; empty when none is named. */
    private static Document bound(Call call, Document reference) {
        if (reference.isEmpty()) {
            return Document.EMPTY;
        }
        var resource =
                switch (reference.text("kind")) {
                    case "Pod" -> "pods";
                    case "Secret" -> "secrets";
                    case "Node" -> "nodes";
                    default ->
                            throw Refusals.badRequest(
                                    "cannot bind token to object of type "
                                            + reference.text("kind"));
                };
        var namespace = resource.equals("nodes") ? "" : call.namespace();
        var name = reference.text("name");
        var found = call.root().get(new ObjectKey(resource, namespace, name));
        if (found == null) {
            throw Refusals.notFound(new Refusals.About("", resource), name);
        }
        var uid = reference.text("uid");
        if (!uid.isEmpty() && !uid.equals(found.text("metadata.uid"))) {
            throw Refusals.conflict(
                    new Refusals.About("", resource),
                    name,
                    ("the UID in the bound object reference (%s) does not match the UID in record."
                                    + " The object might have been deleted and then recreated")
                            .formatted(uid));
        }
        return found;
    }
}
