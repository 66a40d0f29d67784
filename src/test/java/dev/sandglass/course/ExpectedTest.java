package dev.sandglass.course;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExpectedTest {

    @Test
    void blanksCountAsOne() {
        assertTrue(Expected.matches("NAME READY\nweb  1/1", "NAME    READY\nweb     1/1\n"));
        assertFalse(Expected.matches("web 1/1", "web1/1"));
    }

    @Test
    void anEllipsisStandsForTextInALine() {
        assertTrue(
                Expected.matches("web-… 1/1 Running 0 …", "web-7c5d-2lm   1/1   Running   0   4s"));
        assertFalse(Expected.matches("web-… 1/1", "web-7c5d 0/1"));
        assertFalse(Expected.matches("a…a", "a"));
    }

    @Test
    void aLineOfAnEllipsisStandsForLines() {
        assertTrue(Expected.matches("…\ndone", "one\ntwo\ndone\n"));
        assertTrue(Expected.matches("…\ndone", "done\n"));
        assertFalse(Expected.matches("…\ndone", "done\nmore\n"));
    }

    @Test
    void everyLineCounts() {
        assertFalse(Expected.matches("one", "one\ntwo"));
        assertFalse(Expected.matches("one\ntwo", "one"));
    }
}
