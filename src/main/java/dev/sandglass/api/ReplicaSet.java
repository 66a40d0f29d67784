package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code apps/v1 ReplicaSet}. */
public record ReplicaSet(Document document) implements Typed {

    public static final Resource<ReplicaSet> RESOURCE =
            new Resource<>("replicasets.apps", "apps/v1", "ReplicaSet", true, ReplicaSet::new);

    public int replicas() {
        return (int) document.number("spec.replicas", 1);
    }

    public Document selector() {
        return document.child("spec.selector");
    }

    public Document template() {
        return document.child("spec.template");
    }

    public int minReadySeconds() {
        return (int) document.number("spec.minReadySeconds", 0);
    }

    /** A number of the status: {@code replicas}, {@code availableReplicas}. */
    public int counted(String field) {
        return (int) status().number(field, 0);
    }
}
