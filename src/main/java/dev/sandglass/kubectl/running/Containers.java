package dev.sandglass.kubectl.running;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which container of a Pod is meant. */
final class Containers {

    private static final List<String> FIELDS =
            List.of("spec.containers", "spec.initContainers", "spec.ephemeralContainers");

    private Containers() {}

    /** The container of this name; null when the Pod has none. */
    static @Nullable Document find(Document pod, String name) {
        for (var field : FIELDS) {
            var found = pod.items(field).named("name", name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What the annotation names as the one that is meant, or the empty string. */
    static String annotated(Document pod) {
        var name = pod.child("metadata.annotations").get("kubectl.kubernetes.io/default-container");
        return name instanceof String text ? text : "";
    }

    /** {@code a, b, c (ephem), i (init)}. */
    static String allNames(Document pod) {
        var names = new ArrayList<String>();
        pod.items(FIELDS.get(0)).documents().forEach(c -> names.add(c.text("name")));
        pod.items(FIELDS.get(2)).documents().forEach(c -> names.add(c.text("name") + " (ephem)"));
        pod.items(FIELDS.get(1)).documents().forEach(c -> names.add(c.text("name") + " (init)"));
        return String.join(", ", names);
    }

    /** Whether the Pod has more than one container of any sort. */
    static boolean areSeveral(Document pod) {
        return FIELDS.stream().mapToInt(field -> pod.items(field).size()).sum() > 1;
    }

    /** The container of this name, or the one that is meant when none is named. */
    static Document choose(Document pod, String name, boolean quiet, Client client) {
        var podName = pod.text("metadata.name");
        if (!name.isEmpty()) {
            var found = find(pod, name);
            if (found == null) {
                throw Failure.of("container " + name + " not found in pod " + podName);
            }
            return found;
        }
        var annotated = annotated(pod).isEmpty() ? null : find(pod, annotated(pod));
        if (annotated != null) {
            note(76, "from annotation " + annotated.text("name"), client);
            return annotated;
        }
        var first = pod.items(FIELDS.getFirst()).documents().findFirst().orElseThrow();
        if (!quiet && areSeveral(pod)) {
            tellChoice(pod, first.text("name"), client);
        }
        note(88, "to " + first.text("name"), client);
        return first;
    }

    private static void note(int line, String how, Client client) {
        client.note(4, "podcmd.go:" + line, "Defaulting container name " + how);
    }

    static void tellChoice(Document pod, String name, Client client) {
        client.session().complain("Defaulted container \"" + name + "\" out of: " + allNames(pod));
    }
}
