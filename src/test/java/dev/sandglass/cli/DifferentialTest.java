package dev.sandglass.cli;

import static java.util.Comparator.comparingInt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Runs;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.desk.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One command line, two equal sandboxes with equal clocks: once the unmodified kubectl 1.35.2 over HTTPS, once ours. Both
 * outputs, the exit code, and the requests are equal. The lines are in {@code differential/lines.txt}; those that still
 * differ, with the reason, in {@code differential/differing.txt}, which may only shrink.
 *
 * <p>kubectl's clock is this machine's and not the cluster's, so ages that it counts itself are marks on both sides, where the
 * outputs are not equal as they are. What it keeps in its cache (discovery, OpenAPI) is no part of the requests.
 *
 * <p>Its limits, too ({@code --request-timeout=1s}), are seconds of this machine, which may be short of them: a scenario with a
 * difference is played again, and ours must then do to the letter what it did before. So a difference that does not come again
 * is not ours.
 */
class DifferentialTest {

    /** So begins the reason where the real one is now so, now so. */
    private static final String BY_CHANCE = "chance: ";

    private static final int LINES_AT_LEAST = 800;
    private static final int PLAYS_AT_MOST = 4;

    /** Scenarios know nothing of each other, and many lines wait for seconds of this machine's clock. */
    private static final int AT_A_TIME = 4;

    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir Path folder;

    private record Scenario(String name, List<String> commands) {}

    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> differing = new LinkedHashMap<>();
    private int count;
    private int equal;
    private int exact;

    @Test
    void ourKubectlDoesAndSaysWhatTheRealOneDoes() throws Exception {
        Assumptions.assumeTrue(
                Workstation.kubectl().isPresent(),
                "NOT TESTED against the real kubectl: it is not here; ./sandglass test fetches it");
        readDiffering();
        var start = Instant.now().minusSeconds(3600).getEpochSecond() * 1_000_000_000L;
        var template = Sandbox.make(11, start, Authorities.practice()).template();
        var certificate = FrontCertificate.make(folder);
        var left = new ConcurrentLinkedQueue<>(scenarios());
        try (var workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            var done =
                    IntStream.range(0, AT_A_TIME)
                            .mapToObj(
                                    _ -> workers.submit(() -> playAll(left, template, certificate)))
                            .toList();
            for (var one : done) {
                one.get();
            }
        }
        System.out.printf("equal %d of %d command lines (%d without marks)%n", equal, count, exact);
        assertEquals("", String.join("\n", wrong));
        assertEquals(true, count >= LINES_AT_LEAST, "only " + count + " lines");
    }

    private Void playAll(Queue<Scenario> left, Template template, FrontCertificate certificate)
            throws IOException, InterruptedException {
        try (var front = new Front(certificate)) {
            for (var scenario = left.poll(); scenario != null; scenario = left.poll()) {
                var plays = new ArrayList<List<Verdict>>();
                do {
                    plays.add(play(scenario, template, front, certificate));
                } while (plays.size() < PLAYS_AT_MOST && isInDoubt(plays));
                judge(scenario, plays);
            }
        }
        return null;
    }

    private List<Verdict> play(
            Scenario scenario, Template template, Front front, FrontCertificate certificate)
            throws IOException, InterruptedException {
        var inside = Sandbox.fork(template, 11, Authorities.practice());
        var outside = Sandbox.fork(template, 11, Authorities.practice());
        var onlooker = new Onlooker(inside::now);
        inside.desk().through(onlooker::before);
        var pacing = new Pacing(outside);
        front.serve(outside, pacing);
        var kubeconfig = text(inside.desk().files(), "/home/learner/.kube/config");
        var workstation = new Workstation(folder, front.port(), certificate, kubeconfig);
        var runs = new Runs(inside);
        var verdicts = new ArrayList<Verdict>();
        for (var command : scenario.commands()) {
            if (command.startsWith("#!wait ")) {
                var seconds = Long.parseLong(command.substring("#!wait ".length()).strip());
                inside.drive(inside.now() + seconds * 1_000_000_000L, Integer.MAX_VALUE);
                pacing.begin(List.of(), inside.now());
                pacing.finish();
                continue;
            }
            onlooker.forget();
            var ours = runs.run(command, LIMIT);
            pacing.begin(onlooker.moments(), inside.now());
            var real =
                    ours.code() == -1
                            ? workstation.runUntilRest(command, pacing, -1)
                            : workstation.run(command, pacing);
            front.hangUp();
            pacing.finish();
            verdicts.add(
                    new Verdict(
                            command,
                            new Deed(real, pacing.asked()),
                            new Deed(ours, onlooker.asked())));
        }
        return verdicts;
    }

    /** What came of a line. */
    private record Deed(Runs.Result result, List<Asked> asked) {

        String shown(boolean marked) {
            var text = new StringBuilder();
            lines(text, "", result.out(), marked);
            lines(text, "2| ", result.err(), marked);
            text.append("[exit ").append(result.code()).append("]\n");
            asked.forEach(it -> text.append("> ").append(it).append('\n'));
            return text.toString();
        }

        private static void lines(StringBuilder to, String prefix, byte[] data, boolean marked) {
            if (data.length > 0) {
                var text = new String(data, StandardCharsets.UTF_8);
                for (var line : (marked ? ClientClock.marked(text) : text).split("\n", -1)) {
                    to.append(prefix).append(line).append('\n');
                }
            }
        }
    }

