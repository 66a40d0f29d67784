package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What kubectl shows of its conversation with {@code -v=6} to {@code -v=9}: recorded from Kubernetes v1.35.2, kubeadm, 3
 * nodes. The order of feature gates, durations and where a long body is cut vary and are left out; what differs else
 * stands in {@code golden/differing.txt} under {@code verbose-log}, with the reason.
 */
class GoldenVerboseTest {

    private static final String GATE = "Feature gate default state";
    private static final Pattern MILLISECONDS = Pattern.compile("([mM]illiseconds=)\\d+");
    private static final Pattern SECONDS = Pattern.compile("timeoutSeconds=\\d+");
    private static final Pattern UID = Pattern.compile("uid%3D[0-9a-f-]{36}");
    private static final Pattern REVISION = Pattern.compile("(resourceVersion\\\\\":\\\\\")\\d+");
    private static final Pattern CUT = Pattern.compile(" \\[truncated \\d+ chars\\]\"?$");

    /** Revisions of other lengths move the place where a body is cut. */
    private static final int SURE = 900;

    @Test
    void theLogShowsWhatTheRealOneShows() {
        var differing = Golden.exceptions("differing.txt", "verbose-log");
        var recorded = Recording.read(Golden.resource("kubectl/verbose.txt"));
        var ours = Recording.read(Golden.transcript(Golden.resource("lists/kubectl/verbose.txt")));
        var wrong = new ArrayList<String>();
        var stale = new TreeSet<>(differing);
        var equal = 0;
        for (var i = 0; i < recorded.size(); i++) {
            var real = plain(recorded.get(i));
            var mine = plain(ours.get(i));
            if (Wire.isManaged(recorded.get(i))) {
                real = Wire.withoutLengths(real);
                mine = Wire.withoutLengths(mine);
            }
            if (Golden.isSame(real, mine)) {
                equal++;
            } else if (differing.contains(real.name())) {
                stale.remove(real.name());
            } else {
                wrong.add(Golden.shown(real) + "but ours\n" + Golden.shown(mine));
            }
        }
        stale.forEach(it -> wrong.add("equal now, take it off the list: " + it + "\n"));
        System.out.println("equal " + equal + " of " + recorded.size() + " logs of kubectl -v");
        assertEquals("", String.join("\n", wrong));
    }

    private static Recording.Entry plain(Recording.Entry entry) {
        var wire = Wire.plain(entry);
        return new Recording.Entry(wire.command(), wire.out(), plain(wire.err()), wire.exit());
    }

    private static List<String> plain(List<String> lines) {
        var gates =
                Varying.marked(lines.stream().filter(line -> line.contains(GATE)).toList()).stream()
                        .sorted()
                        .toList();
        var plain = new ArrayList<>(gates);
        lines.stream()
                .filter(line -> !line.contains(GATE))
                .map(GoldenVerboseTest::plain)
                .forEach(plain::add);
        return plain;
    }

    private static String plain(String line) {
        var text = MILLISECONDS.matcher(line).replaceAll("$1<n>");
        text = SECONDS.matcher(text).replaceAll("timeoutSeconds=<n>");
        text = UID.matcher(text).replaceAll("uid%3D<uid>");
        text = REVISION.matcher(text).replaceAll("$1<rv>");
        var cut = CUT.matcher(text);
        return cut.find() ? text.substring(0, Math.min(SURE, cut.start())) + "<cut>" : text;
    }
}
