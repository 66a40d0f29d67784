package dev.sandglass.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.shell.Tty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Keys at a program that runs, and programs that have the whole terminal. */
class KeysTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String LEFT = "\u001b[999;1H\u001b[K\u001b[?1049l";

    private Sandbox sandbox =
            Sandbox.make(
                    1,
                    Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * SECOND,
                    Authorities.practice());
    private Tty tty = sandbox.desk().open("main");

    private String after(Runnable what) {
        pass(1);
        var from = tty.outputEnd();
        what.run();
        pass(3);
        return new String(tty.output(from), StandardCharsets.UTF_8).replace("\r", "");
    }

    private void pass(int seconds) {
        for (var i = 0; i < seconds; i++) {
            sandbox.drive(sandbox.now() + SECOND, 100_000);
        }
    }

    private void thaw() {
        var frozen = sandbox.freeze();
        sandbox = Sandbox.thaw(frozen);
        assertArrayEquals(frozen, sandbox.freeze());
        tty = sandbox.desk().open("main");
    }

    private String enter(String line) {
        return after(() -> tty.enter(line));
    }

    private String type(String keys) {
        return after(() -> tty.type(keys.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void ctrlCDropsWhatWasTypedAhead() {
        enter("sleep 100");
        assertEquals("echo no\nno\u0003".replace("\u0003", "^C\n"), type("echo no\rno\u0003"));
        assertEquals("learner@desk:~$ ", tty.prompt());
        assertEquals("learner@desk:~$ echo yes\nyes\n", enter("echo yes"));
    }

    @Test
    void ctrlZSaysThatItIsNotThere() {
        enter("sleep 5; cat");
        assertEquals(
                "^Z\nCtrl-Z is not in this sandbox yet: the program goes on. Ctrl-C ends it.\n",
                type("\032"));
        assertEquals("a\na\n", type("a\r"));
    }

    @Test
    void watchShowsAsMuchAsThereIsRoomForOnAScreenOfItsOwn() {
        tty.resize(60, 6);
        var shown = enter("watch -n 60 seq 9");
        assertTrue(shown.startsWith("learner@desk:~$ watch -n 60 seq 9\n\u001b[?1049h"), shown);
        assertTrue(
                shown.endsWith(
                        "\u001b[HEvery 60.0s: seq 9            desk: Sat Nov 21 12:00:01 2026\u001b[K"
                                + "\u001b[2;1H\u001b[K\u001b[3;1H1\u001b[K\u001b[4;1H2\u001b[K"
                                + "\u001b[5;1H3\u001b[K\u001b[6;1H4\u001b[K\u001b[6;1H"),
                shown);
        assertEquals("^C" + LEFT, type("\u0003"));
        assertEquals(0, tty.lastStatus());
        assertEquals("learner@desk:~$ ", tty.prompt());
    }

    @Test
    void watchEndsWhenSomethingChanges() {
        enter("echo 1 > f");
        enter("(sleep 5; echo 2 > f) &");
        enter("watch -t -g -n 1 cat f");
        pass(5);
        assertEquals(0, tty.lastStatus());
        assertEquals("learner@desk:~$ ", tty.prompt());
        assertEquals(
                "learner@desk:~$ watch -e date\nwatch: -e is not in this sandbox yet\n",
                enter("watch -e date"));
        assertEquals(
                "learner@desk:~$ watch -Z date\nwatch: invalid option -- 'Z'\n\nUsage:\n watch"
                        + " [options] command\n",
                enter("watch -Z date"));
        assertEquals("learner@desk:~$ watch\n\nUsage:\n watch [options] command\n", enter("watch"));
        assertEquals(1, tty.lastStatus());
    }

    @Test
    void viGivesTheLinesBack() {
        enter("echo one > f");
        enter("vi f");
        assertTrue(type("ddione\u001b:wq\r").endsWith(LEFT));
        assertEquals("learner@desk:~$ cat f\none\n", enter("cat f"));
    }

    @Test
    void lessShowsAScreenAtATimeAndReadsAsItIsLookedAt() {
        tty.resize(40, 6);
        var shown = enter("for i in {1..9}; do echo $i; sleep 2; done | less");
        assertTrue(shown.contains("\u001b[?1049h"), shown);
        assertTrue(shown.endsWith("\u001b[H1\u001b[K\n2\u001b[K\n\u001b[J"), shown);
        pass(10);
        assertTrue(
                type(" ")
                        .endsWith(
                                "\u001b[H1\u001b[K\n2\u001b[K\n3\u001b[K\n4\u001b[K\n5\u001b[K\n\u001b[J"));
        pass(10);
        thaw();
        assertTrue(
                type("g")
                        .endsWith(
                                "\u001b[H1\u001b[K\n2\u001b[K\n3\u001b[K\n4\u001b[K\n5\u001b[K\n\u001b[J:"));
        assertTrue(type("q").endsWith(LEFT));
        assertEquals("learner@desk:~$ ", tty.prompt());
    }

    @Test
    void ctrlCEndsWhatLessReads() {
        tty.resize(40, 6);
        enter("while sleep 1; do echo on; done | less");
        assertTrue(type("\u0003").endsWith("\u001b[J\u001b[7m(END)\u001b[27m"));
        assertTrue(type("q").endsWith(LEFT));
        assertEquals("learner@desk:~$ seq 3 | less -F\n1\n2\n3\n", enter("seq 3 | less -F"));
        assertEquals("learner@desk:~$ seq 3 | less | cat\n1\n2\n3\n", enter("seq 3 | less | cat"));
        assertEquals(
                "learner@desk:~$ less nosuch\nnosuch: No such file or directory\n",
                enter("less nosuch"));
        assertEquals(
                "learner@desk:~$ less\nMissing filename (\"less --help\" for help)\n",
                enter("less"));
    }
}