    /** What both made of a line. */
    private record Verdict(String command, Deed real, Deed ours) {

        boolean isExact() {
            return real.shown(false).equals(ours.shown(false));
        }

        boolean isEqual() {
            return isExact() || real.shown(true).equals(ours.shown(true));
        }

        String text() {
            return "$ " + command + "\n" + difference(real.shown(true), ours.shown(true));
        }
    }

    private String reason(String command) {
        return differing.get(command.replace("\n", "\\n"));
    }

    /** Whether a line that is not on the list differed in all of the plays. */
    private boolean isInDoubt(List<List<Verdict>> plays) {
        return IntStream.range(0, plays.getFirst().size())
                .mapToObj(i -> plays.stream().map(it -> it.get(i)).toList())
                .anyMatch(
                        line ->
                                line.stream().noneMatch(Verdict::isEqual)
                                        && reason(line.getFirst().command()) == null);
    }

    private synchronized void judge(Scenario scenario, List<List<Verdict>> plays) {
        for (var i = 0; i < plays.getFirst().size(); i++) {
            var number = i;
            judge(scenario, plays.stream().map(it -> it.get(number)).toArray(Verdict[]::new));
        }
    }

    private void judge(Scenario scenario, Verdict... line) {
        count++;
        var first = line[0];
        var isEqual = Arrays.stream(line).anyMatch(Verdict::isEqual);
        equal += isEqual ? 1 : 0;
        exact += Arrays.stream(line).anyMatch(Verdict::isExact) ? 1 : 0;
        var reason = reason(first.command());
        var isListed = reason != null;
        if (isEqual && isListed && !reason.startsWith(BY_CHANCE)) {
            wrong.add("equal now, take it off the list: " + first.command());
        } else if (!isEqual && !isListed) {
            wrong.add(line[line.length - 1].text());
        } else if (!first.isEqual() && !isListed) {
            System.out.printf("played %s again: %s%n", scenario.name(), first.text());
        }
        for (var again : line) {
            if (!again.ours().shown(false).equals(first.ours().shown(false))) {
                wrong.add("ours is now so, now so: " + first.command());
            }
        }
    }

    private static String difference(String real, String ours) {
        var before = Arrays.asList(real.split("\n"));
        var patch = DiffUtils.diff(before, Arrays.asList(ours.split("\n")));
        var lines = UnifiedDiffUtils.generateUnifiedDiff("real", "ours", before, patch, 1);
        return String.join("\n", lines) + "\n";
    }

    private static final class ClientClock {

        private static final Pattern AGE =
                Pattern.compile("(?<![\\w.<-])(?:\\d+(?:ms|s|m|h|d))+(?![\\w>-])|<invalid>");
        private static final Pattern MOMENT =
                Pattern.compile(
                        "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z| [+-]\\d{4})");
        private static final Pattern KLOG =
                Pattern.compile("\\b[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\s+\\d+ ");
        private static final Pattern TAKEN = Pattern.compile("milliseconds=\\d+");
        private static final Pattern TEMPORARY =
                Pattern.compile("(/tmp/(?:LIVE|MERGED|kubectl-edit)-)\\d+");
        private static final Pattern BLANKS = Pattern.compile("[ \\t]+(?=\\n|$)|[ \\t]+");

        static String marked(String text) {
            var marked = KLOG.matcher(text).replaceAll("<klog> ");
            marked = MOMENT.matcher(marked).replaceAll("<time>");
            marked = AGE.matcher(marked).replaceAll("<age>");
            marked = TAKEN.matcher(marked).replaceAll("milliseconds=<n>");
            marked = TEMPORARY.matcher(marked).replaceAll("$1<n>");
            return gatesInOrder(BLANKS.matcher(marked).replaceAll(" "));
        }

        /** Which feature gates there are is logged in the order in which a map of Go happens to be. */
        private static String gatesInOrder(String text) {
            var lines = text.split("\n", -1);
            var places =
                    IntStream.range(0, lines.length)
                            .filter(i -> lines[i].contains("Feature gate default state"))
                            .toArray();
            var gates = IntStream.of(places).mapToObj(i -> lines[i]).sorted().toList();
            for (var i = 0; i < places.length; i++) {
                lines[places[i]] = gates.get(i);
            }
            return String.join("\n", lines);
        }
    }

    // ---- resources ----

    private static List<Scenario> scenarios() throws IOException {
        var scenarios = new ArrayList<Scenario>();
        for (var command : CommandList.read(resource("lines.txt"))) {
            if (command.startsWith("# ")) {
                scenarios.add(new Scenario(command.substring(2), new ArrayList<>()));
            } else if (!command.equals("#")) {
                scenarios.getLast().commands().add(command);
            }
        }
        scenarios.sort(comparingInt(it -> -it.commands().size())); // none of the long ones last
        return scenarios;
    }

    private void readDiffering() throws IOException {
        for (var line : Arrays.asList(resource("differing.txt").split("\n"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var tab = line.indexOf('\t');
                differing.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = DifferentialTest.class.getResourceAsStream("/differential/" + name)) {
            return new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(dev.sandglass.shell.Files files, String path) {
        try {
            return new String(files.read(path), StandardCharsets.UTF_8);
        } catch (dev.sandglass.shell.FileProblem problem) {
            throw new IllegalStateException(problem);
        }
    }
}
