package dev.sandglass.cluster.client;

import dev.sandglass.api.Status;

/**
 * The API server said no. Caught by the loop around a reconciler, which tries again later, and
 * nowhere else; a part for which a refusal is an answer like any other asks with {@link
 * Client#attempt}.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Status status;

    public Refused(Status status) {
        super(status.message(), null, false, false); // an everyday answer: no stack trace
        this.status = status;
    }

    public Status status() {
        return status;
    }

    /** Whether it is because the namespace is going: every creation in it will fail. */
    public boolean isNamespaceTerminating() {
        return isNamespaceTerminating(status);
    }

    /** Whether a refusal is because the namespace is going. */
    public static boolean isNamespaceTerminating(Status status) {
        return status.details().items("causes").named("reason", "NamespaceTerminating") != null;
    }
}
