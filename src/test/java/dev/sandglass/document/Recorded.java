package dev.sandglass.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the recordings under {@code golden/text}. */
public final class Recorded {

    public record Case(String in, String out) {}

    private Recorded() {}

    public static String text(String name) {
        try (var in = Recorded.class.getResourceAsStream("/golden/text/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no recording " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Cases of two lines each, both JSON strings; lines that begin with # are notes. */
    public static List<Case> cases(String name) {
        var lines = text(name).lines().filter(line -> !line.startsWith("#")).toList();
        var cases = new ArrayList<Case>();
        for (var i = 0; i + 1 < lines.size(); i += 2) {
            cases.add(
                    new Case(
                            (String) Json.parse(lines.get(i)),
                            (String) Json.parse(lines.get(i + 1))));
        }
        return cases;
    }
}
