package dev.sandglass.kubectl.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags as pflag reads them. */
class ArgumentReaderTest {

    private static final Usage USAGE =
            Usage.of(Usage.Group.BEGINNER, "try", "")
                    .flag("all", "a", "")
                    .text("name", "m", "")
                    .list("file", "f", "")
                    .number("count", "3", "")
                    .duration("time", "0s", "");

    private static Arguments read(String line) {
        return ArgumentReader.read(USAGE, List.of(line.split(" "))).arguments();
    }

    private static String complaint(String line) {
        return assertThrows(UsageError.class, () -> read(line)).getMessage();
    }

    @Test
    void wordsAndFlagsMix() {
        var read = read("x --name=a y -f b,c -f=d --all=false -- --name z");
        assertEquals(List.of("x", "y", "--name", "z"), read.words());
        assertEquals(List.of("x", "y"), read.wordsBeforeDash());
        assertEquals("a", read.text("name"));
        assertEquals(List.of("b", "c", "d"), read.texts("file"));
        assertEquals(false, read.flag("all"));
        assertEquals(3, read.number("count"));
    }

    @Test
    void shortFlagsMayStandTogether() {
        var read = read("-amx -n web");
        assertTrue(read.flag("all"));
        assertEquals("x", read.text("name"));
        assertEquals("web", read.text("namespace"));
    }

    @Test
    void complaintsAreThoseOfUpstream() {
        assertEquals("unknown flag: --nosuch", complaint("--nosuch"));
        assertEquals("unknown shorthand flag: 'x' in -x", complaint("-x"));
        assertEquals("flag needs an argument: --name", complaint("--name"));
        assertEquals("flag needs an argument: 'm' in -m", complaint("-m"));
        assertEquals("bad flag syntax: --=x", complaint("--=x"));
        assertEquals(
                "invalid argument \"soon\" for \"--time\" flag: time: invalid duration \"soon\"",
                complaint("--time=soon"));
        assertEquals(
                "invalid argument \"x\" for \"--count\" flag: strconv.ParseInt: parsing \"x\": invalid syntax",
                complaint("--count=x"));
    }

    @ParameterizedTest
    @CsvSource({"1h2m3s, 3723000", "1.5s, 1500", "100ms, 100", "-2s, -2000", "0, 0"})
    void durations(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "s", "", "1x", "--1s", "1s2"})
    void noDurations(String text) {
        assertThrows(UsageError.class, () -> Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT1.5S, 1.5s", "PT1H2M3S, 1h2m3s", "PT0.1S, 100ms", "PT90S, 1m30s"})
    void durationsInWords(String duration, String shown) {
        assertEquals(shown, Durations.format(Duration.parse(duration)));
    }
}
