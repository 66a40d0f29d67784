package dev.sandglass.cluster.network;

import dev.sandglass.sim.Processes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where messages to the processes of each host go. Told again at each wiring, so it is no state. */
final class Hosts {

    private final Map<String, Processes> known = new HashMap<>();
    private @Nullable Runnable missing;

    void connect(String host, Processes processes) {
        known.put(host, processes);
    }

    void disconnect(String host) {
        known.remove(host);
    }

    void connectMissingBy(Runnable how) {
        missing = how;
    }

    @Nullable Processes find(String host) {
        var found = known.get(host);
        if (found == null && missing != null) {
            var connect = missing;
            missing = null;
            connect.run();
            found = known.get(host);
        }
        return found;
    }

    boolean isAlive(Listener listener) {
        var processes = find(listener.host());
        return processes != null && processes.isAlive(listener.pid());
    }

    void tell(String host, int pid, Object message) {
        var processes = find(host);
        if (processes != null) {
            processes.tell(pid, message);
        }
    }
}
