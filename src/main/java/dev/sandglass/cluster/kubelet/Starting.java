package dev.sandglass.cluster.kubelet;

import dev.sandglass.cluster.runtime.ContainerSpec;
import dev.sandglass.cluster.runtime.Dns;
import dev.sandglass.cluster.runtime.Reference;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings a Pod's volumes, sandbox and containers up, one step after the other. Follows upstream's
 * {@code SyncPod} and {@code startContainer}; the words of the events are upstream's.
 */
final class Starting {

    private static final long FIRST_GAP = 500_000_000L;
    private static final long LONGEST_GAP = 122_000_000_000L;
    private static final long MOUNT_AT_MOST = 123_000_000_000L;

    private final PodWorker worker;
    private final Bench bench;

    Starting(PodWorker worker) {
        this.worker = worker;
        this.bench = worker.bench;
    }

    // ---- volumes ----

    /** Volumes are there after the first look at them, 300 ms later, if all goes well. */
    void mount() {
        var at = bench.soon("mount", 100, 200);
        worker.doing = new Doing.Mounting(at, FIRST_GAP, bench.now());
    }

    boolean tryToMount(Doing.Mounting mounting) {
        if (!worker.isOver(mounting.nextTry())) {
            return false;
        }
        var problems = bench.volumes.problems(worker.pod, bench.environments);
        if (problems.isEmpty()) {
            return true;
        }
        problems.forEach(
                (volume, problem) ->
                        bench.warn(
                                worker.pod,
                                "",
                                "FailedMount",
                                "MountVolume.SetUp failed for volume \""
                                        + volume
                                        + "\" : "
                                        + problem));
        if (worker.isPending && Specs.isBeingDeleted(worker.pod)
                || worker.isGone
                || bench.now() - mounting.since() > MOUNT_AT_MOST) {
            worker.hasFailed = true;
            worker.tasks.clear();
            return true;
        }
        var next = bench.now() + mounting.gap();
        worker.doing =
                new Doing.Mounting(
                        next, Math.min(2 * mounting.gap(), LONGEST_GAP), mounting.since());
        worker.wakeAt(next);
        return false;
    }

    // ---- sandbox ----

    boolean makeSandbox() {
        var pod = worker.pod;
        var sandbox =
                bench.runtime.runSandbox(
                        worker.uid(),
                        Specs.namespace(pod),
                        Specs.podName(pod),
                        hostname(pod),
                        Specs.isOnHostNetwork(pod),
                        dns(pod));
        for (var volume : Volumes.of(pod)) {
            fill(sandbox.id(), volume);
        }
        return true;
    }

    void fill(String sandbox, Document volume) {
        var name = volume.text("name");
        var filled = bench.volumes.fill(worker.pod, volume, bench.environments);
        if (filled.problem() == null && !filled.contents().isEmpty()) {
            bench.runtime.setVolume(sandbox, name, filled.contents(), filled.mode());
        }
    }

    String hostname(Document pod) {
        if (Specs.isOnHostNetwork(pod)) {
            return bench.node;
        }
        return pod.text("spec.hostname", Specs.podName(pod));
    }

    private static final String CLUSTER_DNS = "10.96.0.10";
    private static final String NODE_DNS = "172.30.0.1";

    static Dns dns(Document pod) {
        return switch (pod.text("spec.dnsPolicy", "ClusterFirst")) {
            case "Default" -> Dns.ofNode(NODE_DNS);
            case "ClusterFirst" ->
                    Specs.isOnHostNetwork(pod)
                            ? Dns.ofNode(NODE_DNS)
                            : Dns.ofCluster(Specs.namespace(pod), CLUSTER_DNS);
            case "None" ->
                    new Dns(
                            pod.items("spec.dnsConfig.searches").texts().toList(),
                            pod.items("spec.dnsConfig.nameservers").texts().findFirst().orElse(""),
                            1);
            default -> Dns.ofCluster(Specs.namespace(pod), CLUSTER_DNS);
        };
    }

    // ---- the start of a container ----

    void begin(String name, boolean isInit) {
        var container = Specs.container(worker.pod, name);
        if (container == null || isWaiting(name, isInit)) {
            return;
        }
        var image = container.text("image");
        var policy = container.text("imagePullPolicy", "IfNotPresent");
        if (Reference.parse(image) == null) {
            invalid(name, image, isInit);
        } else if (!policy.equals("Always") && bench.runtime.images().find(image) != null) {
            bench.normal(
                    worker.pod,
                    name,
                    "Pulled",
                    "Container image \""
                            + image
                            + "\" already present on machine and can be accessed by the pod");
            configure(name, isInit);
        } else if (policy.equals("Never")) {
            var message =
                    "Container image \"" + image + "\" is not present with pull policy of Never";
            bench.warn(worker.pod, name, "ErrImageNeverPull", message);
            refuse(name, "ErrImageNeverPull", message, isInit);
        } else {
            pull(name, image, isInit);
        }
    }

