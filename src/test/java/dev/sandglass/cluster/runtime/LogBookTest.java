package dev.sandglass.cluster.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogBookTest {

    private static final Logs.Wish ALL = new Logs.Wish(-1, 0, false, -1);

    private final LogBook book = new LogBook();

    private void write(long moment, String text) {
        book.write(moment, false, text.getBytes(StandardCharsets.UTF_8));
    }

    private String read(long from, Logs.Wish wish) {
        return new String(Logs.read(book, from, wish).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aLineIsKeptWhenItEnds() {
        write(1, "one\ntw");
        assertEquals("one\n", read(0, ALL));
        write(2, "o\n");
        assertEquals("one\ntwo\n", read(0, ALL));
        write(3, "three");
        book.close(4);
        assertEquals("one\ntwo\nthree", read(0, ALL));
    }

    @Test
    void readersGoOnWhereTheyWere() {
        write(1, "one\n");
        var next = Logs.read(book, 0, ALL).next();
        write(2, "two\n");
        assertEquals("two\n", read(next, ALL));
        assertEquals("", read(book.end(), ALL));
    }

    @Test
    void wishesChooseLines() {
        write(1_000_000_000L, "one\n");
        write(2_500_000_000L, "two\n");
        assertEquals("two\n", read(Logs.beginOfTail(book, 1), ALL));
        assertEquals("two\n", read(0, new Logs.Wish(-1, 2_000_000_000L, false, -1)));
        assertEquals("one", read(0, new Logs.Wish(-1, 0, false, 3)));
        assertEquals(
                "1970-01-01T00:00:01Z one\n1970-01-01T00:00:02.5Z two\n",
                read(0, new Logs.Wish(-1, 0, true, -1)));
    }

    @Test
    void theOlderHalfGoesWhenItIsFull() {
        for (var i = 0; i < 20_000; i++) {
            write(i, "line " + i + "\n");
        }
        assertTrue(book.end() - book.begin() <= 256 * 1024);
        assertEquals("line 19999\n", read(Logs.beginOfTail(book, 1), ALL));
        assertTrue(read(0, ALL).startsWith("line "), "an old reader goes on with what is kept");
    }

    @Test
    void aFrozenBookIsTheSame() {
        write(1, "one\ntwo\nthr");
        var thawed = LogBook.thawed(book.freeze());
        thawed.write(2, false, "ee\n".getBytes(StandardCharsets.UTF_8));
        write(2, "ee\n");
        assertArrayEquals(Logs.read(book, 0, ALL).bytes(), Logs.read(thawed, 0, ALL).bytes());
    }
}
