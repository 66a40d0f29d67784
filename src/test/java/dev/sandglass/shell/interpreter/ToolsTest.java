package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each line of tools.json with what bash 5.2 and the GNU tools of Debian 12 printed for it. */
class ToolsTest {

    @TestFactory
    Stream<DynamicTest> aLinePrintsWhatItPrintsOnDebian() throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/shell/tools.json"))) {
            var cases = (Items) Json.parse(in.readAllBytes());
            return cases.documents()
                    .map(
                            one ->
                                    dynamicTest(
                                            one.text("line"),
                                            () ->
                                                    assertEquals(
                                                            one.text("prints"),
                                                            ShellWorld.run(one.text("line")))));
        }
    }
}
