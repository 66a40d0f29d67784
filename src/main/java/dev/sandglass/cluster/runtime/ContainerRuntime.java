package dev.sandglass.cluster.runtime;

import dev.sandglass.cluster.network.Network;
import dev.sandglass.cluster.network.Resolver;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The container runtime of one node: upstream's containerd behind the CRI.
 *
 * <p>Simulated: pulls one at a time, sandboxes with an address, containers with processes, files, logs, exit codes, out of
 * memory, exec, forwarded ports. Calls take effect at once; what they cost in time is the kubelet's to wait for. Left out:
 * cgroups, snapshots shared between containers, security profiles, checkpoints.
 */
public final class ContainerRuntime implements Part {

    /** Everything, frozen. */
    public record State(
            String podCidr,
            int nextNumber,
            int nextSandbox,
            ImageStore.State images,
            List<Sandbox.State> sandboxes,
            List<Container.State> containers,
            Execs.State execs,
            Forwards.State forwards,
            Map<String, Volume.State> shared) {}

    private final String name;
    private final NodePlace node;
    private final Timeline timeline;
    private final Chance chance;
    private final Network network;
    private final Registry registry;
    private final ImageStore images;
    private final Execs execs = new Execs(this);
    private @Nullable Forwards forwards; // few are ever asked for one
    private final ContainerAccess access;
    private final Table table = new Table();
    private final Volume.Keeper keeper = new Volume.OfRuntime(this);
    private final TreeMap<String, Volume> shared = new TreeMap<>();
    private @Nullable Supplier<? extends RuntimeWatcher> watcher;
    private String podCidr = "";
    private int nextNumber = 1;
    private int nextSandbox = 1;

    /** A node's, with nothing in it; the name is the part's. */
    public ContainerRuntime(
            String name,
            NodePlace node,
            Timeline timeline,
            Chance chance,
            Network network,
            Registry registry) {
        this.name = name;
        this.node = node;
        this.timeline = timeline;
        this.chance = chance;
        this.network = network;
        this.registry = registry;
        this.images = new ImageStore(registry, timeline, chance, name);
        this.access = new ContainerAccess(this, execs);
    }

    /** Who is told what happens. Told again at each wiring; not part of the frozen state. */
    public void watch(Supplier<? extends RuntimeWatcher> by) {
        watcher = by;
    }

    RuntimeWatcher watcher() {
        return Objects.requireNonNull(watcher).get();
    }

    NodePlace node() {
        return node;
    }

    Timeline timeline() {
        return timeline;
    }

    Chance chance() {
        return chance;
    }

    Network network() {
        return network;
    }

    @Nullable Session session(int number) {
        return execs.find(number);
    }

    /** The network that Pods of this node get addresses in; empty until the node has one. */
    public void setPodCidr(String cidr) {
        podCidr = cidr;
    }

    /** The node's own address in its Pod network, from which its kubelet connects. */
    String bridge() {
        return podCidr.isEmpty()
                ? node.address()
                : podCidr.substring(0, podCidr.lastIndexOf('.')) + ".1";
    }

    /** The images of the node. */
    public ImageStore images() {
        return images;
    }

    // ---- sandboxes ----

    /** Makes the sandbox of a Pod: it gets an address unless it shares the node's. */
    public SandboxStatus runSandbox(
            String pod,
            String namespace,
            String podName,
            String hostname,
            boolean onHostNetwork,
            Dns dns) {
        var id = newId("sandbox", node.name() + "/" + nextSandbox++);
        var address =
                onHostNetwork ? node.address() : network.takeAddress(id, podCidr, node.name());
        return adoptSandbox(
                new SandboxStatus(
                        id,
                        pod,
                        namespace,
                        podName,
                        hostname,
                        address,
                        onHostNetwork,
                        sandboxesOf(pod).size(),
                        timeline.now(),
                        true),
                dns);
    }

