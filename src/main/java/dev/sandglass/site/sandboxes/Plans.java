package dev.sandglass.site.sandboxes;

/** The plans by name. */
public final class Plans {

    /** One control plane and two workers, as kubeadm makes them. */
    public static final String STANDARD = "standard";

    private Plans() {}
}
