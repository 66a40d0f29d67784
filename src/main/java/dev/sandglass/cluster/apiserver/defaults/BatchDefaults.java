package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;

/** What Jobs and CronJobs get; follows {@code pkg/apis/batch/v1/defaults.go}. */
final class BatchDefaults {

    private BatchDefaults() {}

    static Document job(Document job) {
        return PodSpecDefaults.template(Fill.within(job, "spec", BatchDefaults::jobSpec));
    }

    private static Document jobSpec(Document spec) {
        var filled = spec;
        if (spec.get("completions") == null && spec.get("parallelism") == null) {
            filled = filled.put("completions", 1L);
        }
        filled = Fill.absent(filled, "parallelism", 1L);
        if (spec.get("backoffLimit") == null) {
            var perIndex = spec.get("backoffLimitPerIndex") != null;
            filled = filled.put("backoffLimit", perIndex ? (long) Integer.MAX_VALUE : 6L);
        }
        filled = Fill.absent(filled, "completionMode", "NonIndexed");
        filled = Fill.absent(filled, "suspend", false);
        var failurePolicy = spec.get("podFailurePolicy") != null;
        filled =
                Fill.absent(
                        filled,
                        "podReplacementPolicy",
                        failurePolicy ? "Failed" : "TerminatingOrFailed");
        return Fill.absent(filled, "manualSelector", false);
    }

    static Document cronJob(Document cronJob) {
        return Fill.within(
                cronJob,
                "spec",
                spec -> {
                    var filled = Fill.empty(spec, "concurrencyPolicy", "Allow");
                    filled = Fill.absent(filled, "suspend", false);
                    filled = Fill.absent(filled, "successfulJobsHistoryLimit", 3L);
                    filled = Fill.absent(filled, "failedJobsHistoryLimit", 1L);
                    return Fill.inside(filled, "jobTemplate", PodSpecDefaults::jobTemplate);
                });
    }
}
