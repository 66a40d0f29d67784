package dev.sandglass.cluster.runtime;

import dev.sandglass.cluster.network.HostSockets;
import dev.sandglass.cluster.network.Resolver;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Borrowed;
import java.util.Map;
import java.util.TreeMap;

/** The sandbox of a Pod, live: its status, its volumes, its view of the network. */
final class Sandbox {

    /** A sandbox, frozen. */
    record State(SandboxStatus status, Resolver resolver, Map<String, Volume.State> volumes) {}

    SandboxStatus status;
    final Resolver resolver;
    final Borrowed<String, Volume> volumes = new Borrowed<>();

    Sandbox(SandboxStatus status, Resolver resolver) {
        this.status = status;
        this.resolver = resolver;
    }

    Sandbox(State state, Volume.Keeper clock) {
        this(state.status(), state.resolver());
        state.volumes().forEach((name, volume) -> volumes.put(name, new Volume(clock, volume)));
    }

    /** The volume, made empty when it was not told of. */
    Volume volume(String name, Volume.Keeper clock) {
        return volumes.computeIfAbsent(name, _ -> new Volume(clock, Document.EMPTY, 0777));
    }

    /** What {@code /etc/hosts} of its containers says. */
    String hosts() {
        if (status.isOnHostNetwork()) {
            return "127.0.0.1\tlocalhost\n";
        }
        return """
        # Kubernetes-managed hosts file.
        127.0.0.1\tlocalhost
        ::1\tlocalhost ip6-localhost ip6-loopback
        fe00::0\tip6-localnet
        fe00::0\tip6-mcastprefix
        fe00::1\tip6-allnodes
        fe00::2\tip6-allrouters
        """
                + status.address()
                + "\t"
                + status.hostname()
                + "\n";
    }

    HostSockets sockets(ContainerRuntime runtime, String host) {
        return new HostSockets(
                runtime.network(),
                host,
                status.hostname(),
                status.address(),
                runtime.node().name(),
                resolver);
    }

    State freeze() {
        var frozen = new TreeMap<String, Volume.State>();
        volumes.forEach((name, volume) -> frozen.put(name, volume.freeze()));
        return new State(status, resolver, frozen);
    }
}
