package dev.sandglass.cluster.kubelet;

import dev.sandglass.cluster.kubelet.ContainerStatuses.Reason;
import java.util.Map;
import java.util.TreeMap;

/**
 * What went wrong with a Pod's containers, and how long to wait before the next try. Maps are
 * replaced, never changed: most Pods have none.
 */
final class Failures {

    /** All of it, frozen. */
    record State(
            Map<String, Reason> reasons,
            Map<String, Backoffs.Entry> backoffs,
            Map<String, String> pulls) {}

    final Backoffs backoffs = new Backoffs();
    private Map<String, Reason> reasons = Map.of();
    private Map<String, String> pulls = Map.of();

    /** Why containers could not be started the last time, by name. */
    Map<String, Reason> reasons() {
        return reasons;
    }

    void note(String container, String reason, String message) {
        var more = new TreeMap<>(reasons);
        more.put(container, new Reason(reason, message));
        reasons = more;
    }

    /** The container was started after all. */
    void forgive(String container) {
        if (reasons.containsKey(container)) {
            var less = new TreeMap<>(reasons);
            less.remove(container);
            reasons = less;
        }
    }

    void notePull(String image, String problem) {
        var more = new TreeMap<>(pulls);
        more.put(image, problem);
        pulls = more;
    }

    /** Why this image could not be pulled the last time. */
    String pull(String image) {
        return pulls.getOrDefault(image, "");
    }

    State freeze() {
        return new State(reasons, backoffs.freeze(), pulls);
    }

    void thaw(State state) {
        reasons = state.reasons();
        backoffs.thaw(state.backoffs());
        pulls = state.pulls();
    }
}
