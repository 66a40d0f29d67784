package dev.sandglass.api;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import org.jspecify.annotations.Nullable;

/**
 * An API object seen as what it is: a record over its one {@link Document}, with readers for the fields that our
 * parts use. Nothing is copied; what has no reader is read from the document.
 */
public interface Typed {

    Document document();

    default Document metadata() {
        return document().child("metadata");
    }

    default Document spec() {
        return document().child("spec");
    }

    default Document status() {
        return document().child("status");
    }

    default String name() {
        return metadata().text("name");
    }

    /** Empty for what lies outside namespaces. */
    default String namespace() {
        return metadata().text("namespace");
    }

    default String uid() {
        return metadata().text("uid");
    }

    default String resourceVersion() {
        return metadata().text("resourceVersion");
    }

    default long generation() {
        return metadata().number("generation", 0);
    }

    default Document labels() {
        return metadata().child("labels");
    }

    default Document annotations() {
        return metadata().child("annotations");
    }

    /** The annotation, or the empty string. */
    default String annotation(String key) {
        return annotations().get(key) instanceof String text ? text : "";
    }

    default Items finalizers() {
        return metadata().items("finalizers");
    }

    default boolean isBeingDeleted() {
        return metadata().get("deletionTimestamp") != null;
    }

    default String creationTimestamp() {
        return metadata().text("creationTimestamp");
    }

    default Items ownerReferences() {
        return metadata().items("ownerReferences");
    }

    /** The reference to the object that controls this one, if any. */
    default @Nullable Document controllerReference() {
        return ownerReferences()
                .documents()
                .filter(o -> o.flag("controller"))
                .findFirst()
                .orElse(null);
    }

    default boolean isControlledBy(Typed owner) {
        var reference = controllerReference();
        return reference != null && reference.text("uid").equals(owner.uid());
    }

    /** The status condition of this type, if any. */
    default @Nullable Document condition(String type) {
        return status().items("conditions").named("type", type);
    }

    /** Whether the status condition of this type says True. */
    default boolean conditionIsTrue(String type) {
        var condition = condition(type);
        return condition != null && condition.text("status").equals("True");
    }
}
