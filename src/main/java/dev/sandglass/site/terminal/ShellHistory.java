package dev.sandglass.site.terminal;

import java.time.Instant;
import java.util.List;
import org.jline.reader.impl.history.DefaultHistory;

/** The editor's view of the shell's own history, which is the only one: what the editor reads is added by the shell. */
final class ShellHistory extends DefaultHistory {

    private List<String> known = List.of();

    /** Lines of the shell, the oldest first. */
    void become(List<String> lines) {
        var isLonger = lines.size() >= known.size() && lines.subList(0, known.size()).equals(known);
        if (!isLonger) {
            clear();
        }
        for (var line : lines.subList(isLonger ? known.size() : 0, lines.size())) {
            internalAdd(Instant.EPOCH, line);
        }
        known = lines;
        moveToEnd();
    }

    private void clear() {
        try {
            purge();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e); // it has no file
        }
    }

    @Override
    public void add(Instant time, String line) {
        // the shell does, and not with every line
    }
}
