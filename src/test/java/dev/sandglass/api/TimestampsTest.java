package dev.sandglass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampsTest {

    @Test
    void writesAndReadsWhatInstantDoes() {
        for (var second = -100_000_000_000L; second < 200_000_000_000L; second += 86_399_999L / 7) {
            if (second < -9_000_000_000L || second > 9_000_000_000L) {
                continue; // what nanoseconds in a long can say
            }
            var text = Instant.ofEpochSecond(second).toString();
            assertEquals(text, Timestamps.seconds(second * 1_000_000_000L));
            assertEquals(second * 1_000_000_000L, Timestamps.nanos(text));
        }
    }

    @Test
    void micros() {
        assertEquals("2026-11-21T12:46:52.220001Z", Timestamps.micros(1_795_265_212_220_001_999L));
        assertEquals(1_795_265_212_220_001_000L, Timestamps.nanos("2026-11-21T12:46:52.220001Z"));
        assertEquals(Long.MIN_VALUE, Timestamps.nanos(""));
    }
}
