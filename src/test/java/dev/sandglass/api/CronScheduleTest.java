package dev.sandglass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.document.Malformed;
import org.junit.jupiter.api.Test;

/** Schedules as robfig/cron reads them. */
class CronScheduleTest {

    @Test
    void readsListsRangesStepsAndNames() {
        var schedule = CronSchedule.parse("*/15 9-17/4 1,15 jan-MAR mon");
        assertEquals(1L | 1L << 15 | 1L << 30 | 1L << 45, schedule.minutes());
        assertEquals(1L << 9 | 1L << 13 | 1L << 17, schedule.hours());
        assertEquals(1L << 1 | 1L << 15, schedule.days());
        assertEquals(0b1110, schedule.months());
        assertEquals(0b10, schedule.weekdays());
        assertFalse(schedule.everyDay());
        assertTrue(CronSchedule.parse("@hourly").everyDay());
    }

    @Test
    void saysWhatIsWrong() {
        assertEquals(
                "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax",
                fault("x * * * *"));
        assertEquals("too many slashes: 1/2/3", fault("1/2/3 * * * *"));
        assertEquals("too many hyphens: 1-2-3", fault("1-2-3 * * * *"));
        assertEquals("beginning of range (0) below minimum (1): 0", fault("* * 0 * *"));
        assertEquals("beginning of range (5) beyond end of range (2): 5-2", fault("* 5-2 * * *"));
        assertEquals("step of range should be a positive number: */0", fault("*/0 * * * *"));
    }

    private static String fault(String schedule) {
        return assertThrows(Malformed.class, () -> CronSchedule.parse(schedule)).getMessage();
    }
}
