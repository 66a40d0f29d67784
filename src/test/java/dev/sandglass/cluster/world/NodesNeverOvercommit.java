package dev.sandglass.cluster.world;

import dev.sandglass.api.Change;
import dev.sandglass.api.Pod;
import java.util.HashMap;
import java.util.Map;

/**
 * The CPUs that Pods of a node ask for are never more than it has. Reads whole milli-CPUs only, as
 * the simulations use them.
 */
public final class NodesNeverOvercommit implements Invariant {

    private final long milliCpus;
    private final Map<String, Long> used = new HashMap<>();

    public NodesNeverOvercommit(long milliCpus) {
        this.milliCpus = milliCpus;
    }

    @Override
    public void accept(Change change) {
        if (!change.key().resource().equals("pods")) {
            return;
        }
        if (change.before() != null) {
            count(new Pod(change.before()), -1);
        }
        if (change.after() != null) {
            count(new Pod(change.after()), 1);
        }
    }

    private void count(Pod pod, int sign) {
        if (pod.nodeName().isEmpty() || pod.isOver()) {
            return;
        }
        var asked = pod.document().text("spec.containers[0].resources.requests.cpu");
        if (asked.endsWith("m")) {
            var milli = Long.parseLong(asked.substring(0, asked.length() - 1));
            var sum = used.merge(pod.nodeName(), sign * milli, Long::sum);
            if (sum > milliCpus) {
                throw new AssertionError(pod.nodeName() + " has to give " + sum + "m");
            }
        }
    }
}
