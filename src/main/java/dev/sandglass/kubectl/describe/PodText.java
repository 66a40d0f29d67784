package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The containers of Pods and of Pod templates, and the template as a whole. */
final class PodText {

    private PodText() {}

    /** {@code Pod Template:} with all that stands in it. */
    static void template(Document template, Page page) {
        page.line("Pod Template:");
        page.labels("  Labels", template.child("metadata.labels"));
        if (!template.child("metadata.annotations").isEmpty()) {
            page.annotations("  Annotations", template.child("metadata.annotations"));
        }
        var spec = template.child("spec");
        if (!spec.text("serviceAccountName").isEmpty()) {
            page.field(1, "Service Account", spec.text("serviceAccountName"));
        }
        if (!spec.items("initContainers").isEmpty()) {
            containers(
                    "Init Containers", spec.items("initContainers"), Items.EMPTY, null, page, "  ");
        }
        containers("Containers", spec.items("containers"), Items.EMPTY, null, page, "  ");
        VolumeText.volumes(spec.items("volumes"), page, "  ");
        spreadConstraints(spec.items("topologySpreadConstraints"), page, "  ");
        if (!spec.text("priorityClassName").isEmpty()) {
            page.field(1, "Priority Class Name", spec.text("priorityClassName"));
        }
        page.labels("  Node-Selectors", spec.child("nodeSelector"));
        page.tolerations("  Tolerations", spec.items("tolerations"));
    }

    static void spreadConstraints(Items constraints, Page page, String space) {
        if (constraints.isEmpty()) {
            return;
        }
        var sorted = new ArrayList<>(constraints.documents().toList());
        sorted.sort(Comparator.comparing(c -> c.text("topologyKey")));
        page.write(space + "Topology Spread Constraints:\t");
        var lead = "";
        for (var one : sorted) {
            var selector =
                    one.has("labelSelector")
                            ? " for selector " + SelectorText.format(one.child("labelSelector"))
                            : "";
            page.line(
                    lead
                            + one.text("topologyKey")
                            + ":"
                            + one.text("whenUnsatisfiable")
                            + " when max skew "
                            + one.number("maxSkew", 0)
                            + " is exceeded"
                            + selector);
            lead = space + "\t";
        }
    }

    /**
     * A list of containers.
     *
     * @param statuses what the kubelet says of them; empty for a template
     * @param pod the Pod whose fields environment variables refer to; null for a template
     */
    static void containers(
            String title,
            Items containers,
            Items statuses,
            @Nullable Document pod,
            Page page,
            String space) {
        page.line(space + title + ":" + (containers.isEmpty() ? " <none>" : ""));
        for (var container : containers.documents().toList()) {
            var status = statuses.named("name", container.text("name"));
            basics(container, status, page, space);
            command(container, page);
            if (status != null) {
                state("State", status.child("state"), page);
                if (status.child("lastState").has("terminated")) {
                    state("Last State", status.child("lastState"), page);
                }
                page.field(2, "Ready", Page.truth(status.flag("ready")));
                page.field(2, "Restart Count", status.number("restartCount", 0));
            }
            resources(container.child("resources"), page, 2);
            probe("Liveness", container, "livenessProbe", page);
            probe("Readiness", container, "readinessProbe", page);
            probe("Startup", container, "startupProbe", page);
            if (!container.items("envFrom").isEmpty()) {
                EnvironmentText.sources(container.items("envFrom"), page);
            }
            EnvironmentText.variables(container, pod, page);
            mounts(container, page);
        }
    }

    private static void basics(
            Document container, @Nullable Document status, Page page, String space) {
        page.line(1, (space.isEmpty() ? "" : " ") + container.text("name") + ":");
        if (status != null) {
            page.field(2, "Container ID", status.text("containerID"));
        }
        page.field(2, "Image", container.text("image"));
        if (status != null) {
            page.field(2, "Image ID", status.text("imageID"));
        }
        ports("Port", container.items("ports"), "containerPort", page);
        ports("Host Port", container.items("ports"), "hostPort", page);
        var seccomp = container.child("securityContext.seccompProfile");
        if (!seccomp.isEmpty()) {
            page.field(2, "SeccompProfile", seccomp.text("type"));
            if (seccomp.text("type").equals("Localhost")) {
                page.field(3, "LocalhostProfile", seccomp.text("localhostProfile"));
            }
        }
    }

    private static void ports(String title, Items ports, String field, Page page) {
        var texts = new ArrayList<String>();
        for (var port : ports.documents().toList()) {
            var text = port.number(field, 0) + "/" + port.text("protocol");
            texts.add(port.text("name").isEmpty() ? text : text + " (" + port.text("name") + ")");
        }
        var all = String.join(", ", texts);
        page.field(2, all.contains(",") ? title + "s" : title, Page.orNone(all));
    }

