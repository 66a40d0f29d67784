package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.api.Ages;
import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import java.util.Locale;

/** Deployments and all else that makes Pods. */
final class WorkloadCells {

    private WorkloadCells() {}

    static Object[] deployment(Document object, long now) {
        var pods = object.child("spec.template.spec");
        return new Object[] {
            Cells.name(object),
            object.number("status.readyReplicas", 0) + "/" + object.number("spec.replicas", 0),
            object.number("status.updatedReplicas", 0),
            object.number("status.availableReplicas", 0),
            Cells.age(object, now),
            Cells.containers(pods, "name"),
            Cells.containers(pods, "image"),
            LabelSelector.of(object.child("spec.selector")).toString()
        };
    }

    static Object[] replicaSet(Document object, long now) {
        return replicas(object, now, selector(object));
    }

    static Object[] replicationController(Document object, long now) {
        return replicas(object, now, Cells.labels(object.child("spec.selector")));
    }

    private static Object[] replicas(Document object, long now, String selector) {
        var pods = object.child("spec.template.spec");
        return new Object[] {
            Cells.name(object),
            object.number("spec.replicas", 0),
            object.number("status.replicas", 0),
            object.number("status.readyReplicas", 0),
            Cells.age(object, now),
            Cells.containers(pods, "name"),
            Cells.containers(pods, "image"),
            selector
        };
    }

    /** The selector for people; follows {@code metav1.FormatLabelSelector}. */
    static String selector(Document object) {
        return selector(object, "spec.selector");
    }

    static String selector(Document object, String path) {
        if (!(object.at(path) instanceof Document selector)) {
            return "<none>";
        }
        return Cells.or(LabelSelector.of(selector).toString(), "<none>");
    }

    static Object[] daemonSet(Document object, long now) {
        var pods = object.child("spec.template.spec");
        var status = object.child("status");
        return new Object[] {
            Cells.name(object),
            status.number("desiredNumberScheduled", 0),
            status.number("currentNumberScheduled", 0),
            status.number("numberReady", 0),
            status.number("updatedNumberScheduled", 0),
            status.number("numberAvailable", 0),
            Cells.labels(pods.child("nodeSelector")),
            Cells.age(object, now),
            Cells.containers(pods, "name"),
            Cells.containers(pods, "image"),
            selector(object)
        };
    }

    static Object[] statefulSet(Document object, long now) {
        var pods = object.child("spec.template.spec");
        return new Object[] {
            Cells.name(object),
            object.number("status.readyReplicas", 0) + "/" + object.number("spec.replicas", 0),
            Cells.age(object, now),
            Cells.containers(pods, "name"),
            Cells.containers(pods, "image")
        };
    }

    static Object[] job(Document job, long now) {
        var pods = job.child("spec.template.spec");
        return new Object[] {
            Cells.name(job),
            jobStatus(job),
            completions(job),
            duration(job, now),
            Cells.age(job, now),
            Cells.containers(pods, "name"),
            Cells.containers(pods, "image"),
            selector(job)
        };
    }

    private static String jobStatus(Document job) {
        for (var type : new String[] {"Complete", "Failed"}) {
            if (holds(job, type)) {
                return type;
            }
        }
        if (job.child("metadata").has("deletionTimestamp")) {
            return "Terminating";
        }
        for (var type : new String[] {"Suspended", "FailureTarget", "SuccessCriteriaMet"}) {
            if (holds(job, type)) {
                return type;
            }
        }
        return "Running";
    }

    private static boolean holds(Document job, String type) {
        var condition = job.items("status.conditions").named("type", type);
        return condition != null && condition.text("status").equals("True");
    }

    private static String completions(Document job) {
        var succeeded = job.number("status.succeeded", 0);
        if (job.at("spec.completions") instanceof Long wanted) {
            return succeeded + "/" + wanted;
        }
        var parallelism = job.number("spec.parallelism", 0);
        return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
    }

    private static String duration(Document job, long now) {
        var start = job.text("status.startTime");
        if (start.isEmpty()) {
            return "";
        }
        var end = job.text("status.completionTime");
        var until = end.isEmpty() ? now : Timestamps.nanos(end);
        return Ages.human(until - Timestamps.nanos(start));
    }

    static Object[] cronJob(Document object, long now) {
        var pods = object.child("spec.jobTemplate.spec.template.spec");
        var last = object.text("status.lastScheduleTime");
        return new Object[] {
            Cells.name(object),
            object.text("spec.schedule"),
            Cells.or(object.text("spec.timeZone"), "<none>"),
            Cells.bool(object, "spec.suspend"),
            (long) object.items("status.active").size(),
            last.isEmpty() ? "<none>" : Ages.since(last, now),
            Cells.age(object, now),
            Cells.containers(pods, "name"),
            Cells.containers(pods, "image"),
            selector(object, "spec.jobTemplate.spec.selector")
        };
    }

    static Object[] controllerRevision(Document object, long now) {
        var owner = "<none>";
        for (var reference : object.items("metadata.ownerReferences").documents().toList()) {
            if (reference.flag("controller")) {
                var version = reference.text("apiVersion");
                var slash = version.indexOf('/');
                var kind =
                        reference.text("kind")
                                + (slash < 0 ? "" : "." + version.substring(0, slash));
                owner = kind.toLowerCase(Locale.ROOT) + "/" + reference.text("name");
            }
        }
        return new Object[] {
            Cells.name(object), owner, object.number("revision", 0), Cells.age(object, now)
        };
    }

    static Object[] podTemplate(Document object, long now) {
        var pods = object.child("template.spec");
        return new Object[] {
            Cells.name(object),
            Cells.containers(pods, "name"),
            Cells.containers(pods, "image"),
            Cells.labels(object.child("template.metadata.labels"))
        };
    }

    static Object[] disruptionBudget(Document object, long now) {
        return new Object[] {
            Cells.name(object),
            either(object, "spec.minAvailable"),
            either(object, "spec.maxUnavailable"),
            object.number("status.disruptionsAllowed", 0),
            Cells.age(object, now)
        };
    }

    private static String either(Document object, String path) {
        var value = object.at(path);
        return value == null ? "N/A" : value.toString();
    }
}
