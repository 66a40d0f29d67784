package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.CronSchedule;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import java.time.ZoneId;
import java.util.List;

/** CronJobs, whose Jobs get eleven more characters to their name. */
final class CronJobValidation implements Validation {

    private static final int LONGEST_NAME = 52;
    private static final List<String> CONCURRENCY = List.of("Allow", "Forbid", "Replace");

    @Override
    public void create(Document cronJob, Faults faults) {
        check(cronJob.child("spec"), faults);
        var name = cronJob.text("metadata.name");
        if (name.length() > LONGEST_NAME) {
            faults.invalid(
                    "metadata.name", name, "must be no more than " + LONGEST_NAME + " characters");
        }
    }

    @Override
    public void update(Document cronJob, Document old, Faults faults) {
        if (cronJob.get("spec") != old.get("spec")) {
            check(cronJob.child("spec"), faults);
        }
    }

    private static void check(Document spec, Faults faults) {
        var schedule = spec.text("schedule");
        if (schedule.isEmpty()) {
            faults.required("spec.schedule", "");
        } else {
            schedule(schedule, faults);
        }
        if (spec.get("timeZone") instanceof String zone) {
            zone(zone, faults);
        }
        deadline("startingDeadlineSeconds", spec, faults);
        Checks.requiredOneOf(
                "spec.concurrencyPolicy", spec.text("concurrencyPolicy"), CONCURRENCY, faults);
        JobValidation.check("spec.jobTemplate.spec", spec.child("jobTemplate.spec"), faults);
        deadline("successfulJobsHistoryLimit", spec, faults);
        deadline("failedJobsHistoryLimit", spec, faults);
    }

    private static void deadline(String field, Document spec, Faults faults) {
        Checks.notNegative("spec." + field, spec.number(field, 0), faults);
    }

    private static void schedule(String schedule, Faults faults) {
        if (schedule.contains("TZ")) {
            faults.invalid(
                    "spec.schedule",
                    schedule,
                    "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
            return;
        }
        try {
            CronSchedule.parse(schedule);
        } catch (Malformed malformed) {
            faults.invalid("spec.schedule", schedule, malformed.getMessage());
        }
    }

    private static void zone(String zone, Faults faults) {
        if (zone.isEmpty()) {
            faults.invalid("spec.timeZone", zone, "timeZone must be nil or non-empty string");
        } else if (zone.equalsIgnoreCase("Local")) {
            faults.invalid(
                    "spec.timeZone",
                    zone,
                    "timeZone must be an explicit time zone as defined in"
                            + " https://www.iana.org/time-zones");
        } else if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            faults.invalid("spec.timeZone", zone, "unknown time zone " + zone);
        }
    }
}