    /** Whether the container ended too short a time ago to be started again. */
    private boolean isWaiting(String name, boolean isInit) {
        var last =
                worker.seen.containers().stream()
                        .filter(c -> c.name().equals(name) && c.hasExited())
                        .findFirst();
        if (last.isEmpty()) {
            return false;
        }
        var ended = last.get().finishedAt();
        if (!worker.failures.backoffs.isWaitingSince("start " + name, ended, bench.now())) {
            worker.failures.backoffs.next("start " + name, ended, bench.now());
            return false;
        }
        var label = Specs.label(worker.pod);
        bench.warn(
                worker.pod,
                name,
                "BackOff",
                "Back-off restarting failed container " + name + " in pod " + label);
        var message =
                "back-off "
                        + worker.failures.backoffs.words("start " + name)
                        + " restarting failed container="
                        + name
                        + " pod="
                        + label;
        worker.waitUntil(worker.failures.backoffs.over("start " + name, ended));
        worker.failures.note(name, "CrashLoopBackOff", message);
        worker.abort(name, isInit);
        return true;
    }

    private void invalid(String name, String image, boolean isInit) {
        var message =
                "Failed to apply default image tag \""
                        + image
                        + "\": couldn't parse image name \""
                        + image
                        + "\": invalid reference format";
        bench.warn(worker.pod, name, "InspectFailed", message);
        refuse(name, "InvalidImageName", message, isInit);
    }

    private void pull(String name, String image, boolean isInit) {
        if (worker.failures.backoffs.isWaiting("pull " + image, bench.now())) {
            var message = "Back-off pulling image \"" + image + "\"";
            bench.normal(worker.pod, name, "BackOff", message);
            var problem = worker.failures.pull(image);
            refuse(name, "ImagePullBackOff", message + ": ErrImagePull: " + problem, isInit);
            return;
        }
        bench.normal(worker.pod, name, "Pulling", "Pulling image \"" + image + "\"");
        worker.pulled = null;
        bench.runtime.images().pull(worker.uid(), image);
        worker.doing = new Doing.Pulling(name, image);
    }

    /** Upstream tells the reason once more, as an event of its own. */
    private void refuse(String name, String reason, String message, boolean isInit) {
        bench.warn(worker.pod, name, "Failed", "Error: " + reason);
        worker.fail(name, reason, message, isInit);
    }

    boolean endPull(Doing.Pulling pulling) {
        var name = pulling.container();
        var result = Objects.requireNonNull(worker.pulled);
        worker.pulled = null;
        var container = Specs.container(worker.pod, name);
        if (container == null) {
            return true;
        }
        var image = pulling.image();
        if (!result.problem().isEmpty()) {
            bench.warn(
                    worker.pod,
                    name,
                    "Failed",
                    "Failed to pull image \"" + image + "\": " + result.problem());
            worker.failures.backoffs.next("pull " + image, bench.now(), bench.now());
            worker.failures.notePull(image, result.problem());
            refuse(name, "ErrImagePull", result.problem(), isInit(name));
            return true;
        }
        bench.normal(
                worker.pod,
                name,
                "Pulled",
                "Successfully pulled image \""
                        + image
                        + "\" in "
                        + Durations.words(result.took())
                        + " ("
                        + Durations.words(result.altogether())
                        + " including waiting). Image size: "
                        + Objects.requireNonNull(bench.runtime.images().find(image)).bytes()
                        + " bytes.");
        worker.doing = null;
        if (!container.text("image").equals(image)) {
            return true; // the next sync pulls the other one
        }
        configure(name, isInit(name));
        return worker.doing == null;
    }

    private boolean isInit(String name) {
        return worker.pod.items("spec.initContainers").named("name", name) != null;
    }

    /** Looks whether the container's configuration can be made; if so, it is made shortly. */
    private void configure(String name, boolean isInit) {
        var problem = problem(name);
        if (problem == null) {
            worker.doing = new Doing.Creating(name, bench.soon("create", 30, 60));
            return;
        }
        bench.warn(worker.pod, name, "Failed", "Error: " + problem);
        worker.fail(name, "CreateContainerConfigError", problem, isInit);
    }

