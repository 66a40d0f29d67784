package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import org.jspecify.annotations.Nullable;

/**
 * Namespaces begin Active with the finalizer {@code kubernetes} in their spec, which only {@code
 * finalize} takes away;
 * until then a deletion makes them Terminating.
 */
final class NamespaceStrategy implements Strategy {

    private static final String KUBERNETES = "kubernetes";
    private static final String LABEL = "metadata.labels.kubernetes\\.io/metadata\\.name";

    @Override
    public Document forCreate(Document namespace, Call call) {
        var finalizers = namespace.items("spec.finalizers");
        var created = namespace.put("status", Document.of("phase", "Active"));
        if (!finalizers.contains(KUBERNETES)) {
            created = created.with("spec.finalizers", finalizers.plus(KUBERNETES));
        }
        return created.with(LABEL, created.text("metadata.name")); // generated names have none yet
    }

    @Override
    public Document forUpdate(Document namespace, Document old, Call call) {
        return namespace
                .with("spec.finalizers", old.items("spec.finalizers"))
                .put("status", old.get("status"));
    }

    @Override
    public Document forStatusUpdate(Document namespace, Document old, Call call) {
        return namespace.put("spec", old.get("spec"));
    }

    @Override
    public Document forSubresource(Document namespace, Document old, Call call) {
        var finalizers = namespace.items("spec.finalizers");
        var spec =
                finalizers.isEmpty()
                        ? Document.EMPTY
                        : Document.of("finalizers", Items.copyOf(finalizers));
        return old.put("metadata", namespace.get("metadata")).put("spec", spec);
    }

    @Override
    public @Nullable Document ending(Document namespace, long now) {
        if (namespace.child("metadata").has("deletionTimestamp")) {
            return mayGo(namespace) ? null : namespace;
        }
        return namespace
                .with("metadata.deletionTimestamp", Timestamps.seconds(now))
                .with("status.phase", "Terminating");
    }

    @Override
    public boolean mayGo(Document namespace) {
        return namespace.items("spec.finalizers").isEmpty();
    }
}
