package dev.sandglass.api;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** {@code v1 Service}. */
public record Service(Document document) implements Typed {

    public static final Resource<Service> RESOURCE =
            new Resource<>("services", "v1", "Service", true, Service::new);

    public String type() {
        return document.text("spec.type", "ClusterIP");
    }

    public String clusterIp() {
        return document.text("spec.clusterIP");
    }

    public boolean isHeadless() {
        return clusterIp().equals("None");
    }

    /** Labels that a Pod must have; empty when the Service's endpoints are kept by somebody else. */
    public Document selector() {
        return document.child("spec.selector");
    }

    public Items ports() {
        return document.items("spec.ports");
    }

    public boolean publishesNotReady() {
        return document.flag("spec.publishNotReadyAddresses");
    }
}
