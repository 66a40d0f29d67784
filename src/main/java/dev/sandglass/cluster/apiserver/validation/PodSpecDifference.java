package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.util.Arrays;

/**
 * How two specifications differ, as lines for the refusal of an update.
 *
 * <p>Upstream shows a unified diff of its internal form, with every field of every type; ours is of
 * the form that
 * people know, so the lines differ (declared different).
 */
final class PodSpecDifference {

    private static final int AROUND = 3;

    private PodSpecDifference() {}

    /** The difference; empty when there is none. */
    static String of(Document before, Document after) {
        if (before.equals(after)) {
            return "";
        }
        var old = Json.indented(before, 1).split("\n");
        var now = Json.indented(after, 1).split("\n");
        var same = 0;
        while (same < old.length && same < now.length && old[same].equals(now[same])) {
            same++;
        }
        var tail = 0;
        while (tail < old.length - same
                && tail < now.length - same
                && old[old.length - 1 - tail].equals(now[now.length - 1 - tail])) {
            tail++;
        }
        var from = Math.max(0, same - AROUND);
        var kept = Math.min(AROUND, tail);
        var out = new StringBuilder();
        var oldEnd = old.length - tail;
        var newEnd = now.length - tail;
        out.append("@@ -").append(from + 1).append(',').append(oldEnd + kept - from);
        out.append(" +").append(from + 1).append(',').append(newEnd + kept - from).append(" @@\n");
        lines(out, " ", old, from, same);
        lines(out, "-", old, same, oldEnd);
        lines(out, "+", now, same, newEnd);
        lines(out, " ", old, oldEnd, oldEnd + kept);
        return out.toString();
    }

    private static void lines(StringBuilder out, String mark, String[] lines, int from, int to) {
        Arrays.stream(lines, from, to).forEach(line -> out.append(mark).append(line).append('\n'));
    }
}
