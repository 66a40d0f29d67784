package dev.sandglass.site.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jline.reader.impl.history.DefaultHistory;

/** The editor's view of the shell's own history, which is the only one: what the editor reads is added by the shell. */
final class ShellHistory extends DefaultHistory {

    private List<String> known = List.of();

    /** Lines of the shell, the oldest first. */
    void become(List<String> lines) {
        var from = behindTheKnown(lines);
        if (from == 0) {
            clear();
        }
        for (var line : lines.subList(from, lines.size())) {
            internalAdd(Instant.EPOCH, line);
        }
        known = lines;
        moveToEnd();
    }

    /** Where the new ones begin: the shell adds some at the end, and may forget the oldest. */
    private int behindTheKnown(List<String> lines) {
        for (var end = lines.size(); end > 0 && !known.isEmpty(); end--) {
            if (endsWithTheKnown(lines.subList(0, end))) {
                return end;
            }
        }
        return 0;
    }

    /** The very same texts: to compare what they say would take longer than to add them again. */
    @SuppressWarnings("ReferenceEquality")
    private boolean endsWithTheKnown(List<String> lines) {
        for (var i = 1; i <= Math.min(lines.size(), known.size()); i++) {
            if (lines.get(lines.size() - i) != known.get(known.size() - i)) {
                return false;
            }
        }
        return true;
    }

    private void clear() {
        try {
            purge();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it has no file
        }
    }

    @Override
    public void add(Instant time, String line) {
        // the shell does, and not with every line
    }
}
