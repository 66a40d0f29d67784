package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** What a real bash with real tools answered to the scripts of {@code src/test/resources/shell}, this one answers too. */
class RecordedTest {

    private record Entry(String script, String answer) {}

    @TestFactory
    Stream<DynamicContainer> aScriptPrintsWhatBashPrinted() {
        return Stream.of("bash.txt", "tools.txt", "awk.txt", "openssl.txt")
                .map(
                        list ->
                                dynamicContainer(
                                        list,
                                        read(list).stream()
                                                .map(
                                                        entry ->
                                                                dynamicTest(
                                                                        entry.script(),
                                                                        () -> check(entry)))));
    }

    private static void check(Entry entry) {
        assertEquals(entry.answer(), answer(entry.script()), entry.script());
    }

    private static String answer(String script) {
        var world = new ShellWorld();
        world.start(script);
        world.runToEnd();
        return shown(world.sinks.getOrDefault("out", ""), "")
                + shown(world.sinks.getOrDefault("err", ""), "2| ")
                + (world.exit == 0 ? "" : "[exit " + world.exit + "]\n");
    }

    private static String shown(String text, String mark) {
        if (text.isEmpty()) {
            return "";
        }
        var isWhole = text.endsWith("\n");
        var lines = (isWhole ? text.substring(0, text.length() - 1) : text).split("\n", -1);
        var out = new StringBuilder();
        for (var line : lines) {
            out.append(mark).append(line).append('\n');
        }
        return isWhole ? out.toString() : out + "%\n";
    }

    private static List<Entry> read(String list) {
        var entries = new ArrayList<Entry>();
        for (var block : text(list).split("\n(?=\\$ )")) {
            if (!block.startsWith("$ ")) {
                continue;
            }
            var script = new ArrayList<String>();
            var answer = new StringBuilder();
            for (var line : block.replaceFirst("\n+\\z", "").split("\n", -1)) {
                var goesOn = line.equals(">") || line.startsWith("> ");
                if (script.isEmpty() || goesOn && answer.isEmpty()) {
                    script.add(line.substring(Math.min(2, line.length())));
                } else {
                    answer.append(line).append('\n');
                }
            }
            entries.add(new Entry(String.join("\n", script), answer.toString()));
        }
        assertTrue(entries.size() > 5, list);
        return entries;
    }

    private static String text(String list) {
        try (var in =
                Objects.requireNonNull(RecordedTest.class.getResourceAsStream("/shell/" + list))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
