package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code apps/v1 Deployment}. */
public record Deployment(Document document) implements Typed {

    public static final Resource<Deployment> RESOURCE =
            new Resource<>("deployments.apps", "apps/v1", "Deployment", true, Deployment::new);

    public int replicas() {
        return (int) document.number("spec.replicas", 1);
    }

    public Document selector() {
        return document.child("spec.selector");
    }

    public Document template() {
        return document.child("spec.template");
    }

    public boolean isPaused() {
        return document.flag("spec.paused");
    }

    public boolean isRecreate() {
        return document.text("spec.strategy.type").equals("Recreate");
    }

    public int minReadySeconds() {
        return (int) document.number("spec.minReadySeconds", 0);
    }

    public Deployment with(Document other) {
        return new Deployment(other);
    }
}
