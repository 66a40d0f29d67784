package dev.sandglass.api;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** {@code v1 Node}. */
public record Node(Document document) implements Typed {

    public static final Resource<Node> RESOURCE =
            new Resource<>("nodes", "v1", "Node", false, Node::new);

    public Items taints() {
        return document.items("spec.taints");
    }

    public boolean isUnschedulable() {
        return document.flag("spec.unschedulable");
    }

    public boolean isReady() {
        return conditionIsTrue("Ready");
    }

    public Document allocatable() {
        return document.child("status.allocatable");
    }
}
