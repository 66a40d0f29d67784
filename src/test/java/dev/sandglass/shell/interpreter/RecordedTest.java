package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** What a real bash with real tools answered to the scripts of {@code src/test/resources/shell}, this one answers too. */
class RecordedTest {

    @TestFactory
    Stream<DynamicContainer> aScriptPrintsWhatBashPrinted() {
        return Recordings.LISTS.stream()
                .map(
                        list ->
                                dynamicContainer(
                                        list,
                                        Recordings.read(list).stream()
                                                .map(
                                                        entry ->
                                                                dynamicTest(
                                                                        entry.script(),
                                                                        () -> check(entry)))));
    }

    private static void check(Recordings.Entry entry) {
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
}
