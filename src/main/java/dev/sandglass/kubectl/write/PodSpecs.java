package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Target;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Where an object describes its Pods, and changes of the containers there. */
final class PodSpecs {

    private PodSpecs() {}

    /**
     * The path of the Pod's spec.
     *
     * @throws Failure when the kind has none
     */
    static String path(Target target) {
        return switch (target.kind().name()) {
            case "Pod" -> "spec";
            case "ReplicationController",
                    "Deployment",
                    "DaemonSet",
                    "ReplicaSet",
                    "StatefulSet",
                    "Job" ->
                    "spec.template.spec";
            case "CronJob" -> "spec.jobTemplate.spec.template.spec";
            default ->
                    throw Failure.of(
                            "the object is not a pod or does not have a pod template: *"
                                    + packageOf(target)
                                    + "."
                                    + target.kind().name());
        };
    }

    /** The Go package of a kind's type, as upstream's message shows it. */
    private static String packageOf(Target target) {
        return target.kind().version();
    }

    static boolean hasOne(Target target) {
        try {
            path(target);
            return true;
        } catch (Failure _) {
            return false;
        }
    }

    /** The object with each matching container changed, those that start first included. */
    static Document containers(
            Document object, String path, Predicate<String> name, UnaryOperator<Document> change) {
        var changed = object;
        for (var list : new String[] {"containers", "initContainers"}) {
            var at = path + "." + list;
            Items items = changed.items(at);
            if (!items.isEmpty()) {
                changed =
                        changed.with(
                                at,
                                items.mapped(c -> name.test(c.text("name")) ? change.apply(c) : c));
            }
        }
        return changed;
    }

    /** How many containers have such a name. */
    static long count(Document object, String path, Predicate<String> name) {
        return object.items(path + ".containers")
                        .documents()
                        .filter(c -> name.test(c.text("name")))
                        .count()
                + object.items(path + ".initContainers")
                        .documents()
                        .filter(c -> name.test(c.text("name")))
                        .count();
    }

    /** A name with stars for any letters. */
    static Predicate<String> pattern(String spec) {
        if (spec.equals("*")) {
            return _ -> true;
        }
        var parts = spec.split("\\*", -1);
        if (parts.length == 1) {
            return spec::equals;
        }
        return name -> {
            if (!name.startsWith(parts[0]) || !name.endsWith(parts[parts.length - 1])) {
                return false;
            }
            var at = 0;
            for (var part : parts) {
                var next = name.indexOf(part, at);
                if (next < 0) {
                    return false;
                }
                at = next + part.length();
            }
            return true;
        };
    }
}
