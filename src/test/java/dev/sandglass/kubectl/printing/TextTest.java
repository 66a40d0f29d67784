package dev.sandglass.kubectl.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns, ages and values as kubectl writes them. */
class TextTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndThreeBlanks() {
        var out = TabWriter.ofTables();
        out.line("NAME\tREADY").line("a-long-name\t1/1").line("b\t10/10");
        assertEquals("NAME          READY\na-long-name   1/1\nb             10/10\n", out.flush());
    }

    @Test
    void widthsAreRememberedFromBatchToBatch() {
        var out = TabWriter.ofTables();
        out.line("a-long-name\tx\ty");
        out.flush();
        var later = TabWriter.ofTables().remember(out.remembered());
        later.line("b\tx\ty");
        assertEquals("b             x     y\n", later.flush());
        assertEquals(List.copyOf(out.remembered()), List.copyOf(later.remembered()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "119, 119s",
        "120, 2m",
        "125, 2m5s",
        "599, 9m59s",
        "600, 10m",
        "10799, 179m",
        "10800, 3h",
        "11160, 3h6m",
        "28799, 7h59m",
        "28800, 8h",
        "172799, 47h",
        "172800, 2d",
        "180000, 2d2h",
        "691199, 7d23h",
        "691200, 8d",
        "63071999, 729d",
        "63072000, 2y",
        "252460800, 8y"
    })
    void agesGetCoarser(long seconds, String shown) {
        assertEquals(shown, dev.sandglass.api.Ages.human(seconds * 1_000_000_000L));
    }
}
