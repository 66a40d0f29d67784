package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SmallThingsTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void durationsAreGos() {
        assertEquals("0ms", Durations.words(1));
        assertEquals("323ms", Durations.words(323_400_000L));
        assertEquals("1.204s", Durations.words(1_204_000_000L));
        assertEquals("10s", Durations.words(10 * SECOND));
        assertEquals("1m20s", Durations.words(80 * SECOND));
        assertEquals("5m0s", Durations.words(300 * SECOND));
    }

    @Test
    void variablesAreReplacedWhenTheyAreKnown() {
        var known = Map.of("A", "1", "B", "2");
        assertEquals("1-2-$(C)-$(A)-$A-$", Expansion.expand("$(A)-$(B)-$(C)-$$(A)-$A-$", known));
    }

    @Test
    void waitsDoubleUpToFiveMinutesAndAreForgottenAfterTen() {
        var waits = new Backoffs();
        assertFalse(waits.isWaiting("web", 0));
        var now = 0L;
        for (var seconds : new int[] {10, 20, 40, 80, 160, 300, 300}) {
            waits.next("web", now, now);
            assertTrue(waits.isWaiting("web", now + seconds * SECOND - 1), seconds + " s");
            assertFalse(waits.isWaiting("web", now + seconds * SECOND), seconds + " s");
            now += seconds * SECOND;
        }
        assertEquals("5m0s", waits.words("web"));
        waits.next("web", now + 601 * SECOND, now + 601 * SECOND);
        assertEquals("10s", waits.words("web"));
    }
}
