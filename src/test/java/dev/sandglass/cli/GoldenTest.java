package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists of command lines give what a real cluster gave: recorded from Kubernetes v1.35.2, kubeadm, 3 nodes. Commands
 * whose output differed between two recordings are named in {@code golden/unstable.txt}; those in which we still differ
 * in {@code golden/differing.txt}, with the reason.
 */
class GoldenTest {

    private static final long START =
            Instant.parse("2026-11-21T12:46:00Z").getEpochSecond() * 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(strings = {"create.txt", "change.txt"})
    void aListGivesWhatTheRealClusterGave(String file) {
        var skipped = exceptions("unstable.txt", file);
        var differing = exceptions("differing.txt", file);
        var recorded = Recording.read(resource("kubectl/" + file));
        var ours = Recording.read(transcript(resource("lists/kubectl/" + file)));
        var wrong = new ArrayList<String>();
        var equal = 0;
        var count = 0;
        for (var i = 0; i < recorded.size(); i++) {
            var real = recorded.get(i);
            if (skipped.contains(real.name())) {
                continue;
            }
            count++;
            if (isSame(real, ours.get(i))) {
                equal++;
            } else if (!differing.contains(real.name())) {
                wrong.add(shown(real) + "but ours\n" + shown(ours.get(i)));
            }
        }
        System.out.println("equal " + equal + " of " + count + " commands  " + file);
        assertEquals("", String.join("\n", wrong));
    }

    private static boolean isSame(Recording.Entry real, Recording.Entry ours) {
        return real.name().equals(ours.name())
                && Varying.isSame(real.out(), ours.out())
                && Varying.isSame(real.err(), ours.err())
                && real.exit().equals(ours.exit());
    }

    private static String shown(Recording.Entry entry) {
        var text = new StringBuilder("$ " + entry.command() + "\n");
        Varying.marked(entry.out()).forEach(line -> text.append(line).append('\n'));
        Varying.marked(entry.err()).forEach(line -> text.append("2| ").append(line).append('\n'));
        return text.append("[exit ").append(entry.exit()).append("]\n").toString();
    }

    private static String transcript(String list) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        new Transcript(new Runs(Sandbox.make(1, START, Authorities.practice())), out).run(list);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Set<String> exceptions(String list, String file) {
        var commands = new HashSet<String>();
        for (var line : List.of(resource(list).split("\n"))) {
            var parts = line.split("\t");
            if (parts[0].equals(file)) {
                commands.add(parts[1].strip().replaceAll("\\s+", " "));
            }
        }
        return commands;
    }

    private static String resource(String name) {
        try (var in = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