    /** A sandbox that is there already. */
    public SandboxStatus adoptSandbox(SandboxStatus status, Dns dns) {
        var resolver = new Resolver(dns.search(), dns.server(), dns.dots());
        table.add(new Sandbox(status, resolver));
        watcher().podChanged(status.pod());
        if (!status.isOnHostNetwork()) {
            network.claimPod(status.id(), status.address(), node.name());
        }
        return status;
    }

    /** A new id for what a node already has: adopted sandboxes. */
    public String newSandboxId() {
        return newId("sandbox", node.name() + "/" + nextSandbox++);
    }

    /** Ends a sandbox and gives its address back. Its containers are dead by then. */
    public void stopSandbox(String id) {
        var sandbox = table.sandbox(id);
        if (sandbox == null || !sandbox.status.isReady()) {
            return;
        }
        if (!sandbox.status.isOnHostNetwork()) {
            network.releaseAddress(sandbox.status.address());
        }
        sandbox.status = sandbox.status.stopped();
        watcher().podChanged(sandbox.status.pod());
    }

    /** Forgets all of a Pod: sandboxes, containers, logs, volumes. */
    public void removePod(String pod) {
        for (var status : statusesOf(pod)) {
            removeContainer(status.id());
        }
        table.removePod(pod);
    }

    Forwards forwards() {
        return forwards = forwards == null ? new Forwards(this) : forwards;
    }

    /** The sandbox of this id; null when it is forgotten. */
    @Nullable SandboxStatus sandbox(String id) {
        var found = table.sandbox(id);
        return found == null ? null : found.status;
    }

    /** The sandboxes of a Pod, newest first. */
    public List<SandboxStatus> sandboxesOf(String pod) {
        return table.sandboxesOf(pod).stream().map(s -> s.status).toList();
    }

    /** What the kubelet has put into a volume of a sandbox. Containers see other contents at once. */
    public void setVolume(String sandbox, String volume, Document contents, int mode) {
        var of = Objects.requireNonNull(table.sandbox(sandbox));
        var known = of.volumes.get(volume);
        if (known == null) {
            of.volumes.put(volume, new Volume(keeper, contents, mode));
        } else if (known.update(contents)) {
            table.containersOf(of.status.pod()).forEach(c -> c.remount(volume));
        }
    }

    /** The volume of a sandbox; one whose name begins with {@code node:} belongs to the node. */
    Volume volume(Sandbox sandbox, String volume) {
        if (volume.startsWith("node:")) {
            return shared.computeIfAbsent(volume, _ -> new Volume(keeper, Document.EMPTY, 0755));
        }
        return sandbox.volume(volume, keeper);
    }

    // ---- containers ----

    /** Makes a container; its image is on the node. */
    public ContainerStatus createContainer(String sandbox, ContainerSpec spec) {
        var in = Objects.requireNonNull(table.sandbox(sandbox));
        var image = Objects.requireNonNull(images.find(spec.image()));
        var reference = Objects.requireNonNull(Reference.parse(spec.image()));
        var number = nextNumber++;
        var whole = Container.complete(spec, image, in.status.hostname());
        var status =
                new ContainerStatus(
                        newId("container", node.name() + "/" + number),
                        in.status.pod(),
                        spec.name(),
                        spec.attempt(),
                        reference.whole(),
                        image.digestReference(),
                        ContainerStatus.Phase.CREATED,
                        timeline.now(),
                        0,
                        0,
                        0,
                        "",
                        "");
        table.add(new Container(this, number, in, whole, image, status));
        watcher().podChanged(status.pod());
        return status;
    }

    /** Starts it; a message when that fails. */
    public @Nullable String startContainer(String id) {
        var container = Objects.requireNonNull(table.container(id));
        var problem = Launch.launch(container, execs);
        if (problem == null) {
            container.status = container.status.running(timeline.now());
        } else {
            var message =
                    "failed to create containerd task: failed to create shim task: OCI runtime"
                            + " create failed: runc create failed: unable to start container process: "
                            + problem;
            container.status = container.status.exited(timeline.now(), 128, "StartError", message);
        }
        watcher().podChanged(container.status.pod());
        return problem == null ? null : container.status.message();
    }

