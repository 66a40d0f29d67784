package dev.sandglass.kubectl.write;

import dev.sandglass.api.Request.Method;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.DryRun;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Failures;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.usage.Arguments;
import dev.sandglass.kubectl.usage.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Evicts Pods all at once and waits until they are gone: each is tried again every 5 s while a budget forbids it, and
 * looked for every second afterwards.
 *
 * <p>Upstream does each Pod in a thread of its own; here the one that is due next acts next. The last Pod of the list
 * is the first to go, as it mostly is upstream.
 */
public final class Evictions {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What is to be done with a Pod next. */
    public enum Stage {
        REFRESH,
        EVICT,
        WAIT,
        DONE
    }

    /**
     * One Pod on its way.
     *
     * @param isEnding whether it is being deleted already
     * @param due when the next stage is due, in epoch nanoseconds
     */
    public record Work(
            String namespace, String name, String uid, boolean isEnding, Stage stage, long due) {

        static Work of(Document pod, Stage stage, long due) {
            return new Work(
                    pod.text("metadata.namespace"),
                    pod.text("metadata.name"),
                    pod.text("metadata.uid"),
                    !pod.text("metadata.deletionTimestamp").isEmpty(),
                    stage,
                    due);
        }

        Work then(Stage next, long when) {
            return new Work(namespace, name, uid, isEnding, next, when);
        }

        Work done() {
            return then(Stage.DONE, due);
        }

        String path() {
            return "/api/v1/namespaces/" + namespace + "/pods/" + name;
        }
    }

    /**
     * Where all stand.
     *
     * @param failures what went wrong so far
     * @param until when time is over, in epoch nanoseconds
     */
    public record Progress(List<Work> works, List<String> failures, long until) {}

    private final Arguments arguments;
    private final Client client;
    private final DryRun dryRun;
    private final Function<Progress, Record> mark;
    private final List<Work> works = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Duration timeout;
    private long until = Long.MAX_VALUE;

    /** Marks the session with what the function makes of the progress whenever it waits. */
    Evictions(Arguments arguments, Client client, DryRun dryRun, Function<Progress, Record> mark) {
        this.arguments = arguments;
        this.client = client;
        this.dryRun = dryRun;
        this.mark = mark;
        this.timeout = arguments.duration("timeout");
    }

    void run(List<Document> pods) {
        if (pods.isEmpty()) {
            return;
        }
        var start = client.session().now();
        until = timeout.isZero() ? Long.MAX_VALUE : start + timeout.toNanos();
        works.add(Work.of(pods.getLast(), Stage.EVICT, start));
        pods.subList(0, pods.size() - 1)
                .forEach(pod -> works.add(Work.of(pod, Stage.EVICT, start)));
        if (arguments.flag("disable-eviction")) {
            works.replaceAll(this::delete);
        }
        go();
    }

    void goOn(Progress progress) {
        works.addAll(progress.works());
        failures.addAll(progress.failures());
        until = progress.until();
        go();
    }

    private void go() {
        var session = client.session();
        for (var next = next(); next >= 0; next = next()) {
            var work = works.get(next);
            var wait = work.due() - session.now();
            if (wait > 0) {
                session.mark(
                        mark.apply(new Progress(List.copyOf(works), List.copyOf(failures), until)));
                session.sleep(Duration.ofNanos(wait));
            }
            works.set(next, act(work));
        }
        Failures.throwIfAny(failures.stream().map(Failure::of).toList());
    }

    /** The place of the one that is due first; -1 when all are done. */
    private int next() {
        var next = -1;
        for (var i = 0; i < works.size(); i++) {
            if (works.get(i).stage() != Stage.DONE
                    && (next < 0 || works.get(i).due() < works.get(next).due())) {
                next = i;
            }
        }
        return next;
    }

    private Work act(Work work) {
        return switch (work.stage()) {
            case REFRESH -> refresh(work);
            case EVICT -> evict(work, work.due());
            case WAIT -> look(work, work.due());
            case DONE -> work;
        };
    }

    private Work refresh(Work work) {
        try {
            var fresh = client.object(client.get(work.path()).withAccept(Client.TYPED));
            return Work.of(fresh, Stage.EVICT, work.due());
        } catch (Refusal _) {
            return work.then(Stage.EVICT, work.due()); // the eviction will find out
        }
    }

