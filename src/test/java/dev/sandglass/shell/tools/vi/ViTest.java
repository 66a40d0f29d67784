package dev.sandglass.shell.tools.vi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViTest {

    private static final String FILE = "one two\n  three: 3\nfour\n";

    private static Editor after(String keys) {
        return Keys.press(Editor.of(Text.of(FILE), ""), keys.replace("^", "\u001b"));
    }

    private static String text(String keys) {
        return after(keys).text().content();
    }

    @Test
    void keysMoveTheCursor() {
        assertEquals(new Text(Text.of(FILE).lines(), 1, 2), after("j^").text().onText());
        assertEquals(9, after("jw$").text().column());
        assertEquals(4, after("w").text().column());
        assertEquals(6, after("we").text().column());
        assertEquals(2, after("G").text().row());
        assertEquals(1, after("2G").text().row());
        assertEquals(1, after("^[B").text().row());
        assertEquals(0, after("Ggg").text().row());
    }

    @Test
    void textIsTypedErasedAndParted() {
        assertEquals("zero one two\n  three: 3\nfour\n", text("izero ^"));
        assertEquals("one two!\n  three: 3\nfour\n", text("A!^"));
        assertEquals("one two\n  three: 3\n  new\nfour\n", text("jonew^"));
        assertEquals("one tw\n  three: 3\nfour\n", text("A\u007f^"));
        assertEquals("one\n two\n  three: 3\nfour\n", text("lllI^llli\r^"));
    }

    @Test
    void textIsDeletedCopiedReplaced() {
        assertEquals("one two\nfour\n", text("jdd"));
        assertEquals("four\n", text("2dd"));
        assertEquals("two\n  three: 3\nfour\n", text("dw"));
        assertEquals("1 two\n  three: 3\nfour\n", text("cw1^"));
        assertEquals("one two\none two\n  three: 3\nfour\n", text("yyp"));
        assertEquals("ne two\n  three: 3\nfour\n", text("x"));
        assertEquals("One two\n  three: 3\nfour\n", text("rO"));
        assertEquals("one two   three: 3\nfour\n", text("J"));
        assertEquals("one two\n  three: 5\nfour\n", text("j$r5"));
        assertEquals("one two\n  x\nfour\n", text("jccx^"));
    }

    @Test
    void changesAreTakenBack() {
        assertEquals(FILE, text("ddddu" + "u"));
        assertEquals(FILE, text("iabc def^u"));
        assertEquals("Already at oldest change", after("u").message());
    }

    @Test
    void linesBehindAColonReplaceWriteAndLeave() {
        assertEquals("one 2\n  three: 3\nfour\n", text(":s/two/2/\r"));
        assertEquals("0ne tw0\n  three: 3\nf0ur\n", text(":%s/o/0/g\r"));
        assertEquals(1, after("/three\r").text().row());
        assertEquals("E486: Pattern not found: five", after("/five\r").message());
        assertEquals(Editor.Wish.WRITE_AND_QUIT, after("x:wq\r").end());
        assertEquals(Editor.Wish.WRITE_AND_QUIT, after("ZZ").end());
        assertEquals(Editor.Wish.QUIT, after(":q\r").end());
        assertEquals(Editor.Wish.QUIT, after("x:q!\r").end());
        assertEquals(
                "E37: No write since last change (add ! to override)", after("x:q\r").message());
        assertEquals("E492: Not an editor command: nosuch", after(":nosuch\r").message());
    }

    @Test
    void theScreenShowsWhatIsAroundTheCursor() {
        var screen = Screen.draw(after("jA!"), 0, 40, 5);
        assertEquals(
                "\u001b[Hone two\u001b[K\r\n  three: 3!\u001b[K\r\nfour\u001b[K\r\n~\u001b[K\r\n"
                        + "-- INSERT --\u001b[K\u001b[2;12H",
                screen);
        var many = Editor.of(new Text(List.of("a", "b", "c", "d", "e"), 4, 0), "");
        assertEquals(2, Screen.top(many, 0, 4));
    }
}
