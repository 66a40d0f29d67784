package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request.Method;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.printing.Printers;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Evicts Pods all at once and waits until they are gone: each is tried again every 5 s while a budget forbids it, and
 * looked for every second afterwards.
 *
 * <p>Upstream does each Pod in a thread of its own; here the one that is due next acts next. The last Pod of the list
 * is the first to go, as it mostly is upstream.
 */
final class Evictions {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private enum Stage {
        REFRESH,
        EVICT,
        WAIT,
        DONE
    }

    /** One Pod on its way. */
    private static final class Work {
        Document pod;
        Stage stage = Stage.EVICT;
        long due;

        Work(Document pod, long due) {
            this.pod = pod;
            this.due = due;
        }

        String name() {
            return pod.text("metadata.name");
        }

        String namespace() {
            return pod.text("metadata.namespace");
        }

        String path() {
            return "/api/v1/namespaces/" + namespace() + "/pods/" + name();
        }
    }

    private final Arguments arguments;
    private final Client client;
    private final DryRun dryRun;
    private final List<Failure> failures = new ArrayList<>();
    private final Duration timeout;
    private long until = Long.MAX_VALUE;

    Evictions(Arguments arguments, Client client, DryRun dryRun) {
        this.arguments = arguments;
        this.client = client;
        this.dryRun = dryRun;
        this.timeout = arguments.duration("timeout");
    }

    void run(List<Document> pods) {
        if (pods.isEmpty()) {
            return;
        }
        var start = client.session().now();
        until = timeout.isZero() ? Long.MAX_VALUE : start + timeout.toNanos();
        var works = new ArrayList<Work>();
        works.add(new Work(pods.getLast(), start));
        pods.subList(0, pods.size() - 1).forEach(pod -> works.add(new Work(pod, start)));
        if (arguments.flag("disable-eviction")) {
            works.forEach(this::delete);
        }
        for (var next = next(works); next != null; next = next(works)) {
            var wait = next.due - client.session().now();
            if (wait > 0) {
                client.session().sleep(Duration.ofNanos(wait));
            }
            act(next, Math.max(next.due, start));
        }
        Failures.throwIfAny(failures);
    }

    private static @org.jspecify.annotations.Nullable Work next(List<Work> works) {
        Work next = null;
        for (var work : works) {
            if (work.stage != Stage.DONE && (next == null || work.due < next.due)) {
                next = work;
            }
        }
        return next;
    }

    private void act(Work work, long now) {
        switch (work.stage) {
            case REFRESH -> {
                refresh(work);
                work.stage = Stage.EVICT;
            }
            case EVICT -> evict(work, now);
            case WAIT -> look(work, now);
            case DONE -> { /* nothing is left to do */ }
        }
    }

    private void refresh(Work work) {
        try {
            var fresh = client.object(client.get(work.path()).withAccept(Client.TYPED));
            work.pod = fresh.put("apiVersion", "v1").put("kind", "Pod");
        } catch (Refusal _) {
            // the eviction will find out
        }
    }

    private Document options() {
        var grace = arguments.number("grace-period");
        var options = grace < 0 ? Document.EMPTY : Document.of("gracePeriodSeconds", grace);
        return dryRun == DryRun.SERVER ? options.put("dryRun", List.of("All")) : options;
    }

    private void evict(Work work, long now) {
        var suffix = dryRun == DryRun.SERVER ? " (server dry run)" : "";
        client.session().print("evicting pod " + work.namespace() + "/" + work.name() + suffix);
        if (now >= until) {
            fail(work, "error when evicting pods/\"%s\" -n \"%s\": global timeout reached: " + Durations.format(timeout));
            return;
        }
        var body =
                Document.of(
                        "apiVersion", "policy/v1",
                        "deleteOptions", options(),
                        "kind", "Eviction",
                        "metadata", Document.of("name", work.name(), "namespace", work.namespace()));
        try {
            client.object(
                    client.request(Method.POST, work.path() + "/eviction")
                            .withAccept(Client.TYPED)
                            .withBody(body, Client.PROTOBUF));
            work.stage = dryRun == DryRun.SERVER ? Stage.DONE : Stage.WAIT;
        } catch (Refusal refusal) {
            refused(work, refusal, now);
        }
    }

