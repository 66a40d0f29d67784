package dev.sandglass.cluster.kubelet;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Revisions of a Pod in one line each, as the recorded timelines of a real cluster can be told too:
 *
 * <pre>
 *   Running · web running r s · +P +I +R +C +S
 *   phase · container state(reason exit) last(reason) #restarts r(eady) s(tarted) · conditions, + for True · deletion
 * </pre>
 */
final class Brief {

    private Brief() {}

    /** The history of a Pod, without the reasons that follow from the rest. */
    static String history(NodeWorld world, String pod) {
        return world.history(pod).stream()
                .map(change -> change.after() == null ? "gone" : line(change.after()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Document pod) {
        var parts = new ArrayList<String>();
        parts.add(pod.text("status.phase"));
        for (var list : List.of("initContainerStatuses", "containerStatuses")) {
            pod.child("status").items(list).documents().map(Brief::container).forEach(parts::add);
        }
        var conditions =
                pod.items("status.conditions")
                        .documents()
                        .map(
                                c ->
                                        (c.text("status").equals("True") ? "+" : "-")
                                                + c.text("type").charAt(0))
                        .collect(Collectors.joining(" "));
        if (!conditions.isEmpty()) {
            parts.add(conditions);
        }
        var observed = pod.number("status.observedGeneration", 0);
        if (observed > 1) {
            parts.add("observed " + observed);
        }
        if (pod.at("metadata.deletionGracePeriodSeconds") instanceof Long grace) {
            parts.add("deleted " + grace);
        }
        return String.join(" · ", parts);
    }

    private static String container(Document status) {
        var state = status.child("state");
        var word = state.keys().getFirst();
        var text = new StringBuilder(status.text("name")).append(' ').append(word);
        var reason = state.text(word + ".reason");
        if (!reason.isEmpty()) {
            text.append('(').append(reason);
            if (state.has("terminated")) {
                text.append(' ').append(state.number("terminated.exitCode", 0));
            }
            text.append(')');
        }
        var last = status.text("lastState.terminated.reason");
        if (!last.isEmpty()) {
            text.append(" last(").append(last).append(')');
        }
        var restarts = status.number("restartCount", 0);
        return text.append(restarts > 0 ? " #" + restarts : "")
                .append(status.flag("ready") ? " r" : "")
                .append(status.flag("started") ? " s" : "")
                .toString();
    }
}
