package dev.sandglass.shell.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The titles are recorded from watch of procps-ng 4.0.2. */
class WatchScreenTest {

    private static String title(String command, int columns) {
        var now = Instant.parse("2026-11-22T06:31:14Z").getEpochSecond() * 1_000_000_000L;
        return WatchScreen.title(Duration.ofSeconds(10), command, "vm", now, columns);
    }

    @Test
    void theTitleGivesWayToTheTime() {
        var command = "kubectl get pods -o wide --show-labels";
        var time = "vm: Sun Nov 22 06:31:14 2026";
        assertEquals("", title(command, 27));
        assertEquals(" ".repeat(12) + time, title(command, 40));
        assertEquals("Every 10.0s: kubectl get po...  " + time, title(command, 60));
        assertEquals(
                "Every 10.0s: kubectl get pods -o wide --show...  " + time, title(command, 77));
        assertEquals("Every 10.0s: " + command + " " + time, title(command, 80));
        assertEquals("Every 10.0s: " + command + " ".repeat(21) + time, title(command, 100));
    }

    @Test
    void asManyRowsAreShownAsThereIsRoomFor() {
        assertEquals(List.of("1", "2", "3"), WatchScreen.rows("1\n2\n3\n4\n", 20, 3, true));
        assertEquals(List.of("abcde", "fg", "", "h"), WatchScreen.rows("abcdefg\n\nh", 5, 9, true));
        assertEquals(List.of("abcde", "h"), WatchScreen.rows("abcdefg\nh", 5, 9, false));
        assertEquals(List.of("a       b"), WatchScreen.rows("a\tb\u0007", 20, 9, true));
    }

    @Test
    void whatHasChangedIsInverted() {
        var size = new WatchScreen.Size(10, 4);
        assertEquals(
                "\u001b[Htitle\u001b[K\u001b[2;1H\u001b[K\u001b[3;1H06:3\u001b[7m2\u001b[m:1\u001b[7m5x"
                        + "\u001b[m\u001b[K\u001b[4;1H\u001b[J\u001b[4;1H",
                WatchScreen.draw("title", List.of("06:32:15x"), List.of("06:31:14"), size));
        assertEquals(
                "\u001b[1;1H0123456789\u001b[2;1H\u001b[J\u001b[4;1H",
                WatchScreen.draw(null, List.of("0123456789"), null, size));
    }
}