    private void refused(Work work, Refusal refusal, long now) {
        var isEnding =
                refusal.is("Forbidden")
                        && refusal.status()
                                .details()
                                .items("causes")
                                .documents()
                                .anyMatch(c -> c.text("reason").equals("NamespaceTerminating"));
        if (refusal.isNotFound()) {
            work.stage = Stage.DONE;
        } else if (refusal.is("TooManyRequests")) {
            retry(work, "error when evicting pods/\"%s\" -n \"%s\" (will retry after 5s): " + refusal.said().replace("%", "%%"), now);
        } else if (isEnding && !work.pod.text("metadata.deletionTimestamp").isEmpty()) {
            work.stage = Stage.WAIT;
        } else if (isEnding) {
            retry(work, "error when evicting pod \"%s\" from terminating namespace \"%s\" (will retry after 5s): " + refusal.said().replace("%", "%%"), now);
        } else {
            fail(work, "error when evicting pods/\"%s\" -n \"%s\": " + refusal.said().replace("%", "%%"));
        }
    }

    private void retry(Work work, String message, long now) {
        client.session().complain(message.formatted(work.name(), work.namespace()));
        work.stage = Stage.REFRESH;
        work.due = now + RETRY.toNanos();
    }

    private void fail(Work work, String message) {
        failures.add(Failure.of(message.formatted(work.name(), work.namespace())));
        work.stage = Stage.DONE;
    }

    private void delete(Work work) {
        try {
            client.object(
                    client.request(Method.DELETE, work.path()).withAccept(Client.TYPED).withBody(options(), Client.PROTOBUF));
        } catch (Refusal refusal) {
            if (!refusal.isNotFound()) {
                throw refusal;
            }
        }
        work.stage = Stage.WAIT;
    }

    private void look(Work work, long now) {
        var operation = arguments.flag("disable-eviction") ? "deleted" : "evicted";
        if (now >= until) {
            fail(work, "error when waiting for pod \"%s\" in namespace \"%s\" to terminate: context deadline exceeded");
            return;
        }
        try {
            var there = client.object(client.get(work.path()).withAccept(Client.TYPED));
            if (there.text("metadata.uid").equals(work.pod.text("metadata.uid"))) {
                if (isSkipped(there, arguments, client.session().now())) {
                    client.session()
                            .print(
                                    "pod \"%s\" has DeletionTimestamp older than %s seconds, skipping"
                                            .formatted(work.name(), arguments.text("skip-wait-for-delete-timeout")));
                    work.stage = Stage.DONE;
                }
                work.due = now + LOOK.toNanos();
                return;
            }
        } catch (Refusal refusal) {
            if (!refusal.isNotFound()) {
                print(work, operation.equals("evicted") ? "eviction failed" : "deletion failed");
                fail(work, "error when waiting for pod \"%s\" in namespace \"%s\" to terminate: " + refusal.said().replace("%", "%%"));
                return;
            }
        }
        print(work, operation);
        work.stage = Stage.DONE;
    }

    private void print(Work work, String operation) {
        client.session().write(Printers.name(work.pod, dryRun.told(operation)));
    }

    /** Whether the Pod is being deleted for so long that nobody waits for it. */
    static boolean isSkipped(Document pod, Arguments arguments, long now) {
        var seconds = arguments.number("skip-wait-for-delete-timeout");
        var deletion = pod.text("metadata.deletionTimestamp");
        return seconds > 0
                && !deletion.isEmpty()
                && (now - Timestamps.nanos(deletion)) / 1_000_000_000L > seconds;
    }
}
