package dev.sandglass.site.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final Screen screen = new Screen(100);

    private void write(String text) {
        screen.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String after(long offset) {
        var news = screen.after(offset, 0);
        return news == null ? "" : new String(news.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void nobodyReadsPastAHold() {
        write("kept");
        var hold = screen.hold();
        write("not yet");
        screen.say("ran");
        assertEquals("kept", after(100));
        assertNull(screen.after(104, 0));

        screen.release(hold);
        assertEquals("not yet", after(104));
        assertEquals(List.of("ran"), screen.after(104, 0).words());
    }

    /** A line that is refused at once shows nothing of what was entered before it. */
    @Test
    void oneThatIsReleasedReleasesNoneBeforeIt() {
        var first = screen.hold();
        write("one ");
        var second = screen.hold();
        write("two ");
        var third = screen.hold();
        write("three");

        screen.release(second);
        assertEquals("", after(100));
        screen.release(first);
        assertEquals("one two ", after(100));
        screen.release(second);
        assertEquals("one two ", after(100));
        screen.release(third);
        assertEquals("one two three", after(100));
    }

    /** A page that claims to have seen what is held begins with the oldest that is kept. */
    @Test
    void whatIsHeldHasNotBeenSeen() {
        write("kept");
        screen.hold();
        write("not yet");

        assertEquals(104, screen.from(104).at());
        assertEquals(100, screen.from(111).at());
    }

    @Test
    void aHoldThatTheScreenHasOutgrownHidesNothingElse() {
        var hold = screen.hold();
        screen.write(new byte[3 * Screen.KEPT]);
        assertEquals(0, screen.after(100, 0).bytes().length);

        screen.release(hold);
        assertEquals(Screen.KEPT, screen.after(100, 0).bytes().length);
    }
}
