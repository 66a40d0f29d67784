package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.api.Ages;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** A Pod: how many containers are ready, its state in one word, its restarts. */
final class PodCells {

    private PodCells() {}

    static Object[] of(Document pod, long now) {
        var story = new Story(pod);
        var nodeName = Cells.or(pod.text("spec.nodeName"), "<none>");
        var nominated = Cells.or(pod.text("status.nominatedNodeName"), "<none>");
        return new Object[] {
            Cells.name(pod),
            story.ready + "/" + story.total,
            story.reason,
            story.restarts(now),
            Cells.age(pod, now),
            Cells.or(pod.text("status.podIPs[0].ip"), "<none>"),
            nodeName,
            nominated,
            readinessGates(pod)
        };
    }

    private static String readinessGates(Document pod) {
        var gates = pod.items("spec.readinessGates");
        if (gates.isEmpty()) {
            return "<none>";
        }
        var conditions = pod.items("status.conditions");
        var open =
                gates.documents()
                        .filter(gate -> isTrue(conditions, gate.text("conditionType")))
                        .count();
        return open + "/" + gates.size();
    }

    private static boolean isTrue(Items conditions, String type) {
        var condition = conditions.named("type", type);
        return condition != null && condition.text("status").equals("True");
    }

    /** What the statuses of the containers add up to. */
    private static final class Story {
        final Document pod;
        int ready;
        int total;
        String reason;
        private long restarts;
        private long sidecarRestarts;
        private String lastRestart = "";
        private String lastSidecarRestart = "";

        Story(Document pod) {
            this.pod = pod;
            this.total = pod.items("spec.containers").size();
            this.reason = Cells.or(pod.text("status.reason"), pod.text("status.phase"));
            var scheduled = pod.items("status.conditions").named("type", "PodScheduled");
            if (scheduled != null && scheduled.text("reason").equals("SchedulingGated")) {
                reason = "SchedulingGated";
            }
            pod.items("spec.initContainers")
                    .documents()
                    .filter(Story::isSidecar)
                    .forEach(_ -> total++);
            var isInitializing = initial();
            if (!isInitializing || isTrue(pod.items("status.conditions"), "Initialized")) {
                main();
            }
            deletion();
        }

        private static boolean isSidecar(Document container) {
            return container.text("restartPolicy").equals("Always");
        }

        /** Reads the init containers; says whether one of them has still to do its work. */
        private boolean initial() {
            var statuses = pod.items("status.initContainerStatuses");
            var specs = pod.items("spec.initContainers");
            for (var i = 0; i < statuses.size(); i++) {
                var status = statuses.document(i);
                var spec = specs.named("name", status.text("name"));
                var sidecar = spec != null && isSidecar(spec);
                count(status, sidecar);
                var ended = status.child("state.terminated");
                if (!ended.isEmpty() && ended.number("exitCode", 0) == 0) {
                    continue;
                }
                if (sidecar && status.flag("started")) {
                    ready += status.flag("ready") ? 1 : 0;
                    continue;
                }
                var waiting = status.text("state.waiting.reason");
                if (!ended.isEmpty()) {
                    reason = "Init:" + Cells.or(ended.text("reason"), exit(ended));
                } else if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
                    reason = "Init:" + waiting;
                } else {
                    reason = "Init:" + i + "/" + specs.size();
                }
                return true;
            }
            return false;
        }

        private void count(Document status, boolean sidecar) {
            restarts += status.number("restartCount", 0);
            var ended = status.text("lastState.terminated.finishedAt");
            lastRestart = later(lastRestart, ended);
            if (sidecar) {
                sidecarRestarts += status.number("restartCount", 0);
                lastSidecarRestart = later(lastSidecarRestart, ended);
            }
        }

        private static String later(String one, String other) {
            return other.compareTo(one) > 0 ? other : one;
        }

        private static String exit(Document ended) {
            var signal = ended.number("signal", 0);
            return signal != 0 ? "Signal:" + signal : "ExitCode:" + ended.number("exitCode", 0);
        }

        private void main() {
            restarts = sidecarRestarts;
            lastRestart = lastSidecarRestart;
            var isRunning = false;
            var statuses = pod.items("status.containerStatuses");
            for (var i = statuses.size() - 1; i >= 0; i--) {
                var status = statuses.document(i);
                count(status, false);
                var ended = status.child("state.terminated");
                var waiting = status.text("state.waiting.reason");
                if (!waiting.isEmpty()) {
                    reason = waiting;
                } else if (!ended.isEmpty()) {
                    reason = Cells.or(ended.text("reason"), exit(ended));
                } else if (status.flag("ready") && status.at("state.running") != null) {
                    isRunning = true;
                    ready++;
                }
            }
            if (reason.equals("Completed") && isRunning) {
                reason = isTrue(pod.items("status.conditions"), "Ready") ? "Running" : "NotReady";
            }
        }

        private void deletion() {
            if (!pod.child("metadata").has("deletionTimestamp")) {
                return;
            }
            if (pod.text("status.reason").equals("NodeLost")) {
                reason = "Unknown";
                return;
            }
            switch (pod.text("status.phase")) {
                case "Succeeded", "Failed" -> {}
                default -> reason = "Terminating";
            }
        }

        String restarts(long now) {
            if (restarts == 0 || lastRestart.isEmpty()) {
                return Long.toString(restarts);
            }
            return restarts + " (" + Ages.human(now - Timestamps.nanos(lastRestart)) + " ago)";
        }
    }
}
