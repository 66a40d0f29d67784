package dev.sandglass.site.terminal;

import dev.sandglass.site.sandboxes.LiveSandbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The terminals that somebody is connected to, or was a moment ago. */
@ApplicationScoped
class TerminalViews {

    /** A page that is loaded again, or a network that is away for a moment, finds its terminal as it was. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** The factor from milliseconds to offsets: no terminal shows more than so many bytes a millisecond for long. */
    private static final long OFFSETS_A_MILLI = 4_096;

    private record Key(String sandbox, String terminal) {}

    private static final class Entry {
        final TerminalView view;
        int connections;

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
                entry =
                        new Entry(
                                new TerminalView(
                                        sandbox,
                                        terminal,
                                        System.currentTimeMillis() * OFFSETS_A_MILLI));
                open.put(key, entry);
            }
            entry.connections++;
            return entry.view;
        }
    }

    void leave(LiveSandbox sandbox, String terminal, TerminalView view) {
        synchronized (open) {
            var entry = open.get(new Key(sandbox.id(), terminal));
            if (entry == null || entry.view != view || --entry.connections > 0) {
                return;
            }
        }
        Thread.ofVirtual().start(() -> closeAfterGrace(new Key(sandbox.id(), terminal), view));
    }

    private void closeAfterGrace(Key key, TerminalView view) {
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (open) {
            var entry = open.get(key);
            if (entry == null || entry.view != view || entry.connections > 0) {
                return;
            }
            open.remove(key);
        }
        view.close();
    }
}
