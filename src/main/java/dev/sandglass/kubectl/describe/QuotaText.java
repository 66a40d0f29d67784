package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** ResourceQuotas and LimitRanges as tables. */
final class QuotaText {

    static final Map<String, String> SCOPES =
            Map.of(
                    "Terminating",
                            "Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.",
                    "NotTerminating",
                            "Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.",
                    "BestEffort",
                            "Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.",
                    "NotBestEffort",
                            "Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.");

    private QuotaText() {}

    /** The quotas of a namespace, by name. */
    static void quotas(List<Document> quotas, Page page) {
        if (quotas.isEmpty()) {
            page.line("No resource quota.");
            return;
        }
        var sorted = new ArrayList<>(quotas);
        sorted.sort(Comparator.comparing(q -> q.text("metadata.name")));
        page.line("Resource Quotas");
        for (var quota : sorted) {
            page.field(1, "Name", quota.text("metadata.name"));
            scopes(quota, 1, page);
            page.line(1, "Resource\tUsed\tHard").line(1, "--------\t---\t---");
            amounts(quota, 1, page);
        }
    }

    static void scopes(Document quota, int level, Page page) {
        var scopes = quota.items("spec.scopes").texts().sorted().toList();
        if (scopes.isEmpty()) {
            return;
        }
        page.field(level, "Scopes", String.join(", ", scopes));
        for (var scope : scopes) {
            var says = SCOPES.get(scope);
            if (says != null) {
                page.line(level, (level == 0 ? " " : "") + "* " + says);
            }
        }
    }

    static void amounts(Document quota, int level, Page page) {
        var used = quota.child("status.used");
        quota.child("status.hard")
                .forEach(
                        (name, hard) ->
                                page.line(
                                        level,
                                        name
                                                + "\t"
                                                + (used.has(name) ? used.get(name) : "0")
                                                + "\t"
                                                + hard));
    }

    /** The limits of a namespace. */
    static void limits(List<Document> ranges, Page page) {
        if (ranges.isEmpty()) {
            page.line("No LimitRange resource.");
            return;
        }
        page.line("Resource Limits");
        page.line(
                " Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio");
        page.line(
                " ----\t--------\t---\t---\t---------------\t-------------\t-----------------------");
        ranges.forEach(range -> limits(range, " ", page));
    }

    static void limits(Document range, String prefix, Page page) {
        for (var item : range.items("spec.limits").documents().toList()) {
            var names = new TreeSet<String>();
            var columns =
                    List.of("min", "max", "defaultRequest", "default", "maxLimitRequestRatio");
            columns.forEach(column -> names.addAll(item.child(column).keys()));
            for (var name : names) {
                var line = new StringBuilder(prefix + item.text("type") + "\t" + name);
                for (var column : columns) {
                    var value = item.child(column).get(name);
                    line.append('\t').append(value == null ? "-" : value);
                }
                page.line(line.toString());
            }
        }
    }
}