    private Document options() {
        var grace = arguments.number("grace-period");
        var options = grace < 0 ? Document.EMPTY : Document.of("gracePeriodSeconds", grace);
        return dryRun == DryRun.SERVER ? options.put("dryRun", List.of("All")) : options;
    }

    private Work evict(Work work, long now) {
        var suffix = dryRun == DryRun.SERVER ? " (server dry run)" : "";
        client.session().print("evicting pod " + work.namespace() + "/" + work.name() + suffix);
        if (now >= until) {
            return failed(
                    work,
                    "error when evicting pods/\"%s\" -n \"%s\": global timeout reached: "
                            + Durations.format(timeout));
        }
        var body =
                Document.of(
                        "apiVersion",
                        "policy/v1",
                        "deleteOptions",
                        options(),
                        "kind",
                        "Eviction",
                        "metadata",
                        Document.of("name", work.name(), "namespace", work.namespace()));
        try {
            client.object(
                    client.request(Method.POST, work.path() + "/eviction")
                            .withAccept(Client.TYPED)
                            .withBody(body, Client.PROTOBUF));
            return work.then(dryRun == DryRun.SERVER ? Stage.DONE : Stage.WAIT, now);
        } catch (Refusal refusal) {
            return refused(work, refusal, now);
        }
    }

    private Work refused(Work work, Refusal refusal, long now) {
        var isEnding =
                refusal.is("Forbidden")
                        && refusal.status()
                                .details()
                                .items("causes")
                                .documents()
                                .anyMatch(c -> c.text("reason").equals("NamespaceTerminating"));
        var said = refusal.said().replace("%", "%%");
        if (refusal.isNotFound()) {
            return work.done();
        }
        if (refusal.is("TooManyRequests")) {
            return retry(
                    work,
                    "error when evicting pods/\"%s\" -n \"%s\" (will retry after 5s): " + said,
                    now);
        }
        if (isEnding && work.isEnding()) {
            return work.then(Stage.WAIT, now);
        }
        return isEnding
                ? retry(
                        work,
                        "error when evicting pod \"%s\" from terminating namespace \"%s\" (will retry after 5s): "
                                + said,
                        now)
                : failed(work, "error when evicting pods/\"%s\" -n \"%s\": " + said);
    }

    private Work retry(Work work, String message, long now) {
        client.session().complain(message.formatted(work.name(), work.namespace()));
        return work.then(Stage.REFRESH, now + RETRY.toNanos());
    }

    private Work failed(Work work, String message) {
        failures.add(message.formatted(work.name(), work.namespace()));
        return work.done();
    }

    private Work delete(Work work) {
        try {
            client.object(
                    client.request(Method.DELETE, work.path())
                            .withAccept(Client.TYPED)
                            .withBody(options(), Client.PROTOBUF));
        } catch (Refusal refusal) {
            if (!refusal.isNotFound()) {
                throw refusal;
            }
        }
        return work.then(Stage.WAIT, work.due());
    }

    private Work look(Work work, long now) {
        var waiting = "error when waiting for pod \"%s\" in namespace \"%s\" to terminate: ";
        if (now >= until) {
            return failed(work, waiting + "context deadline exceeded");
        }
        var deletes = arguments.flag("disable-eviction");
        try {
            var there = client.object(client.get(work.path()).withAccept(Client.TYPED));
            if (there.text("metadata.uid").equals(work.uid())) {
                return still(work, there, now);
            }
        } catch (Refusal refusal) {
            if (!refusal.isNotFound()) {
                print(work, deletes ? "deletion failed" : "eviction failed");
                return failed(work, waiting + refusal.said().replace("%", "%%"));
            }
        }
        print(work, deletes ? "deleted" : "evicted");
        return work.done();
    }

    private Work still(Work work, Document there, long now) {
        if (!isSkipped(there, arguments, client.session().now())) {
            return work.then(Stage.WAIT, now + LOOK.toNanos());
        }
        client.session()
                .print(
                        "pod \"%s\" has DeletionTimestamp older than %s seconds, skipping"
                                .formatted(
                                        work.name(),
                                        arguments.text("skip-wait-for-delete-timeout")));
        return work.done();
    }

    private void print(Work work, String operation) {
        client.session().print("pod/" + work.name() + " " + dryRun.told(operation));
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
