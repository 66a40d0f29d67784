package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The containers of a Pod; follows {@code validateContainers} and {@code validateInitContainers}.
 */
final class ContainerValidation {

    private static final List<String> PULL = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> MESSAGE = List.of("FallbackToLogsOnError", "File");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final List<String> RESTART = List.of("Always", "Never", "OnFailure");

    /** What containers may refer to, and the names met so far. */
    private final Document spec;

    private final Set<String> volumes;
    private final Faults faults;
    private final Set<String> names = new HashSet<>();

    ContainerValidation(Document spec, Set<String> volumes, Faults faults) {
        this.spec = spec;
        this.volumes = volumes;
        this.faults = faults;
    }

    void all(String path) {
        var containers = spec.items("containers");
        if (containers.isEmpty()) {
            faults.required(path + ".containers", "");
        }
        for (var i = 0; i < containers.size(); i++) {
            var container = containers.document(i);
            var field = path + ".containers[" + i + "]";
            common(field, container);
            unique(field, container);
            running(field, container);
        }
        hostPorts(path + ".containers", containers);
        initial(path);
        if (!spec.items("ephemeralContainers").isEmpty()) {
            var ephemeral = spec.items("ephemeralContainers");
            for (var i = 0; i < ephemeral.size(); i++) {
                var field = path + ".ephemeralContainers[" + i + "]";
                common(field, ephemeral.document(i));
                unique(field, ephemeral.document(i));
            }
        }
    }

    private void initial(String path) {
        var containers = spec.items("initContainers");
        for (var i = 0; i < containers.size(); i++) {
            var container = containers.document(i);
            var field = path + ".initContainers[" + i + "]";
            common(field, container);
            unique(field, container);
            var restart = container.text("restartPolicy");
            if (!restart.isEmpty()) {
                Checks.oneOf(field + ".restartPolicy", restart, RESTART, faults);
            }
            if (restart.equals("Always")) {
                running(field, container);
            } else {
                forbid(
                        field,
                        container,
                        "lifecycle",
                        "livenessProbe",
                        "readinessProbe",
                        "startupProbe");
            }
            hostPorts(path + ".initContainers", Items.of(container));
        }
    }

    private void forbid(String field, Document container, String... keys) {
        for (var key : keys) {
            if (container.has(key)) {
                faults.forbidden(
                        field + "." + key,
                        "may not be set for init containers without restartPolicy=Always");
            }
        }
    }

    private void unique(String field, Document container) {
        var name = container.text("name");
        if (!name.isEmpty() && !names.add(name)) {
            faults.duplicate(field + ".name", name);
        }
    }

    /** Hooks and probes, which only containers that keep running have. */
    private void running(String field, Document container) {
        var grace = spec.number("terminationGracePeriodSeconds", 30);
        if (container.get("lifecycle") instanceof Document lifecycle) {
            ProbeValidation.lifecycle(field + ".lifecycle", lifecycle, grace, faults);
        }
        ProbeValidation.probes(field, container, faults);
    }

    private void common(String field, Document container) {
        Checks.required(field + ".name", container.text("name"), Names::dns1123Label, faults);
        var image = container.text("image");
        if (image.isEmpty()) {
            faults.required(field + ".image", "");
        } else if (!image.strip().equals(image)) {
            faults.invalid(field + ".image", image, "must not have leading or trailing whitespace");
        }
        Checks.requiredOneOf(
                field, ".terminationMessagePolicy",
                container.text("terminationMessagePolicy"),
                MESSAGE,
                faults);
        var ports = container.items("ports");
        if (!ports.isEmpty()) {
            ports(field + ".ports", ports);
        }
        EnvironmentValidation.check(field, container, faults);
        MountValidation.check(field, container, volumes, faults);
        Checks.requiredOneOf(
                field, ".imagePullPolicy", container.text("imagePullPolicy"), PULL, faults);
        var resources = container.child("resources");
        if (!resources.isEmpty()) {
            ResourceValidation.requirements(field + ".resources", resources, faults);
        }
        if (container.get("securityContext") instanceof Document context) {
            SecurityValidation.container(field + ".securityContext", context, faults);
        }
    }

    private void ports(String field, Items ports) {
        var portNames = new HashSet<String>();
        for (var i = 0; i < ports.size(); i++) {
            var port = ports.document(i);
            var at = field + "[" + i + "]";
            var name = port.text("name");
            if (!name.isEmpty()) {
                var wrong = Names.portName(name);
                wrong.forEach(message -> faults.invalid(at + ".name", name, message));
                if (wrong.isEmpty() && !portNames.add(name)) {
                    faults.duplicate(at + ".name", name);
                }
            }
            var number = port.number("containerPort", 0);
            if (number == 0) {
                faults.required(at + ".containerPort", "");
            } else {
                Checks.port(at + ".containerPort", number, faults);
            }
            var host = port.number("hostPort", 0);
            if (host != 0) {
                Checks.port(at + ".hostPort", host, faults);
            }
            Checks.requiredOneOf(at, ".protocol", port.text("protocol"), PROTOCOLS, faults);
            if (spec.flag("hostNetwork") && host != number) {
                faults.invalid(
                        at + ".hostPort",
                        host,
                        "must match `containerPort` when `hostNetwork` is true");
            }
        }
    }

    private void hostPorts(String field, Items containers) {
        var taken = new HashSet<String>();
        for (var c = 0; c < containers.size(); c++) {
            var ports = containers.document(c).items("ports");
            for (var i = 0; i < ports.size(); i++) {
                var port = ports.document(i);
                var number = port.number("hostPort", 0);
                if (number == 0) {
                    continue;
                }
                var key = port.text("protocol") + "/" + port.text("hostIP") + "/" + number;
                if (!taken.add(key)) {
                    faults.duplicate(field + "[" + c + "].ports[" + i + "].hostPort", key);
                }
            }
        }
    }
}