    /** A container that has been running since before the cluster was made. */
    public void adoptContainer(String sandbox, ContainerSpec spec, ContainerStatus status) {
        var in = Objects.requireNonNull(table.sandbox(sandbox));
        var image = Objects.requireNonNull(images.find(spec.image()));
        var whole = Container.complete(spec, image, in.status.hostname());
        var container = new Container(this, nextNumber++, in, whole, image, status);
        table.add(container);
        var problem = Launch.launch(container, execs);
        if (problem != null) {
            throw new IllegalStateException(spec.name() + ": " + problem);
        }
    }

    void exited(Container container, int pid, int code) {
        if (pid != 1) {
            execs.ended(container, pid, code);
            return;
        }
        Objects.requireNonNull(container.processes).close();
        network.disconnect(container.host());
        container.processes = null;
        container.log().close(timeline.now());
        var reason = container.isOutOfMemory ? "OOMKilled" : code == 0 ? "Completed" : "Error";
        container.status =
                container.status.exited(timeline.now(), code, reason, container.lastMessage(code));
        execs.containerEnded(container, code);
        watcher().podChanged(container.status.pod());
    }

    /** Sends a signal to the container's first process. */
    public void signal(String id, Signal signal) {
        var container = table.container(id);
        if (container != null && container.processes != null) {
            container.processes.signal(1, signal);
        }
    }

    /** The signal that asks the container to end: its image's, or SIGTERM. */
    public Signal stopSignal(String id) {
        var container = table.container(id);
        return container == null ? Signal.TERM : container.stopSignal();
    }

    /** Forgets a dead container with its log and files. */
    public void removeContainer(String id) {
        var container = table.container(id);
        if (container == null) {
            return;
        }
        table.remove(container);
        if (container.processes != null) {
            container.processes.close();
            network.disconnect(container.host());
        }
        if (container.console != 0) {
            execs.forget(container.console);
        }
    }

    @Nullable Container container(String id) {
        return table.container(id);
    }

    /** The containers of a Pod, newest first. */
    public List<ContainerStatus> statusesOf(String pod) {
        return table.containersOf(pod).stream().map(c -> c.status).toList();
    }

    String newId(String purpose, String key) {
        return Ids.make(chance, purpose, key);
    }

    /** Logs, commands and probes of its containers. */
    public ContainerAccess access() {
        return access;
    }

    // ---- as a part ----

    @Override
    public String name() {
        return name;
    }

    @Override
    public void wake(String key) {
        if (key.equals("pull")) {
            images.finish(this::watcher);
        } else if (key.charAt(0) == Forwards.SIGN) {
            forwards().wake(key);
        } else {
            var container = table.container(Integer.parseInt(key, 1, key.indexOf(':'), 10));
            if (container != null && container.processes != null) {
                container.processes.wake(key);
            }
        }
    }

    @Override
    public State freeze() {
        var volumes = new TreeMap<String, Volume.State>();
        shared.forEach((key, volume) -> volumes.put(key, volume.freeze()));
        return new State(
                podCidr,
                nextNumber,
                nextSandbox,
                images.freeze(),
                table.sandboxes().stream().map(Sandbox::freeze).toList(),
                table.containers().stream().map(Container::freeze).toList(),
                execs.freeze(),
                Forwards.freeze(forwards),
                volumes);
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        table.containers().forEach(c -> network.disconnect(c.host()));
        table.clear();
        shared.clear();
        podCidr = state.podCidr();
        nextNumber = state.nextNumber();
        nextSandbox = state.nextSandbox();
        images.thaw(state.images());
        execs.thaw(state.execs());
        forwards = Forwards.thaw(this, state.forwards());
        state.shared().forEach((key, v) -> shared.put(key, new Volume(keeper, v)));
        state.sandboxes().forEach(s -> table.add(new Sandbox(s, keeper)));
        for (var container : state.containers()) {
            var in = Objects.requireNonNull(table.sandbox(container.sandbox()));
            var imageId = container.status().imageId();
            var image = Objects.requireNonNull(registry.byDigest(imageId), imageId);
            table.add(new Container(this, container, in, image));
        }
    }
}
