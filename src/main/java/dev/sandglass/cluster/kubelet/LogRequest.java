package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.runtime.ContainerAccess;
import dev.sandglass.cluster.runtime.Logs;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request for a container's log: finds the container that is meant, or says why there is no log
 * yet.
 */
final class LogRequest {

    static final Logs.Wish PLAIN = new Logs.Wish(-1, 0, false, -1);

    private static final String SCHEME = "containerd://";
    private static final byte[] NONE = new byte[0];

    private final Kubelet kubelet;
    private final Document pod;
    private final String container;
    private final Map<String, String> options;

    LogRequest(Kubelet kubelet, Document pod, String container, Map<String, String> options) {
        this.kubelet = kubelet;
        this.pod = pod;
        this.container = container;
        this.options = options;
    }

    Reply answer() {
        var worker = kubelet.worker(pod);
        var status = worker == null || worker.status == null ? pod.child("status") : worker.status;
        var of = find(status);
        var id = of == null ? "" : id(of);
        if (id.isEmpty()) {
            return Kubelets.refused(400, "BadRequest", problem(of));
        }
        var wish = wish(options, kubelet.bench().now());
        var access = kubelet.bench().runtime.access();
        var begin = access.beginOfLog(id, wish);
        if (begin == null) {
            var words = "unable to retrieve container logs for " + SCHEME + id;
            return new Reply.Raw(200, "text/plain", words.getBytes(StandardCharsets.UTF_8));
        }
        if (isSet("follow")) {
            var node = pod.text("spec.nodeName");
            return new Reply.Opened(
                    new Cursor.Log(node + "/" + Specs.uid(pod), id, 0, begin, options));
        }
        var piece = access.readLog(id, begin, wish);
        return new Reply.Raw(200, "text/plain", piece == null ? NONE : piece.bytes());
    }

    private boolean isSet(String option) {
        return options.getOrDefault(option, "false").equals("true");
    }

    private @Nullable Document find(Document status) {
        for (var list :
                new String[] {
                    "containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"
                }) {
            var found = status.items(list).named("name", container);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The container whose log is meant; empty when there is none. */
    private String id(Document status) {
        var last = status.text("lastState.terminated.containerID");
        if (isSet("previous")) {
            return stripped(last);
        }
        var state = status.child("state");
        if (state.has("running")) {
            return stripped(status.text("containerID"));
        }
        if (state.has("terminated")) {
            return stripped(state.text("terminated.containerID"));
        }
        return stripped(last);
    }

    private static String stripped(String id) {
        return id.startsWith(SCHEME) ? id.substring(SCHEME.length()) : id;
    }

    private String problem(@Nullable Document status) {
        var name = Specs.podName(pod);
        if (status != null && isSet("previous")) {
            return "previous terminated container \""
                    + container
                    + "\" in pod \""
                    + name
                    + "\" not found";
        }
        var waiting = "container \"" + container + "\" in pod \"" + name + "\" is waiting to start";
        var reason = status == null ? "" : status.text("state.waiting.reason");
        return switch (reason) {
            case "" -> waiting + " - no logs yet";
            case "ErrImagePull" -> waiting + ": image can't be pulled";
            case "ImagePullBackOff" -> waiting + ": trying and failing to pull image";
            default -> waiting + ": " + reason;
        };
    }

    private static Logs.Wish wish(Map<String, String> options, long now) {
        var since = 0L;
        if (options.containsKey("sinceSeconds")) {
            since = now - 1_000_000_000L * Long.parseLong(options.get("sinceSeconds"));
        } else if (options.containsKey("sinceTime")) {
            since = Timestamps.nanos(options.get("sinceTime"));
        }
        return new Logs.Wish(
                number(options, "tailLines"),
                since,
                options.getOrDefault("timestamps", "false").equals("true"),
                number(options, "limitBytes"));
    }

    private static long number(Map<String, String> options, String name) {
        return options.containsKey(name) ? Long.parseLong(options.get(name)) : -1;
    }

    /** What a follower has not seen yet; the end when the container has ended and all was seen. */
    static Batch poll(Cursor.Log log, ContainerAccess access) {
        var wish = wish(log.options(), 0);
        var open = new Logs.Wish(-1, Math.max(0, wish.since()), wish.timestamps(), -1);
        var piece = access.readLog(log.container(), log.offset(), open);
        if (piece == null) {
            return Batch.bytes(NONE, NONE, log).ended(END);
        }
        var next =
                new Cursor.Log(
                        log.pod(), log.container(), log.restart(), piece.next(), log.options());
        var batch = Batch.bytes(piece.bytes(), NONE, next);
        return access.isRunning(log.container()) ? batch : batch.ended(END);
    }

    private static final Document END =
            Document.of("metadata", Document.EMPTY, "status", "Success");
}
