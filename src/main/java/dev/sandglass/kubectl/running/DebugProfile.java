package dev.sandglass.kubectl.running;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What {@code kubectl debug --profile} gives a debugging container, and what it takes from a copy of a Pod. */
enum DebugProfile {
    LEGACY,
    GENERAL,
    BASELINE,
    RESTRICTED,
    NETADMIN,
    SYSADMIN;

    /** Where the container runs. */
    enum Style {
        EPHEMERAL,
        COPY,
        NODE
    }

    private static final List<String> LISTS =
            List.of("spec.initContainers", "spec.containers", "spec.ephemeralContainers");
    private static final String SECURITY = "securityContext";

    static DebugProfile of(String name) {
        for (var profile : values()) {
            if (profile.name().toLowerCase(Locale.ROOT).equals(name)) {
                return profile;
            }
        }
        throw Failure.of("unknown profile: " + name);
    }

    /** The Pod as the profile wants it for this container. */
    Document apply(Document pod, String container, Style style, Arguments arguments) {
        var changed = onContainer(pod, container, it -> secured(it, style));
        return switch (style) {
            case EPHEMERAL -> changed;
            case COPY ->
                    this == LEGACY ? changed.without("metadata.labels") : bare(changed, arguments);
            case NODE -> onNode(changed, container);
        };
    }

    private Document secured(Document container, Style style) {
        return switch (this) {
            case LEGACY -> container;
            case GENERAL ->
                    style == Style.NODE
                            ? container.remove(SECURITY)
                            : withCapabilities(container, "SYS_PTRACE");
            case BASELINE -> container.remove(SECURITY);
            case RESTRICTED ->
                    container.put(
                            SECURITY,
                            Document.of(
                                    "allowPrivilegeEscalation",
                                    false,
                                    "capabilities",
                                    Document.of("drop", Items.of("ALL")),
                                    "runAsNonRoot",
                                    true,
                                    "seccompProfile",
                                    Document.of("type", "RuntimeDefault")));
            case NETADMIN -> withCapabilities(container, "NET_ADMIN", "NET_RAW");
            case SYSADMIN -> container.with(SECURITY + ".privileged", true);
        };
    }

    private static Document withCapabilities(Document container, String... capabilities) {
        var path = SECURITY + ".capabilities.add";
        var all = container.items(path);
        for (var capability : capabilities) {
            all = all.plus(capability);
        }
        return container.with(path, all);
    }

    /** A copy without what is not to be kept. */
    private static Document bare(Document copy, Arguments arguments) {
        var pod = arguments.flag("keep-labels") ? copy : copy.without("metadata.labels");
        pod = arguments.flag("keep-annotations") ? pod : pod.without("metadata.annotations");
        pod =
                pod.with(
                        "spec.containers",
                        pod.items("spec.containers").mapped(c -> withoutProbes(c, arguments)));
        if (!arguments.flag("keep-init-containers")) {
            pod = pod.without("spec.initContainers");
        }
        return pod.child("spec").has("shareProcessNamespace")
                ? pod
                : pod.with("spec.shareProcessNamespace", true);
    }

    private static Document withoutProbes(Document container, Arguments arguments) {
        var bare = container;
        for (var probe : List.of("liveness", "readiness", "startup")) {
            bare = arguments.flag("keep-" + probe) ? bare : bare.remove(probe + "Probe");
        }
        return bare;
    }

    private Document onNode(Document pod, String container) {
        if (this == BASELINE || this == RESTRICTED) {
            return pod;
        }
        var spec = pod.child("spec");
        for (var field : List.of("hostNetwork", "hostPID", "hostIPC")) {
            spec = spec.put(field, true);
        }
        var there = pod.put("spec", spec);
        return this == NETADMIN ? there : withRoot(there, container);
    }

    private static Document withRoot(Document pod, String container) {
        var volume = Document.of("name", "host-root", "hostPath", Document.of("path", "/"));
        var mount = Document.of("mountPath", "/host", "name", "host-root");
        var mounted =
                onContainer(
                        pod,
                        container,
                        it -> it.put("volumeMounts", it.items("volumeMounts").plus(mount)));
        return mounted.with("spec.volumes", mounted.items("spec.volumes").plus(volume));
    }

    /** Changes the first container of this name. */
    static Document onContainer(Document pod, String name, UnaryOperator<Document> change) {
        for (var list : LISTS) {
            var items = pod.items(list);
            for (var i = 0; i < items.size(); i++) {
                var container = items.document(i);
                if (container.text("name").equals(name)) {
                    var all = items.toArray();
                    all[i] = change.apply(container);
                    return pod.with(list, Items.of(all));
                }
            }
        }
        return pod;
    }
}
