package dev.sandglass.site.terminal;

import dev.sandglass.site.sandboxes.LiveSandbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The terminals that somebody is connected to, or was a moment ago. */
@ApplicationScoped
class TerminalViews {

    /** A page that is loaded again, or a network that is away for a moment, finds the line that was being typed. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** The factor from milliseconds to offsets: no terminal shows more than so many bytes a millisecond for long. */
    private static final long OFFSETS_A_MILLI = 4_096;

    private record Key(String sandbox, String terminal) {}

    private static final class Entry {
        final TerminalView view;
        int connections;
        int departures;

        Entry(TerminalView view) {
            this.view = view;
        }
    }

    private final Map<Key, Entry> open = new HashMap<>();

    /** The terminal, opened if it is not; to be given back by {@link #leave}. */
    TerminalView enter(LiveSandbox sandbox, String terminal) {
        synchronized (open) {
            var key = new Key(sandbox.id(), terminal);
            var entry = open.get(key);
            if (entry == null || entry.view.isClosed()) {
                var from = System.currentTimeMillis() * OFFSETS_A_MILLI;
                entry = new Entry(TerminalView.open(sandbox, terminal, from));
                open.put(key, entry);
            }
            entry.connections++;
            return entry.view;
        }
    }

    void leave(LiveSandbox sandbox, String terminal, TerminalView view) {
        var key = new Key(sandbox.id(), terminal);
        synchronized (open) {
            var entry = open.get(key);
            if (entry == null || entry.view != view) {
                return;
            }
            var departure = ++entry.departures;
            if (--entry.connections == 0) {
                Thread.ofVirtual().start(() -> closeAfterGrace(key, entry, departure));
            }
        }
    }

    private void closeAfterGrace(Key key, Entry entry, int departure) {
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (open) {
            if (entry.connections > 0 || entry.departures != departure) {
                return; // somebody came back
            }
            open.remove(key, entry);
        }
        entry.view.close();
    }
}
