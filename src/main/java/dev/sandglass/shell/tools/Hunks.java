package dev.sandglass.shell.tools;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The changes between two texts, as {@code diff} shows them: lines may count as equal that are not the same. */
final class Hunks {

    private static final String NO_NEWLINE = "\\ No newline at end of file";

    /**
     * A text in lines.
     *
     * @param isOpen whether the last one has no newline
     */
    record Text(List<String> lines, boolean isOpen) {
        static Text of(byte[] bytes) {
            var lines = new Gather.Input("", bytes).lines();
            return new Text(lines, bytes.length > 0 && bytes[bytes.length - 1] != '\n');
        }

        private boolean isOpenAt(int index) {
            return isOpen && index == lines.size() - 1;
        }
    }

    private final Text left;
    private final Text right;
    private final boolean areBlanksNothing;
    private final List<AbstractDelta<String>> changes;

    Hunks(Text left, Text right, Switches s) {
        this.left = left;
        this.right = right;
        this.areBlanksNothing = s.has("B");
        this.changes = DiffUtils.diff(keys(left, s), keys(right, s)).getDeltas();
    }

    boolean areNone() {
        return changes.stream().allMatch(this::isNothing);
    }

    /** What lines are compared by. */
    private static List<String> keys(Text text, Switches s) {
        var keys = new ArrayList<String>();
        var ignoresSpace = s.has("w") || s.has("b");
        for (var i = 0; i < text.lines().size(); i++) {
            var key = text.lines().get(i);
            key = s.has("w") ? key.replaceAll("\\s+", "") : key;
            key = s.has("b") ? key.replaceAll("\\s+", " ").replaceFirst(" $", "") : key;
            key = s.has("Z") ? key.replaceFirst("\\s+$", "") : key;
            key = s.has("i") ? key.toLowerCase(Locale.ROOT) : key;
            keys.add(!ignoresSpace && text.isOpenAt(i) ? key + "\0" : key);
        }
        return keys;
    }

    private boolean isNothing(AbstractDelta<String> change) {
        return areBlanksNothing
                && change.getSource().getLines().stream().allMatch(String::isEmpty)
                && change.getTarget().getLines().stream().allMatch(String::isEmpty);
    }

    private static void add(List<String> out, String mark, Text text, int index) {
        out.add(mark + text.lines().get(index));
        if (text.isOpenAt(index)) {
            out.add(NO_NEWLINE);
        }
    }

    /** The usual form: {@code 2c2}, {@code <}, {@code >}. */
    List<String> usual() {
        var out = new ArrayList<String>();
        for (var change : changes) {
            if (isNothing(change)) {
                continue;
            }
            var from = change.getSource();
            var to = change.getTarget();
            var letter = from.size() == 0 ? "a" : to.size() == 0 ? "d" : "c";
            out.add(
                    range(from.getPosition(), from.size())
                            + letter
                            + range(to.getPosition(), to.size()));
            for (var i = 0; i < from.size(); i++) {
                add(out, "< ", left, from.getPosition() + i);
            }
            if (letter.equals("c")) {
                out.add("---");
            }
            for (var i = 0; i < to.size(); i++) {
                add(out, "> ", right, to.getPosition() + i);
            }
        }
        return out;
    }

    private static String range(int position, int size) {
        return size == 0
                ? Integer.toString(position)
                : size == 1
                        ? Integer.toString(position + 1)
                        : (position + 1) + "," + (position + size);
    }

    /** The unified form: changes with so many lines around them, near ones in one hunk. */
    List<String> unified(int around) {
        var out = new ArrayList<String>();
        var at = 0;
        while (at < changes.size()) {
            var first = at++;
            while (at < changes.size() && gap(at) <= 2L * around) {
                at++;
            }
            var together = changes.subList(first, at);
            if (!together.stream().allMatch(this::isNothing)) {
                hunk(together, around, out);
            }
        }
        return out;
    }

    private int gap(int next) {
        var before = changes.get(next - 1).getSource();
        return changes.get(next).getSource().getPosition() - before.getPosition() - before.size();
    }

    private void hunk(List<AbstractDelta<String>> together, int around, List<String> out) {
        var first = together.getFirst();
        var last = together.getLast();
        var lead = Math.min(around, first.getSource().getPosition());
        var from = first.getSource().getPosition() - lead;
        var lastLine = last.getSource().getPosition() + last.getSource().size();
        var to = (int) Math.min(left.lines().size(), (long) lastLine + around);
        var other = first.getTarget().getPosition() - lead;
        var otherEnd = last.getTarget().getPosition() + last.getTarget().size() + to - lastLine;
        out.add("@@ -" + span(from, to - from) + " +" + span(other, otherEnd - other) + " @@");
        var line = from;
        for (var change : together) {
            var source = change.getSource();
            for (; line < source.getPosition(); line++) {
                add(out, " ", left, line);
            }
            for (var i = 0; i < source.size(); i++) {
                add(out, "-", left, line++);
            }
            for (var i = 0; i < change.getTarget().size(); i++) {
                add(out, "+", right, change.getTarget().getPosition() + i);
            }
        }
        for (; line < to; line++) {
            add(out, " ", left, line);
        }
    }

    /** A hunk's head leaves out a count of one; an empty span stands behind its line. */
    private static String span(int from, int size) {
        return size == 1 ? Integer.toString(from + 1) : (size == 0 ? from : from + 1) + "," + size;
    }
}
