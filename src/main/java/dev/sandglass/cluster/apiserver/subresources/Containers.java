package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;

/** Finds the container of a Pod that a client of log, exec or attach means. */
final class Containers {

    private Containers() {}

    /** The container of this name, or the only one. */
    static String choose(Document pod, String asked) {
        var name = pod.text("metadata.name");
        var containers = names(pod.items("spec.containers"));
        if (asked.isEmpty()) {
            if (containers.size() == 1) {
                return containers.getFirst();
            }
            throw Refusals.badRequest(ambiguous(pod, name, containers));
        }
        var all = new ArrayList<>(containers);
        all.addAll(names(pod.items("spec.initContainers")));
        all.addAll(names(pod.items("spec.ephemeralContainers")));
        if (!all.contains(asked)) {
            throw Refusals.badRequest("container " + asked + " is not valid for pod " + name);
        }
        return asked;
    }

    private static String ambiguous(Document pod, String name, List<String> containers) {
        if (containers.isEmpty()) {
            return "a container name must be specified for pod " + name;
        }
        var initial = names(pod.items("spec.initContainers"));
        var words =
                "a container name must be specified for pod %s, choose one of: [%s]"
                        .formatted(name, String.join(" ", containers));
        return initial.isEmpty()
                ? words
                : words + " or one of the init containers: [" + String.join(" ", initial) + "]";
    }

    private static List<String> names(Items containers) {
        return containers.documents().map(container -> container.text("name")).toList();
    }
}
