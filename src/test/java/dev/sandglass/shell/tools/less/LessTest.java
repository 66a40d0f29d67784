package dev.sandglass.shell.tools.less;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What less 590 showed for the same keys, on a terminal of 40 columns and 8 rows. */
class LessTest {

    private static final Look LOOK = new Look(40, 8, "");

    private static Page numbers(int count) {
        var lines = IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
        return Page.EMPTY.with(lines, true);
    }

    private static Page press(Page page, Look look, String keys) {
        var now = page;
        for (var left = keys; !left.isEmpty(); ) {
            var length = Keys.length(left);
            now = Keys.press(now, left.substring(0, length), look);
            left = left.substring(length);
        }
        return now;
    }

    private static String shown(Page page, Look look) {
        return Screen.draw(page, look, "", false)
                .replaceFirst("^\u001b\\[H", "")
                .replace("\u001b[K", "")
                .replace("\u001b[J", "")
                .replace("\u001b[7m", "{")
                .replace("\u001b[27m", "}")
                .replace("\r\n", "|");
    }

    private static String after(String keys) {
        return shown(press(numbers(30), LOOK, keys.replace("^", "\u001b")), LOOK);
    }

    @Test
    void keysMoveBySomeRowsAndByScreens() {
        assertEquals("1|2|3|4|5|6|7|:", after(""));
        assertEquals("8|9|10|11|12|13|14|:", after(" "));
        assertEquals("24|25|26|27|28|29|30|{(END)}", after("G"));
        assertEquals("24|25|26|27|28|29|30|{(END)}", after("Gj "));
        assertEquals("17|18|19|20|21|22|23|:", after("Gb"));
        assertEquals("16|17|18|19|20|21|22|:", after("Gbk"));
        assertEquals("6|7|8|9|10|11|12|:", after("5j"));
        assertEquals("10|11|12|13|14|15|16|:", after("10g"));
        assertEquals("14|15|16|17|18|19|20|:", after("10gd"));
        assertEquals("10|11|12|13|14|15|16|:", after("10gdux"));
        assertEquals("12|13|14|15|16|17|18|:", after("12G"));
        assertEquals("1|2|3|4|5|6|7|:12", after("12"));
        assertEquals("4|5|6|7|8|9|10|:", after("3\r"));
        assertEquals("24|25|26|27|28|29|30|{(END)}", after("17g^[6~"));
        assertEquals("17|18|19|20|21|22|23|:", after("17g^[6~^[5~"));
        assertEquals("2|3|4|5|6|7|8|:", after("^OB"));
    }

    @Test
    void patternsAreSoughtBothWays() {
        assertEquals("{27}|28|29|30|~|~|~|{(END)}", after("/27\r"));
        assertEquals("{27}|28|29|30|~|~|~|{Pattern not found  (press RETURN)}", after("/27\rn"));
        assertEquals("27|28|29|30|~|~|~|{(END)}", after("/27\r/zzz\r\r"));
        assertEquals("{1}|2|3|4|5|6|7|:", after("/1\r/1\r"));
        assertEquals(
                "{1}0|{11}|{1}2|{1}3|{1}4|{1}5|{1}6|:".replace("{11}", "{11}"), after("/1\rn"));
        assertEquals("{1}|2|3|4|5|6|7|:", after("/1\rnN"));
        assertEquals("{11}|{1}2|{1}3|{1}4|{1}5|{1}6|{1}7|:", after("/1\rn/\r"));
        assertEquals("{1}7|{1}8|{1}9|20|2{1}|22|23|:", after("/1\rn/\r?1\r"));
        assertEquals("{1}6|{1}7|{1}8|{1}9|20|2{1}|22|:", after("/1\rn/\r?1\rn"));
        assertEquals("{1}7|{1}8|{1}9|20|2{1}|22|23|:", after("/1\rn/\r?1\rnN"));
        assertEquals("1|2|3|4|5|6|7|{Invalid pattern  (press RETURN)}", after("/[\r"));
        assertEquals("1|2|3|4|5|6|7|{No previous regular expression  (press RETURN)}", after("n"));
        assertEquals("1|2|3|4|5|6|7|/2", after("/2x\u007f"));
        assertEquals("1|2|3|4|5|6|7|:", after("/2\u007f\u007f"));
    }

