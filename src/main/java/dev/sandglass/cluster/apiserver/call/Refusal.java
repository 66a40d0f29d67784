package dev.sandglass.cluster.apiserver.call;

import dev.sandglass.api.Status;

/**
 * Ends the work on a request with a Status. Never leaves this package's server: the one place that
 * answers requests
 * turns it into a reply. It has no stack trace, because it is ordinary.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Status status;

    public Refusal(Status status) {
        super(status.message(), null, false, false);
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
