package dev.sandglass.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HexTextTest {

    private static final String UID = "9d053bf1-a49b-4430-b866-243f77a72024";

    /** The bytes among the texts and those among the digits. */
    private record Taken(byte[] texts, byte[] digits) {

        static Taken of(String text) {
            var texts = new Bytes(1);
            var digits = new Bytes(1);
            HexText.take(text, texts, digits);
            return new Taken(texts.toArray(), digits.toArray());
        }

        String back() {
            var next = new int[1];
            return HexText.putBack(texts, 1, texts[0], () -> digits[next[0]++]);
        }
    }

    @Test
    void whatIsTakenOutComesBack() {
        var texts =
                List.of(
                        "",
                        "web",
                        UID,
                        "pod " + UID + " of " + UID + ".",
                        UID + "0",
                        "0" + UID,
                        UID.substring(1),
                        "0123456789a",
                        "0123456789ab",
                        "0123456789abc",
                        "web-f9b8bfb4c-wzn8c.18ea0ebbc33f3d2f",
                        "sha256:" + "0123456789abcdef".repeat(4),
                        "deadbeef-dead",
                        "é0123456789abcdefß",
                        "\u0001" + UID,
                        "\u0002",
                        "\u0003" + "0".repeat(20));
        for (var text : texts) {
            assertEquals(text, Taken.of(text).back());
        }
    }

    @Test
    void digitsTakeHalfTheirRoom() {
        var taken = Taken.of("x" + UID + "y");
        assertEquals(
                "x\u0002y", new String(taken.texts(), 1, taken.texts()[0], StandardCharsets.UTF_8));
        assertEquals(16, taken.digits().length);

        var run = Taken.of("a.18ea0ebbc33f3d2f");
        assertEquals(
                "a.\u0001\u0010",
                new String(run.texts(), 1, run.texts()[0], StandardCharsets.UTF_8));
        assertEquals(8, run.digits().length);
    }
}