    @Test
    void aShortTextHasItsPromptBelow() {
        assertEquals("1|2|3|{(END)}", shown(numbers(3), LOOK));
        assertEquals("1|2|3|{(END)}", shown(press(numbers(3), LOOK, " "), LOOK));
        assertEquals("{2}|3|~|~|~|~|~|{(END)}", shown(press(numbers(3), LOOK, "/2\r"), LOOK));
        assertEquals("2|3|4|5|6|7|8|{(END)}", shown(press(numbers(8), LOOK, " "), LOOK));
        assertEquals("1|2|3|4|5|6|7|:", shown(press(numbers(8), LOOK, " g"), LOOK));
    }

    @Test
    void linesAreBrokenCutOrNumbered() {
        var alphabet = "abcdefghijklmnopqrstuvwxyz".repeat(2);
        var lines = IntStream.range(1000000, 1000009).mapToObj(i -> i + alphabet).toList();
        var page = Page.EMPTY.with(lines, true);
        assertEquals(
                "hijklmnopqrstuvwxyz|1000001abcdefghijklmnopqrstuvwxyzabcdefg|hijklmnopqrstuvwxyz|1000002abcdefghijklmnopqrstuvwxyzabcdefg|hijklmnopqrstuvwxyz|1000003abcdefghijklmnopqrstuvwxyzabcdefg|hijklmnopqrstuvwxyz|:",
                shown(press(page, LOOK, "j"), LOOK));
        var cut = new Look(40, 3, "S");
        assertEquals(
                "1000001abcdefghijklmnopqrstuvwxyzabcdefg\b{>}|1000002abcdefghijklmnopqrstuvwxyzabcdefg\b{>}|:",
                shown(press(page, cut, "j"), cut));
        var numbered = new Look(40, 4, "N");
        assertEquals(
                "      1 zabcdefghij{klm}nopqrstuvwxyz|      2 1000001abcdefghij{klm}nopqrstuvwxy|      2 zabcdefghij{klm}nopqrstuvwxyz|:",
                shown(press(page, numbered, "j/klm\r"), numbered));
    }

    @Test
    void whatCannotBeShownHasAName() {
        var line = "a\tb\u001b[1mbold\u001b[0mc\u0001d";
        var page = Page.EMPTY.with(List.of(line), true);
        assertEquals("a       b{ESC}[1mbold{ESC}[0mc{^A}d|{(END)}", shown(page, LOOK));
        assertEquals(
                "a       b\u001b[1mbold\u001b[0mc{^A}d|{(END)}", shown(page, new Look(40, 8, "R")));
    }

    @Test
    void caseMattersUnlessItIsToBeIgnored() {
        var page = Page.EMPTY.with(List.of("a", "Abc", "abc"), true);
        var ignoring = new Look(40, 8, "i");
        assertEquals(1, press(page, ignoring, "/abc\r").line());
        assertEquals(2, press(page, ignoring, "/abc\rn").line());
        assertEquals("Pattern not found", press(page, ignoring, "/B\r").message());
        assertEquals(2, press(page, LOOK, "/abc\r").line());
    }

    @Test
    void whatIsNotThereYetIsReadFirst() {
        var page = numbers(10).with(numbers(10).lines(), false);
        assertEquals(3, press(page, LOOK, "3j").line());
        assertNull(Keys.press(page.typing("4"), "j", LOOK));
        assertNull(Keys.press(page, "G", LOOK));
        assertNull(Keys.press(page.typing("/x"), "\r", LOOK));
    }

    /** However little is in them: each line is something to remember, and to freeze. */
    @Test
    void noMoreLinesAreReadThanTheSandboxKeeps() {
        var bytes = "\n".repeat(100_001).getBytes(StandardCharsets.UTF_8);

        var less = (Less) ((Step.Become) Less.start("file", bytes, "", "")).next();

        assertEquals(100_000, less.page().lines().size());
        assertEquals(
                "The sandbox's less reads at most 8 MiB, and 100000 lines", less.page().message());
    }
}
