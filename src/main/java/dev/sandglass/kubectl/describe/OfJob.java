package dev.sandglass.kubectl.describe;

import dev.sandglass.api.Ages;
import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;

/** Jobs: how often they are to succeed, and how far they are. */
final class OfJob implements Describer {

    private static final int INDEXES_AT_LEAST = 50;

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var job = lookup.get(Workloads.path("batch", "jobs", namespace, name));
        var events = lookup.events(job, "Job", job.text("metadata.uid"));
        page.field("Name", name).field("Namespace", namespace);
        page.field("Selector", LabelSelector.of(job.child("spec.selector")).toString());
        page.labelsAndAnnotations(job);
        page.fieldIfAny("Controlled By", Page.controller(job));
        wishes(job.child("spec"), page);
        times(job, page);
        pods(job, page);
        PodText.template(job.child("spec.template"), page);
        page.events(events);
    }

    private static void wishes(Document spec, Page page) {
        if (spec.has("parallelism")) {
            page.field("Parallelism", spec.number("parallelism", 0));
        }
        page.field("Completions", spec.has("completions") ? spec.get("completions") : "<unset>");
        if (spec.has("completionMode")) {
            page.field("Completion Mode", spec.text("completionMode"));
        }
        if (spec.has("suspend")) {
            page.field("Suspend", spec.flag("suspend"));
        }
        if (spec.has("backoffLimit")) {
            page.field("Backoff Limit", spec.number("backoffLimit", 0));
        }
        if (spec.has("ttlSecondsAfterFinished")) {
            page.field("TTL Seconds After Finished", spec.number("ttlSecondsAfterFinished", 0));
        }
    }

    private static void times(Document job, Page page) {
        var start = job.text("status.startTime");
        var end = job.text("status.completionTime");
        if (!start.isEmpty()) {
            page.field("Start Time", Page.time(start));
        }
        if (!end.isEmpty()) {
            page.field("Completed At", Page.time(end));
        }
        if (!start.isEmpty() && !end.isEmpty()) {
            page.field("Duration", Ages.human(Timestamps.nanos(end) - Timestamps.nanos(start)));
        }
        if (job.child("spec").has("activeDeadlineSeconds")) {
            page.field(
                    "Active Deadline Seconds", job.number("spec.activeDeadlineSeconds", 0) + "s");
        }
    }

    private static void pods(Document job, Page page) {
        var status = job.child("status");
        page.field(
                "Pods Statuses",
                status.number("active", 0)
                        + " Active"
                        + (status.has("ready") ? " (" + status.number("ready", 0) + " Ready)" : "")
                        + " / "
                        + status.number("succeeded", 0)
                        + " Succeeded / "
                        + status.number("failed", 0)
                        + " Failed");
        if (job.text("spec.completionMode").equals("Indexed")) {
            page.field("Completed Indexes", indexes(status.text("completedIndexes")));
        }
    }

    private static String indexes(String all) {
        if (all.isEmpty()) {
            return "<none>";
        }
        var comma = all.indexOf(',', INDEXES_AT_LEAST);
        return comma < 0 ? all : all.substring(0, comma + 1) + "...";
    }
}
