package dev.sandglass.cli;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Runs;
import dev.sandglass.desk.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Recordings of a real cluster, and what a fresh sandbox makes of the same lists. */
final class Golden {

    private static final long START =
            Instant.parse("2026-11-21T12:46:00Z").getEpochSecond() * 1_000_000_000L;

    private Golden() {}

    /** The transcript that a fresh sandbox gives of a list. */
    static String transcript(String list) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        new Transcript(new Runs(Sandbox.make(1, START, Authorities.practice())), out).run(list);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The commands of a file that a list of exceptions names. */
    static Set<String> exceptions(String list, String file) {
        var commands = new HashSet<String>();
        for (var line : List.of(resource(list).split("\n"))) {
            var parts = line.split("\t");
            if (parts[0].equals(file)) {
                commands.add(parts[1].strip().replaceAll("\\s+", " "));
            }
        }
        return commands;
    }

    static String resource(String name) {
        try (var in =
                Golden.class.getResourceAsStream(
                        name.startsWith("../") ? name.substring(2) : "/golden/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isSame(Recording.Entry real, Recording.Entry ours) {
        return real.name().equals(ours.name())
                && Varying.isSame(real.out(), ours.out())
                && Varying.isSame(real.err(), ours.err())
                && real.exit().equals(ours.exit());
    }

    static String shown(Recording.Entry entry) {
        var text = new StringBuilder("$ " + entry.command() + "\n");
        Varying.marked(entry.out()).forEach(line -> text.append(line).append('\n'));
        Varying.marked(entry.err()).forEach(line -> text.append("2| ").append(line).append('\n'));
        return text.append("[exit ").append(entry.exit()).append("]\n").toString();
    }
}
