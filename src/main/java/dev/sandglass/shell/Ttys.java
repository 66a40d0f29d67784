package dev.sandglass.shell;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Processes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The terminals of one host, by number. */
public final class Ttys {

    private final Processes processes;
    private final TreeMap<Integer, Tty> all = new TreeMap<>();

    public Ttys(Processes processes) {
        this.processes = processes;
    }

    /** The one that a descriptor of a process is open on, or null when it is on none. */
    public static @Nullable Tty at(Process process, int descriptor) {
        return process.channel(descriptor) instanceof Tty.End(var id)
                ? process.facility(Ttys.class).get(id)
                : null;
    }

    /** A new terminal's number. */
    public int open() {
        var id = all.isEmpty() ? 0 : all.lastKey() + 1;
        all.put(id, new Tty(processes));
        return id;
    }

    public Tty get(int id) {
        var tty = all.get(id);
        if (tty == null) {
            throw new IllegalStateException("no terminal " + id);
        }
        return tty;
    }

    public void close(int id) {
        all.remove(id);
    }

    public Map<Integer, Tty.State> freeze() {
        var states = new TreeMap<Integer, Tty.State>();
        all.forEach((id, tty) -> states.put(id, tty.freeze()));
        return states;
    }

    public void thaw(Map<Integer, Tty.State> frozen) {
        all.clear();
        frozen.forEach(
                (id, state) -> {
                    var tty = new Tty(processes);
                    tty.thaw(state);
                    all.put(id, tty);
                });
    }
}
