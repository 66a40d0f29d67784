package dev.sandglass.site.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Reply;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.Onlooker;
import dev.sandglass.site.sandboxes.Sight;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TerminalViewTest extends AtAView {

    private static final String BUSY =
            "This server is writing down more than it can at the moment; try again in a few seconds.";

    @Test
    void aLineIsShownOnceAndAnswered() {
        screenWhen(it -> it.endsWith("$ "));
        type("hello\r");

        assertEquals("$ hello\nsaid hello\n$ ", screenWhen(it -> it.endsWith("said hello\n$ ")));
    }

    /** What a crash could take back: that the line was entered, what it led to, the next prompt. */
    @Test
    void nothingIsSeenThatIsNotKept() throws Exception {
        screenWhen(it -> it.endsWith("$ "));
        stalling.stall().run();
        type("hello");
        screenWhen(it -> it.endsWith("$ hello"));
        type("\r");
        var heard = new Semaphore(0);
        sandbox.join(whenItHasHeard("hello", heard));
        heard.acquire();

        assertNull(view.screen().after(last.at() + last.bytes().length, last.wordNumber()));

        stalling.goOn().run();
        assertEquals("$ hello\nsaid hello\n$ ", screenWhen(it -> it.endsWith("hello\n$ ")));
    }

    private static Onlooker whenItHasHeard(String line, Semaphore heard) {
        return new Onlooker() {
            @Override
            public @Nullable Runnable look(Sight sight) {
                if (sight.history("act").contains(line)) {
                    heard.release();
                }
                return null;
            }

            @Override
            public void lost(Throwable why) {}
        };
    }

    @Test
    void theHistoryComesBack() {
        screenWhen(it -> it.endsWith("$ "));
        type("one\r");
        screenWhen(it -> it.endsWith("said one\n$ "));
        type("\u001bOA\r");

        screenWhen(it -> it.contains("said one\n$ one\nsaid one\n"));
    }

    @Test
    void tabProposes() {
        screenWhen(it -> it.endsWith("$ "));
        type("po\t\r");

        screenWhen(it -> it.contains("said polly \n"));
    }

    @Test
    void ctrlCDropsALineAndEndsAProgram() {
        screenWhen(it -> it.endsWith("$ "));
        type("half");
        screenWhen(it -> it.endsWith("$ half"));
        type("\003");
        screenWhen(it -> it.matches("(?s).*\\$ half.*\\$ "));
        type("sleep 100\r");
        screenWhen(it -> it.endsWith("sleep 100\n"));
        sandbox.await(it -> it.terminal("act").prompt() == null ? true : null).join();
        type("\003");
        screenWhen(it -> it.endsWith("^C$ "));
        assertEquals("CC", keysOfProgram());
    }

    @Test
    void keysGoToTheProgramThatRuns() {
        screenWhen(it -> it.endsWith("$ "));
        type("sleep 100\r");
        screenWhen(it -> it.endsWith("sleep 100\n"));
        sandbox.await(it -> it.terminal("act").prompt() == null ? true : null).join();
        type("abc");
        type("\004");
        Assertions.assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    while (!keysOfProgram().equals("abcD")) {
                        Thread.onSpinWait();
                    }
                });
    }

    @Test
    void aButtonRunsItsCommandAndHearsHowItEnded() {
        screenWhen(it -> it.endsWith("$ "));
        type("half a line");
        view.run("echo \ttab\nfalse", "b1", Receipts.NOBODY);
        screenWhen(it -> words.contains("\"ran\""));
        screenWhen(it -> it.contains("said echo \ttab+false\n"));
        assertTrue(words.contains("\"id\":\"b1\"") && words.contains("\"exit\":0"), words);

        view.run("false", "b2", Receipts.NOBODY);
        screenWhen(it -> words.contains("\"id\":\"b2\""));
        assertTrue(words.contains("\"exit\":1"), words);
    }

    /** Whoever was typing goes on behind the next prompt, however many commands of buttons came between. */
    @Test
    void aButtonTakesNothingFromWhoeverIsTyping() {
        screenWhen(it -> it.endsWith("$ "));
        type("half a li");
        screenWhen(it -> it.endsWith("$ half a li"));
        view.run("one", "b1", Receipts.NOBODY);
        view.run("two", "b2", Receipts.NOBODY);
        screenWhen(it -> it.endsWith("said two\n$ half a li"));
        type("ne\r");

        screenWhen(it -> it.endsWith("$ half a line\nsaid half a line\n$ "));
        assertEquals(
                List.of("one", "two", "half a line"),
                sandbox.await(it -> it.history("act")).join());
    }

    /** What was typed before the editor began is the shell's; the prompt ends up below what that printed. */
    @Test
    void outputGoesAboveTheLineThatIsBeingEdited() {
        screenWhen(it -> it.endsWith("$ "));
        type("half");
        screenWhen(it -> it.endsWith("$ half"));
        sandbox.input(new Input.Line("act", "elsewhere")).join();

        screenWhen(it -> it.endsWith("said elsewhere\n$ half"));
    }

    @Test
    void aReaderThatComesBackMissesNothing() throws Exception {
        screenWhen(it -> it.endsWith("$ "));
        type("hello\r");
        screenWhen(it -> it.endsWith("said hello\n$ "));
        var screen = view.screen();
        var all = more(1_000, 0);

        assertEquals(1_007, screen.from(1_007).at());
        assertEquals(
                1_000,
                screen.from(7).at(),
                "an offset of another screen begins from what there is");
        assertEquals(all.bytes().length - 7, more(1_007, 0).bytes().length);
    }

    @Test
    void whatIsTypedAheadIsTheNextLine() {
        screenWhen(it -> it.endsWith("$ "));
        type("sleep 100\r");
        sandbox.await(it -> it.terminal("act").prompt() == null ? true : null).join();
        sandbox.input(new Input.Key("act", 3)).join(); // it ends, and the view may not know it yet
        type("hello\r");

        screenWhen(it -> it.endsWith("$ hello\nsaid hello\n$ "));
        assertEquals("C", keysOfProgram());
    }

    /** However fast: what is behind Enter belongs to the program, a Ctrl-C among it too. */
    @Test
    void keysBehindEnterAreTheProgramsInTheirOrder() {
        screenWhen(it -> it.endsWith("$ "));
        for (var i = 1; i <= 20; i++) {
            var round = i;
            type("sleep " + i + "\rab\003");
            type("cd" + i + "\r");
            screenWhen(it -> it.endsWith("said cd" + round + "\n$ "));
        }
        assertEquals("abC".repeat(20), keysOfProgram());
    }

    @Test
    void theHistoryIsTheShellsAlsoForAnotherView() {
        screenWhen(it -> it.endsWith("$ "));
        type("first\r");
        screenWhen(it -> it.endsWith("said first\n$ "));
        type("second\r");
        screenWhen(it -> it.endsWith("said second\n$ "));
        view.close();

        var later = TerminalView.open(sandbox, "act", 5_000);
        try {
            later.type("\u001bOA\u001bOA\r".getBytes(StandardCharsets.UTF_8), Receipts.NOBODY);
            sandbox.await(it -> it.history("act").size() == 3 ? true : null).join();
            later.type("\u0012sec\r".getBytes(StandardCharsets.UTF_8), Receipts.NOBODY);
            sandbox.await(it -> it.history("act").size() == 4 ? true : null).join();
        } finally {
            later.close();
        }
        assertEquals(
                List.of("first", "second", "first", "second"),
                sandbox.await(it -> it.history("act")).join());
    }

    /** A view that ends while a line is being edited presses no key. */
    @Test
    void closingTypesNothing() {
        screenWhen(it -> it.endsWith("$ "));
        type("half");
        screenWhen(it -> it.endsWith("$ half"));
        view.close();

        assertTrue(screenIsClosed());
        assertEquals("", keysOfProgram());
    }

    private boolean screenIsClosed() {
        return view.screen().from(0).closed();
    }

    @Test
    void noLineGrowsForEver() {
        screenWhen(it -> it.endsWith("$ "));
        for (var i = 0; i < 4; i++) {
            type("\u001b[200~" + "x".repeat(20_000) + "\u001b[201~");
            whenKeysAreRead();
        }
        screenWhen(it -> it.contains("\nA line may have at most 65536 characters.\n"));
        type("still here\r");
        screenWhen(it -> it.endsWith("said still here\n$ "));
    }

    private void whenKeysAreRead() {
        while (!view.keysAreRead()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aPasteThatIsTooLongIsNoLineAndNoKeys() {
        screenWhen(it -> it.endsWith("$ "));
        type("\u001b[200~one\r");
        for (var i = 0; i < 5; i++) {
            type("y".repeat(20_000));
            whenKeysAreRead();
        }
        type("two\r\u001b[201~");
        screenWhen(it -> it.contains("\nA line may have at most 65536 characters.\n"));
        type("still here\r");
        screenWhen(it -> it.endsWith("said still here\n$ "));
        assertEquals(List.of("still here"), sandbox.await(it -> it.history("act")).join());
    }

    @Test
    void moreKeysThanAreReadAreRefused() {
        screenWhen(it -> it.endsWith("$ "));
        type("z".repeat(70_000));

        screenWhen(
                it ->
                        it.contains(
                                "\nMore was typed than is being read: wait for the program, or press Ctrl"
                                        + " C.\n"));
    }

    /** JLine has commands that reach the server's files, and ones that make much of little. */
    @Test
    void theEditorStaysInItsTerminal() {
        screenWhen(it -> it.endsWith("$ "));
        type("safe\u0018\u0005\u001b9\u001b9\u001b9x\r");

        screenWhen(it -> it.endsWith("said safex\n$ "));
    }

    /** The journal is full while the database is away: nobody sits before a screen without a prompt. */
    @Test
    void aLineThatIsRefusedBringsThePromptBack() {
        screenWhen(it -> it.endsWith("$ "));
        fillTheJournal();
        type("hello\r");

        screenWhen(it -> it.endsWith("$ hello\n\n" + BUSY + "\n$ "));
        type("more\003");
        screenWhen(it -> it.matches("(?s).*\\$ more.*\n" + BUSY + "\n\\$ "));
        type("\u001bOA");
        screenWhen(it -> it.endsWith("\n$ hello"));

        emptyTheJournal();
        type("\r");
        screenWhen(it -> it.endsWith("$ hello\nsaid hello\n$ "));
    }

    @Test
    void aButtonHearsThatItsCommandIsRefused() {
        screenWhen(it -> it.endsWith("$ "));
        fillTheJournal();
        view.run("echo one", "b1", Receipts.NOBODY);

        screenWhen(it -> words.contains("\"ran\"") && it.endsWith(BUSY + "\n$ "));
        assertTrue(words.contains("\"id\":\"b1\"") && words.contains("\"exit\":130"), words);
    }

    /** What is taken is answered when it is written down, and nothing is; what is refused is answered at once. */
    private void fillTheJournal() {
        stalling.stall().run();
        for (var i = 0; i < 21_000; i++) {
            sandbox.input(new Input.Resize("act", 80, 24));
        }
        sandbox.input(new Input.Resize("act", 80, 24)).join();
    }

    private void emptyTheJournal() {
        stalling.goOn().run();
        while (sandbox.input(new Input.Resize("act", 80, 24)).join() instanceof Reply.Refused) {
            Thread.onSpinWait();
        }
    }
}
