package dev.sandglass.kubectl;

import dev.sandglass.api.Batch;
import dev.sandglass.sim.net.HttpRequest;
import java.util.List;

/** What came first to a command that serves a port: somebody who asks there, or news of its cursors. */
public sealed interface Visit {

    /** Somebody asks; an answer by {@link Counter} is owed. */
    record Caller(long exchange, int port, HttpRequest request) implements Visit {}

    /** One batch for each cursor. */
    record News(List<Batch> batches) implements Visit {}
}