    private static void command(Document container, Page page) {
        words("Command", container.items("command"), page);
        words("Args", container.items("args"), page);
    }

    private static void words(String title, Items words, Page page) {
        if (words.isEmpty()) {
            return;
        }
        page.line(2, title + ":");
        words.texts()
                .forEach(
                        word -> {
                            for (var line : word.split("\n", -1)) {
                                page.line(3, line);
                            }
                        });
    }

    private static void state(String title, Document state, Page page) {
        if (state.has("running")) {
            page.field(2, title, "Running");
            page.field(3, "Started", Page.time(state.text("running.startedAt")));
        } else if (state.has("terminated")) {
            terminated(title, state.child("terminated"), page);
        } else {
            page.field(2, title, "Waiting");
            if (!state.text("waiting.reason").isEmpty()) {
                page.field(3, "Reason", state.text("waiting.reason"));
            }
        }
    }

    private static void terminated(String title, Document end, Page page) {
        page.field(2, title, "Terminated");
        if (!end.text("reason").isEmpty()) {
            page.field(3, "Reason", end.text("reason"));
        }
        if (!end.text("message").isEmpty()) {
            page.field(3, "Message", end.text("message"));
        }
        page.field(3, "Exit Code", end.number("exitCode", 0));
        if (end.number("signal", 0) > 0) {
            page.field(3, "Signal", end.number("signal", 0));
        }
        page.field(3, "Started", Page.time(end.text("startedAt")));
        page.field(3, "Finished", Page.time(end.text("finishedAt")));
    }

    /** Limits and requests. */
    static void resources(Document resources, Page page, int level) {
        for (var part : new String[] {"limits", "requests"}) {
            var list = resources.child(part);
            if (list.isEmpty()) {
                continue;
            }
            page.line(level, part.equals("limits") ? "Limits:" : "Requests:");
            list.forEach((name, amount) -> page.field(level + 1, name, String.valueOf(amount)));
        }
    }

    private static void probe(String title, Document container, String field, Page page) {
        if (container.has(field)) {
            page.field(2, title, probe(container.child(field)));
        }
    }

    private static String probe(Document probe) {
        var numbers =
                "delay=%ds timeout=%ds period=%ds #success=%d #failure=%d"
                        .formatted(
                                probe.number("initialDelaySeconds", 0),
                                probe.number("timeoutSeconds", 0),
                                probe.number("periodSeconds", 0),
                                probe.number("successThreshold", 0),
                                probe.number("failureThreshold", 0));
        return how(probe) + " " + numbers;
    }

    private static String how(Document probe) {
        if (probe.has("exec")) {
            return "exec [" + String.join(" ", probe.items("exec.command").texts().toList()) + "]";
        }
        if (probe.has("httpGet")) {
            var get = probe.child("httpGet");
            var scheme = get.text("scheme").toLowerCase(Locale.ROOT);
            var address = get.text("host") + ":" + get.get("port") + get.text("path");
            return "http-get " + scheme + "://" + address;
        }
        if (probe.has("tcpSocket")) {
            return "tcp-socket " + probe.text("tcpSocket.host") + ":" + probe.at("tcpSocket.port");
        }
        if (probe.has("grpc")) {
            var service = probe.text("grpc.service");
            return "grpc <pod>:" + probe.number("grpc.port", 0) + " " + service;
        }
        return "unknown";
    }

    private static void mounts(Document container, Page page) {
        var mounts = new ArrayList<>(container.items("volumeMounts").documents().toList());
        page.line(2, "Mounts:" + (mounts.isEmpty() ? "\t<none>" : ""));
        mounts.sort(Comparator.comparing(m -> m.text("mountPath")));
        for (var mount : mounts) {
            var flags = mount.flag("readOnly") ? "ro" : "rw";
            if (!mount.text("subPath").isEmpty()) {
                flags += ",path=\"" + mount.text("subPath") + "\"";
            }
            page.line(
                    3,
                    mount.text("mountPath") + " from " + mount.text("name") + " (" + flags + ")");
        }
        var devices = new ArrayList<>(container.items("volumeDevices").documents().toList());
        if (!devices.isEmpty()) {
            page.line(2, "Devices:" + (mounts.isEmpty() ? "\t<none>" : ""));
            devices.sort(Comparator.comparing(d -> d.text("devicePath")));
            devices.forEach(d -> page.line(3, d.text("devicePath") + " from " + d.text("name")));
        }
    }
}
