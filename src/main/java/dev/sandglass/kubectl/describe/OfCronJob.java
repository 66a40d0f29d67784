package dev.sandglass.kubectl.describe;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.document.Document;
import java.util.stream.Collectors;

/** CronJobs: when they run and what. */
final class OfCronJob implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var job = lookup.get(Workloads.path("batch", "cronjobs", namespace, name));
        var events = lookup.events(job, "CronJob", job.text("metadata.uid"));
        var spec = job.child("spec");
        page.head(job);
        page.field("Schedule", spec.text("schedule"));
        page.field("Concurrency Policy", spec.text("concurrencyPolicy"));
        page.field("Suspend", spec.has("suspend") ? Page.truth(spec.flag("suspend")) : "<unset>");
        number("Successful Job History Limit", spec, "successfulJobsHistoryLimit", "", page);
        number("Failed Job History Limit", spec, "failedJobsHistoryLimit", "", page);
        number("Starting Deadline Seconds", spec, "startingDeadlineSeconds", "s", page);
        template(spec.child("jobTemplate.spec"), page);
        var last = job.text("status.lastScheduleTime");
        page.field("Last Schedule Time", last.isEmpty() ? "<unset>" : Page.time(last));
        var active =
                job.items("status.active")
                        .documents()
                        .map(a -> a.text("name"))
                        .collect(Collectors.joining(", "));
        page.field("Active Jobs", Page.orNone(active));
        page.events(events);
    }

    private static void number(String title, Document spec, String field, String unit, Page page) {
        page.field(title, spec.has(field) ? spec.number(field, 0) + unit : "<unset>");
    }

    private static void template(Document spec, Page page) {
        page.field(
                "Selector",
                spec.has("selector")
                        ? LabelSelector.of(spec.child("selector")).toString()
                        : "<unset>");
        number("Parallelism", spec, "parallelism", "", page);
        number("Completions", spec, "completions", "", page);
        if (spec.has("activeDeadlineSeconds")) {
            number("Active Deadline Seconds", spec, "activeDeadlineSeconds", "s", page);
        }
        PodText.template(spec.child("template"), page);
    }
}
