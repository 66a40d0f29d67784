package dev.sandglass.cluster.apiserver.admission;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Status;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/**
 * Nothing is made in a namespace that is not there or is going away, and three namespaces stay for
 * ever. After
 * upstream's plugin of this name, without its cache of namespaces lately made.
 */
final class NamespaceLifecycle implements Admission {

    private static final Refusals.About NAMESPACES = new Refusals.About("", "namespaces");

    @Override
    public Document admit(Document object, Attempt attempt) {
        var call = attempt.call();
        if (attempt.operation() == Operation.DELETE
                && attempt.isOf("namespaces")
                && isImmortal(attempt.name())) {
            throw Refusals.forbidden(
                    NAMESPACES, attempt.name(), "this namespace may not be deleted");
        }
        if (attempt.operation() != Operation.CREATE
                || !call.kind().namespaced()
                || call.kind().plural().equals("localsubjectaccessreviews")) {
            return object;
        }
        var namespace = attempt.root().get(new ObjectKey("namespaces", "", call.namespace()));
        if (namespace == null) {
            throw Refusals.notFound(NAMESPACES, call.namespace());
        }
        if (namespace.text("status.phase").equals("Terminating")) {
            throw terminating(attempt);
        }
        return object;
    }

    private static boolean isImmortal(String namespace) {
        return switch (namespace) {
            case "default", "kube-system", "kube-public" -> true;
            default -> false;
        };
    }

    private static Refusal terminating(Attempt attempt) {
        var call = attempt.call();
        var why =
                "unable to create new content in namespace "
                        + call.namespace()
                        + " because it is being terminated";
        var refusal = Refusals.forbidden(call.resource(), attempt.name(), why).status();
        var cause =
                Document.of(
                        "reason", "NamespaceTerminating",
                        "message", "namespace " + call.namespace() + " is being terminated",
                        "field", "metadata.namespace");
        var details = refusal.details().put("causes", Items.of(cause));
        return new Refusal(
                new Status(refusal.code(), refusal.reason(), refusal.message(), details));
    }
}