    private @Nullable String problem(String name) {
        var container = Objects.requireNonNull(Specs.container(worker.pod, name));
        var own = container.child("securityContext");
        var whole = worker.pod.child("spec.securityContext");
        var nonRoot =
                own.has("runAsNonRoot") ? own.flag("runAsNonRoot") : whole.flag("runAsNonRoot");
        var image = Objects.requireNonNull(bench.runtime.images().find(container.text("image")));
        var uid = own.number("runAsUser", whole.number("runAsUser", -1));
        var rest = " (pod: \"" + Specs.label(worker.pod) + "\", container: " + name + ")";
        if (nonRoot && uid == 0) {
            return "container's runAsUser breaks non-root policy" + rest;
        }
        if (nonRoot && uid < 0 && image.defaults().user() == 0) {
            return "container has runAsNonRoot and image will run as root" + rest;
        }
        try {
            bench.environments.of(worker.pod, container, "");
            return null;
        } catch (Environments.ConfigProblem e) {
            return e.getMessage();
        }
    }

    boolean create(String name) {
        var container = Specs.container(worker.pod, name);
        var sandbox = bench.runtime.sandboxesOf(worker.uid()).stream().findFirst();
        if (container == null || sandbox.isEmpty() || !sandbox.get().isReady()) {
            return true;
        }
        try {
            var spec = spec(container, sandbox.get().address());
            var made = bench.runtime.createContainer(sandbox.get().id(), spec);
            bench.normal(worker.pod, name, "Created", "Container created");
            worker.doing = new Doing.Starting(name, made.id(), bench.soon("start", 30, 60));
            return false;
        } catch (Environments.ConfigProblem e) {
            bench.warn(worker.pod, name, "Failed", "Error: " + e.getMessage());
            worker.fail(name, "CreateContainerConfigError", e.getMessage(), isInit(name));
            return true;
        }
    }

    private ContainerSpec spec(Document container, String address)
            throws Environments.ConfigProblem {
        var name = Specs.name(container);
        var last = worker.seen.find(name);
        var environment = bench.environments.of(worker.pod, container, address);
        return new ContainerSpec(
                name,
                last == null ? 0 : last.attempt() + 1,
                container.text("image"),
                expanded(container, "command", environment),
                expanded(container, "args", environment),
                environment,
                container.text("workingDir"),
                container.items("volumeMounts").documents().map(this::mount).toList(),
                container.flag("stdin"),
                container.flag("stdinOnce"),
                container.flag("tty"),
                container.text("terminationMessagePath", "/dev/termination-log"),
                container.text("terminationMessagePolicy").equals("FallbackToLogsOnError"),
                container.text("lifecycle.stopSignal"),
                Quantities.memoryLimit(container),
                container.flag("securityContext.readOnlyRootFilesystem"));
    }

    private static List<String> expanded(
            Document container, String field, Map<String, String> environment) {
        return container.items(field).texts().map(t -> Expansion.expand(t, environment)).toList();
    }

    private ContainerSpec.Mount mount(Document mount) {
        var volume = mount.text("name");
        var spec = worker.pod.items("spec.volumes").named("name", volume);
        var isReadOnly =
                mount.flag("readOnly")
                        || spec != null
                                && (spec.has("configMap")
                                        || spec.has("secret")
                                        || spec.has("projected")
                                        || spec.has("downwardAPI"));
        return new ContainerSpec.Mount(
                bench.volumes.key(worker.pod, volume),
                mount.text("mountPath"),
                isReadOnly,
                mount.text("subPath"));
    }

    boolean start(String name, String id) {
        var problem = bench.runtime.startContainer(id);
        if (problem != null) {
            bench.warn(worker.pod, name, "Failed", "Error: " + problem);
            worker.fail(name, "RunContainerError", problem, isInit(name));
            return true;
        }
        bench.normal(worker.pod, name, "Started", "Container started");
        worker.failures.forgive(name);
        var container = Objects.requireNonNull(Specs.container(worker.pod, name));
        var hook = container.child("lifecycle.postStart");
        if (hook.isEmpty()) {
            return true;
        }
        worker.doing = Hooks.begin(worker, name, id, hook);
        return endHook((Doing.AfterStart) worker.doing);
    }

    /** A hook that failed takes its container with it. */
    boolean endHook(Doing.AfterStart hook) {
        var problem = Hooks.outcome(worker, hook);
        if (problem == null) {
            return false;
        }
        if (problem.isEmpty()) {
            return true;
        }
        bench.warn(worker.pod, hook.container(), "FailedPostStartHook", "PostStartHook failed");
        worker.fail(hook.container(), "PostStartHookError", problem, isInit(hook.container()));
        worker.stopping()
                .kill(
                        List.of(
                                new Actions.Kill(
                                        hook.id(), hook.container(), "FailedPostStartHook", -1)));
        return false;
    }
}
